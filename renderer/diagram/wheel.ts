import { type View, zoomedAt } from "./viewport-math.ts";

interface Zoomable {
  readonly view: () => View;
  readonly setView: (view: View) => void;
}

/**
 * Plain wheel pans, Ctrl or Command with the wheel zooms about the pointer; a pinch on a touchpad arrives as the latter.
 * Listens on the element around the container, before cytoscape does, which would zoom on every turn. Answers how to stop.
 */
export function listenToWheel(container: HTMLElement, stage: Zoomable): () => void {
  const turned = (event: WheelEvent) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    const view = stage.view();
    const { left, top } = container.getBoundingClientRect();
    if (event.ctrlKey || event.metaKey) {
      const at = { x: event.clientX - left, y: event.clientY - top };
      stage.setView(zoomedAt(view, view.zoom * wheelZoom(event), at));
      return;
    }
    const { x, y } = wheelMove(event);
    stage.setView({ zoom: view.zoom, pan: { x: view.pan.x - x, y: view.pan.y - y } });
  };
  const around = container.parentElement ?? container;
  around.addEventListener("wheel", turned, { capture: true, passive: false });
  return () => around.removeEventListener("wheel", turned, { capture: true });
}

/** The zoom factor of one turn: small for a touchpad's many small steps, at most a fourth for a notch. */
export function wheelZoom(event: Pick<WheelEvent, "deltaY" | "deltaMode">): number {
  const pixels = event.deltaY * lineHeight(event.deltaMode);
  return Math.exp(-Math.min(22, Math.max(-22, pixels)) * 0.01);
}

/** How far one turn moves the view, in CSS pixels; Shift turns up and down into left and right. */
export function wheelMove(event: Pick<WheelEvent, "deltaX" | "deltaY" | "deltaMode" | "shiftKey">): {
  readonly x: number;
  readonly y: number;
} {
  const size = lineHeight(event.deltaMode);
  const [x, y] = [event.deltaX * size, event.deltaY * size];
  return event.shiftKey && x === 0 ? { x: y, y: 0 } : { x, y };
}

function lineHeight(deltaMode: number): number {
  return deltaMode === 0 ? 1 : deltaMode === 1 ? 16 : 400;
}
