import type { FlameEvents } from "./flame-marks.ts";

interface FlameGestures extends FlameEvents {
  readonly nodeUnder: (x: number, y: number) => number | null;
  readonly zoomTo: (node: number) => void;
  /** Zooms about a place, in pixels from the left. */
  readonly zoomAt: (factor: number, x: number) => void;
  /** Moves the view by pixels. */
  readonly moveBy: (x: number, y: number) => void;
}

/** A press that moves farther than this is a drag, in CSS pixels. */
const slack = 4;

/**
 * Wheel pans, Ctrl or Command with it zooms about the pointer; dragging pans; a click selects, a double click zooms to
 * the frame (on nothing: to everything). Answers how to stop.
 */
export function listenToFlame(box: HTMLElement, gestures: FlameGestures): () => void {
  const controller = new AbortController();
  const { signal } = controller;
  const place = (event: MouseEvent) => {
    const { left, top } = box.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  };
  const under = (event: MouseEvent) => {
    const { x, y } = place(event);
    return gestures.nodeUnder(x, y);
  };
  let press: { x: number; y: number; isDrag: boolean } | null = null;

  box.addEventListener(
    "wheel",
    (event) => {
      event.preventDefault();
      const size = event.deltaMode === 0 ? 1 : 16;
      if (event.ctrlKey || event.metaKey) {
        const pixels = Math.min(24, Math.max(-24, event.deltaY * size));
        gestures.zoomAt(Math.exp(-pixels * 0.012), place(event).x);
      } else if (event.shiftKey && event.deltaX === 0) gestures.moveBy(event.deltaY * size, 0);
      else gestures.moveBy(event.deltaX * size, event.deltaY * size);
    },
    { passive: false, signal },
  );
  box.addEventListener(
    "pointerdown",
    (event) => {
      if (event.button === 0) press = { x: event.clientX, y: event.clientY, isDrag: false };
    },
    { signal },
  );
  box.addEventListener(
    "pointermove",
    (event) => {
      if (press === null || event.buttons === 0) {
        gestures.onHover(under(event), { x: event.clientX, y: event.clientY });
        return;
      }
      const [x, y] = [press.x - event.clientX, press.y - event.clientY];
      if (!press.isDrag && Math.hypot(x, y) < slack) return;
      if (!press.isDrag) box.setPointerCapture(event.pointerId);
      press = { x: event.clientX, y: event.clientY, isDrag: true };
      gestures.onHover(null, { x: 0, y: 0 });
      gestures.moveBy(x, y);
    },
    { signal },
  );
  box.addEventListener(
    "pointerup",
    (event) => {
      if (press !== null && !press.isDrag) gestures.onTap(under(event));
      press = null;
    },
    { signal },
  );
  box.addEventListener(
    "pointercancel",
    () => {
      press = null;
    },
    { signal },
  );
  box.addEventListener("pointerleave", () => gestures.onHover(null, { x: 0, y: 0 }), { signal });
  box.addEventListener(
    "dblclick",
    (event) => {
      const node = under(event) ?? 0;
      if (!gestures.onPick(node)) gestures.zoomTo(node);
    },
    { signal },
  );
  box.addEventListener(
    "contextmenu",
    (event) => {
      event.preventDefault();
      const node = under(event);
      if (node !== null && event.button === 2) gestures.onMenu(node, { x: event.clientX, y: event.clientY });
    },
    { signal },
  );
  return () => controller.abort();
}
