import type { FlameMarks } from "./flame-marks.ts";
import { type FlameRange, wholeRange } from "./flame-range.ts";
import type { Unfolding } from "./unfolding.ts";
import { visibleRects } from "./visible-rects.ts";

const rows = 60;
const pictures = new WeakMap<HTMLCanvasElement, HTMLCanvasElement>();

/**
 * Draws the whole flame graph in small with a frame around what is seen. The small picture is kept and only drawn anew
 * when it is stale. Answers whether it still is, because unfolding took too long.
 */
export function paintOverview(
  canvas: HTMLCanvasElement,
  flame: Unfolding,
  marks: FlameMarks,
  range: FlameRange,
  isStale: boolean,
): boolean {
  let stillStale = false;
  const kept = pictures.get(canvas);
  const picture = kept ?? document.createElement("canvas");
  if (isStale || kept === undefined) stillStale = paintSmall(picture, canvas, flame, marks);
  pictures.set(canvas, picture);
  const ctx = canvas.getContext("2d")!;
  ctx.setTransform(1, 0, 0, 1, 0, 0);
  ctx.drawImage(picture, 0, 0);
  const scale = canvas.width / Math.max(flame.whole, Number.MIN_VALUE);
  const [left, right] = [range.start * scale, range.end * scale];
  if (right - left < canvas.width - 1) {
    ctx.fillStyle = marks.colors.canvas;
    ctx.globalAlpha = 0.6;
    ctx.fillRect(0, 0, left, canvas.height);
    ctx.fillRect(right, 0, canvas.width - right, canvas.height);
    ctx.globalAlpha = 1;
    ctx.strokeStyle = marks.colors.accent;
    ctx.lineWidth = 2;
    ctx.strokeRect(left + 1, 1, Math.max(3, right - left - 2), canvas.height - 2);
  }
  return stillStale;
}

function paintSmall(
  picture: HTMLCanvasElement,
  canvas: HTMLCanvasElement,
  flame: Unfolding,
  marks: FlameMarks,
): boolean {
  picture.width = Math.max(1, canvas.width);
  picture.height = Math.max(1, canvas.height);
  const ctx = picture.getContext("2d", { alpha: false })!;
  ctx.fillStyle = marks.colors.canvas;
  ctx.fillRect(0, 0, picture.width, picture.height);
  const rects = visibleRects(flame, wholeRange(flame.whole), {
    width: picture.width,
    firstRow: 0,
    lastRow: rows,
    thinnest: 2,
    budget: 5,
    atLeast: 20,
  });
  const height = picture.height / Math.max(8, Math.min(rects.rows, rows));
  for (let index = 0; index < rects.count; index++) {
    const node = rects.node[index]!;
    const frame = node < 0 ? -1 : flame.frame[node]!;
    const isDim = node < 0 || (marks.matches !== null && frame >= 0 && marks.matches[frame] === 0);
    ctx.fillStyle = isDim ? marks.colors.rest : marks.colors.fill(frame, flame.total[node]! / flame.whole);
    const row = rects.row[index]!;
    const y = marks.upsideDown ? picture.height - (row + 1) * height : row * height;
    ctx.fillRect(rects.x[index]!, y, Math.max(0.7, rects.width[index]! - 0.3), Math.max(1, height - 0.4));
  }
  return rects.isPartial;
}

/** Pressing and dragging on the overview moves the view there: 0 is the left edge, 1 the right. Answers how to stop. */
export function listenToOverview(canvas: HTMLCanvasElement, onLook: (middle: number) => void): () => void {
  const controller = new AbortController();
  const { signal } = controller;
  const look = (event: PointerEvent) => {
    const { left, width } = canvas.getBoundingClientRect();
    onLook((event.clientX - left) / Math.max(1, width));
  };
  canvas.addEventListener(
    "pointerdown",
    (event) => {
      canvas.setPointerCapture(event.pointerId);
      look(event);
    },
    { signal },
  );
  canvas.addEventListener(
    "pointermove",
    (event) => {
      if (event.buttons === 1) look(event);
    },
    { signal },
  );
  return () => controller.abort();
}
