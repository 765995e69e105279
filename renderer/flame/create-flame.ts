import { canvasContext } from "../diagram/paint/canvas-context.ts";
import { textScale } from "../widgets/text-scale.ts";
import { listenToFlame } from "./flame-gestures.ts";
import type { FlameEvents, FlameMarks } from "./flame-marks.ts";
import { listenToOverview, paintOverview } from "./flame-overview.ts";
import type { ScreenPoint } from "./flame-props.ts";
import { type FlameRange, movedRange, rangeBetween, wholeRange, zoomedRange } from "./flame-range.ts";
import { type FlameFrame, paintFlame, rowAt, rowHeight, rowTop } from "./paint-flame.ts";
import type { Unfolding } from "./unfolding.ts";
import { nodeAt } from "./visible-rects.ts";

/** A flame graph without React. */
export interface Flame {
  readonly show: (flame: Unfolding) => void;
  readonly mark: (marks: Partial<FlameMarks>) => void;
  /** Zooms so that a node fills the width; 0 is everything. */
  readonly zoomTo: (node: number) => void;
  /** Zooms about a node's middle, or the view's when it is -1. */
  readonly zoomBy: (factor: number, node: number) => void;
  /** Moves just as far as needed for a node to be seen. */
  readonly reveal: (node: number) => void;
  readonly isZoomed: () => boolean;
  readonly placeOf: (node: number) => ScreenPoint;
  readonly destroy: () => void;
}

const duration = 160;
/** Milliseconds of a frame for unfolding: leaves room to draw within a frame of a film. */
const budget = 9;

