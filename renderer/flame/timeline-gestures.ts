import type { TimeRange } from "#model/time-range.ts";
import { movedTime, rangeOf, zoomedTime } from "./timeline-scale.ts";

interface TimelineGestures {
  readonly shown: () => TimeRange;
  readonly end: () => number;
  readonly onShow: (range: TimeRange | null) => void;
  /** While a range is dragged; null when that has ended. */
  readonly onDrag: (range: TimeRange | null) => void;
  readonly onSelect: (range: TimeRange | null) => void;
  /** A double click, so many CSS pixels below the canvas's top. */
  readonly onThread: (y: number) => void;
}

/** A press that moves less than this is a click, in CSS pixels. */
const slack = 4;

/** Dragging selects a range, a click takes it away, a double click shows a thread alone; Ctrl or Command with the wheel zooms, Shift or a sideways wheel pans. Answers how to stop. */
export function listenToTimeline(canvas: HTMLCanvasElement, gestures: TimelineGestures): () => void {
  const controller = new AbortController();
  const { signal } = controller;
  const timeAt = (event: MouseEvent): number => {
    const { left, width } = canvas.getBoundingClientRect();
    const { start, end } = gestures.shown();
    return start + ((event.clientX - left) / Math.max(1, width)) * (end - start);
  };
  let press: { readonly x: number; readonly time: number } | null = null;
  canvas.addEventListener(
    "wheel",
    (event) => {
      const shown = gestures.shown();
      const size = event.deltaMode === 0 ? 1 : 16;
      const sideways = event.shiftKey && event.deltaX === 0 ? event.deltaY : event.deltaX;
      if (event.ctrlKey || event.metaKey) {
        const pixels = Math.min(60, Math.max(-60, event.deltaY * size));
        gestures.onShow(zoomedTime(shown, Math.exp(-pixels * 0.012), timeAt(event), gestures.end()));
      } else if (sideways !== 0) {
        const by = ((sideways * size) / Math.max(1, canvas.clientWidth)) * (shown.end - shown.start);
        gestures.onShow(movedTime(shown, by, gestures.end()));
      } else return;
      event.preventDefault();
    },
    { passive: false, signal },
  );
  canvas.addEventListener(
    "pointerdown",
    (event) => {
      if (event.button !== 0) return;
      press = { x: event.clientX, time: timeAt(event) };
      canvas.setPointerCapture(event.pointerId);
    },
    { signal },
  );
  canvas.addEventListener(
    "pointermove",
    (event) => {
      if (press === null || Math.abs(event.clientX - press.x) < slack) return;
      gestures.onDrag(rangeOf(press.time, timeAt(event), gestures.end()));
    },
    { signal },
  );
  canvas.addEventListener(
    "pointerup",
    (event) => {
      if (press === null) return;
      const isDrag = Math.abs(event.clientX - press.x) >= slack;
      const range = isDrag ? rangeOf(press.time, timeAt(event), gestures.end()) : null;
      press = null;
      gestures.onDrag(null);
      gestures.onSelect(range);
    },
    { signal },
  );
  canvas.addEventListener(
    "dblclick",
    (event) => gestures.onThread(event.clientY - canvas.getBoundingClientRect().top),
    { signal },
  );
  canvas.addEventListener(
    "pointercancel",
    () => {
      press = null;
      gestures.onDrag(null);
    },
    { signal },
  );
  return () => controller.abort();
}
