import type { RunTimeline, TimelineTrack } from "#contract/answers.ts";
import { formatDuration } from "#format/format-duration.ts";
import { fonts } from "#format/tokens.ts";
import type { TimeRange } from "#model/time-range.ts";
import type { FlameColors } from "./flame-colors.ts";
import { ticks } from "./timeline-scale.ts";

/** Heights in CSS pixels. */
export const rulerHeight = 24;
const nameHeight = 20;

/** Few tracks get room to read; of many more are in sight at once. */
export function trackHeight(tracks: number): number {
  return tracks > 5 ? 56 : 96;
}

export interface TimelineFrame {
  readonly shown: TimeRange;
  readonly selected: TimeRange | null;
  /** The time under the keyboard's mark; null without one. */
  readonly mark: number | null;
  /** The track that the keyboard is on; null while it isn't there. */
  readonly track: number | null;
  readonly width: number;
  readonly height: number;
  readonly pixelRatio: number;
}

/** Draws the ruler and a track for each thread: stack depth as height, the module on top as colour. */
export function paintTimeline(
  ctx: CanvasRenderingContext2D,
  timeline: RunTimeline,
  frame: TimelineFrame,
  colors: FlameColors,
  nameOf: (track: TimelineTrack) => string,
): void {
  const { width, height, pixelRatio, shown } = frame;
  const each = trackHeight(timeline.tracks.length);
  ctx.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0);
  ctx.fillStyle = colors.canvas;
  ctx.fillRect(0, 0, width, height);
  const whole = (x: number) => Math.round(x * pixelRatio) / pixelRatio;
  const xOf = (time: number) => ((time - shown.start) / (shown.end - shown.start)) * width;
  paintRuler(ctx, frame, colors, xOf);
  timeline.tracks.forEach((track, index) => {
    const top = rulerHeight + index * each;
    const room = each - nameHeight - 6;
    const bottom = top + each - 6;
    const columnTime = (timeline.range.end - timeline.range.start) / track.depths.length;
    for (let column = 0; column < track.depths.length; column++) {
      const depth = track.depths[column]!;
      if (depth === 0) continue;
      // Whole pixels of the screen, so that no seam shows between columns.
      const left = whole(xOf(timeline.range.start + column * columnTime));
      const right = whole(xOf(timeline.range.start + (column + 1) * columnTime));
      if (right < 0 || left > width) continue;
      const bar = Math.max(2, (depth / Math.max(1, track.deepest)) * room);
      ctx.fillStyle = colors.fill(track.functions[column]!, 1);
      ctx.fillRect(left, bottom - bar, Math.max(1 / pixelRatio, right - left), bar);
    }
    ctx.fillStyle = colors.rest;
    ctx.fillRect(0, bottom, width, 1);
  });
  if (frame.selected !== null) paintSelection(ctx, frame, frame.selected, colors, xOf);
  timeline.tracks.forEach((track, index) => {
    const top = rulerHeight + index * each;
    const isMarked = index === frame.track && timeline.tracks.length > 1;
    ctx.font = `${isMarked ? 600 : 400} 11.5px ${fonts.text}`;
    ctx.fillStyle = colors.ink;
    ctx.fillText(nameOf(track), 8, top + 14, width - 16);
    ctx.fillStyle = colors.accent;
    if (isMarked) ctx.fillRect(0, top + 2, 3, each - 8);
  });
  if (frame.mark !== null) {
    ctx.fillStyle = colors.accent;
    ctx.fillRect(Math.round(xOf(frame.mark)), 0, 1.5, height);
  }
}

function paintRuler(
  ctx: CanvasRenderingContext2D,
  { shown, width, height }: TimelineFrame,
  colors: FlameColors,
  xOf: (time: number) => number,
): void {
  ctx.font = `11px ${fonts.text}`;
  for (const time of ticks(shown, width / 110)) {
    const x = Math.round(xOf(time));
    ctx.fillStyle = colors.rest;
    ctx.fillRect(x, 0, 1, height);
    ctx.fillStyle = colors.muted;
    ctx.fillText(time === 0 ? "0" : formatDuration(time), x + 4, 15);
  }
}

function paintSelection(
  ctx: CanvasRenderingContext2D,
  { width, height }: TimelineFrame,
  selected: TimeRange,
  colors: FlameColors,
  xOf: (time: number) => number,
): void {
  const left = Math.min(width, Math.max(0, xOf(selected.start)));
  const right = Math.min(width, Math.max(0, xOf(selected.end)));
  ctx.fillStyle = colors.canvas;
  ctx.globalAlpha = 0.6;
  ctx.fillRect(0, rulerHeight, left, height);
  ctx.fillRect(right, rulerHeight, width - right, height);
  ctx.globalAlpha = 1;
  ctx.fillStyle = colors.accent;
  ctx.fillRect(left - 1, rulerHeight, 2, height);
  ctx.fillRect(right - 1, rulerHeight, 2, height);
}