/** Sets a flame graph up on a canvas inside its box, with an overview when there is a canvas for it. */
export function createFlame(
  box: HTMLElement,
  canvas: HTMLCanvasElement,
  overview: HTMLCanvasElement | null,
  events: FlameEvents,
): Flame {
  const ctx = canvasContext(canvas, { opaque: true });
  let flame: Unfolding | null = null;
  let range: FlameRange = wholeRange(1);
  let marks: FlameMarks | null = null;
  let pending: Partial<FlameMarks> = {};
  let rows = 0;
  let handle = 0;
  let motion = 0;
  let thinnest = 1;
  let overviewIsStale = overview !== null;

  const frame = (): FlameFrame => ({
    range,
    width: box.clientWidth / textScale(),
    height: box.clientHeight / textScale(),
    pixelRatio: (devicePixelRatio || 1) * textScale(),
    budget,
    thinnest,
    ...marks!,
  });
  const draw = (): void => {
    handle = 0;
    if (flame === null || marks === null || box.clientWidth === 0) return;
    const now = frame();
    fitCanvas(canvas, box.clientWidth, box.clientHeight);
    const rects = paintFlame(ctx, flame, now, marks.colors);
    rows = Math.max(rects.rows, rows);
    thinnest = thinnestNext(thinnest, rects.count);
    if (overview !== null) {
      fitCanvas(overview, overview.clientWidth, overview.clientHeight);
      // The large picture comes first; the small one waits until it is complete.
      const mayDraw = overviewIsStale && !rects.isPartial;
      const isStill = paintOverview(overview, flame, marks, range, mayDraw);
      overviewIsStale = mayDraw ? isStill : overviewIsStale;
    }
    if (rects.isPartial || overviewIsStale) request();
    box.dataset.settled = String(!rects.isPartial && !overviewIsStale && motion === 0);
  };
  const request = (): void => {
    if (handle !== 0) return;
    box.dataset.settled = "false";
    handle = requestAnimationFrame(draw);
  };
  const set = (next: FlameRange): void => {
    const lowest = Math.max(0, rows * rowHeight - box.clientHeight / textScale() + rowHeight);
    range = { ...next, scroll: Math.min(Math.max(0, next.scroll), lowest) };
    request();
  };
  const glide = (to: FlameRange): void => {
    cancelAnimationFrame(motion);
    const from = range;
    const started = performance.now();
    const isStill = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const step = (now: number): void => {
      const share = isStill ? 1 : Math.min(1, Math.max(0, (now - started) / duration));
      motion = share < 1 ? requestAnimationFrame(step) : 0;
      set(rangeBetween(from, to, 1 - (1 - share) ** 3));
    };
    step(started);
  };
  const unitAt = (x: number) => range.start + (x / Math.max(1, box.clientWidth)) * (range.end - range.start);
  const nodeUnder = (x: number, y: number): number | null =>
    flame === null || marks === null ? null : nodeAt(flame, unitAt(x), rowAt(y / textScale(), frame()));
  const zoomTo = (node: number): void => {
    if (flame === null) return;
    const start = flame.start[node]!;
    glide({ start, end: start + Math.max(flame.total[node]!, flame.whole * 1e-9), scroll: scrollFor(node) });
  };
  /** Keeps the scroll where the node's row is seen already. */
  const scrollFor = (node: number): number => {
    const top = flame!.depth[node]! * rowHeight;
    const isSeen = top >= range.scroll && top + rowHeight <= range.scroll + box.clientHeight / textScale();
    return isSeen ? range.scroll : Math.max(0, top - 3 * rowHeight);
  };

  const stopGestures = listenToFlame(box, {
    ...events,
    nodeUnder,
    zoomTo,
    zoomAt: (factor, x) => flame !== null && set(zoomedRange(range, factor, unitAt(x), flame.whole)),
    moveBy: (x, y) => {
      if (flame === null) return;
      const units = (x / Math.max(1, box.clientWidth)) * (range.end - range.start);
      const down = marks?.upsideDown === true ? -y : y;
      set({ ...movedRange(range, units, flame.whole), scroll: range.scroll + down / textScale() });
    },
  });
  const stopOverview =
    overview === null
      ? () => undefined
      : listenToOverview(overview, (middle) => {
          if (flame === null) return;
          set(movedRange(range, middle * flame.whole - (range.start + range.end) / 2, flame.whole));
        });
  const observer = new ResizeObserver(() => {
    overviewIsStale = overview !== null;
    request();
  });
  observer.observe(box);

  return {
    show: (next) => {
      flame = next;
      rows = 0;
      range = wholeRange(next.whole);
      overviewIsStale = overview !== null;
      request();
    },
    mark: (change) => {
      pending = { ...pending, ...change };
      const hasColors = pending.colors !== undefined;
      if (marks !== null || hasColors) marks = { ...unmarked, ...marks, ...pending } as FlameMarks;
      if (hasColors || change.matches !== undefined) overviewIsStale = overview !== null;
      if (marks !== null) pending = {};
      request();
    },
    zoomTo,
    zoomBy: (factor, node) => {
      if (flame === null) return;
      const about = node < 0 ? (range.start + range.end) / 2 : flame.start[node]! + flame.total[node]! / 2;
      const inside = Math.min(range.end, Math.max(range.start, about));
      glide(zoomedRange(range, factor, inside, flame.whole));
    },
    reveal: (node) => {
      if (flame === null) return;
      const [start, end] = [flame.start[node]!, flame.start[node]! + flame.total[node]!];
      const isSeen = end > range.start && start < range.end;
      const by = isSeen ? 0 : (start + end) / 2 - (range.start + range.end) / 2;
      set({ ...movedRange(range, by, flame.whole), scroll: scrollFor(node) });
    },
    isZoomed: () => flame !== null && range.end - range.start < flame.whole * 0.999,
    placeOf: (node) => {
      const { left, top } = box.getBoundingClientRect();
      const scale = box.clientWidth / (range.end - range.start);
      const x = Math.max(0, ((flame?.start[node] ?? 0) - range.start) * scale);
      const below = rowTop(flame?.depth[node] ?? 0, frame()) + rowHeight;
      return { x: left + x + 12, y: top + below * textScale() };
    },
    destroy: () => {
      cancelAnimationFrame(handle);
      cancelAnimationFrame(motion);
      observer.disconnect();
      stopGestures();
      stopOverview();
    },
  };
}

/**
 * The width below which frames are merged, by how many were drawn last: thousands of columns of a pixel each tell nothing
 * and cost a whole frame.
 */
function thinnestNext(last: number, drawn: number): number {
  if (drawn > 14_000) return Math.min(4, last * 1.5);
  return drawn < 5000 ? 1 : last;
}

const unmarked = { upsideDown: false, matches: null, selectedFrame: -1, activeNode: -1, hoveredNode: -1 };

function fitCanvas(canvas: HTMLCanvasElement, width: number, height: number): void {
  const ratio = devicePixelRatio || 1;
  const [wide, high] = [Math.round(width * ratio), Math.round(height * ratio)];
  if (canvas.width === wide && canvas.height === high) return;
  canvas.width = wide;
  canvas.height = high;
  canvas.style.width = `${width}px`;
  canvas.style.height = `${height}px`;
}
