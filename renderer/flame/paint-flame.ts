import { elideMiddle } from "#format/elide-middle.ts";
import { plainName } from "#format/plain-name.ts";
import { fonts } from "#format/tokens.ts";
import type { FlameColors } from "./flame-colors.ts";
import type { FlameRange } from "./flame-range.ts";
import { flameWords } from "./flame-words.ts";
import type { Unfolding } from "./unfolding.ts";
import { type VisibleRects, visibleRects } from "./visible-rects.ts";

/** Height of a row in CSS pixels at 100 % text; everything here is drawn larger by the size of text. */
export const rowHeight = 19;

/** One frame of a flame graph. */
export interface FlameFrame {
  readonly range: FlameRange;
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
  readonly pixelRatio: number;
  /** True to grow from the bottom: callers above a function. */
  readonly upsideDown: boolean;
  /** By frame: 1 where a search found it; null for no search. */
  readonly matches: Uint8Array | null;
  /** Index into the tree's frames of the selected function; -1 for none. */
  readonly selectedFrame: number;
  /** The node with the keyboard's mark and the one under the pointer; -1 for none. */
  readonly activeNode: number;
  readonly hoveredNode: number;
  /** Milliseconds for unfolding. */
  readonly budget: number;
  /** Narrower frames are merged, in CSS pixels. */
  readonly thinnest: number;
}

/** Draws what a range shows. Answers the rects, which hold until the next drawing. */
export function paintFlame(
  ctx: CanvasRenderingContext2D,
  flame: Unfolding,
  frame: FlameFrame,
  colors: FlameColors,
): VisibleRects {
  const { range, width, height, pixelRatio } = frame;
  ctx.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0);
  ctx.fillStyle = colors.canvas;
  ctx.fillRect(0, 0, width, height);
  const rects = visibleRects(flame, range, {
    width,
    firstRow: Math.floor(range.scroll / rowHeight),
    lastRow: Math.ceil((range.scroll + height) / rowHeight),
    thinnest: frame.thinnest,
    budget: frame.budget,
    atLeast: 40,
  });
  paintRects(ctx, flame, rects, frame, colors);
  paintNames(ctx, flame, rects, frame, colors);
  paintOutlines(ctx, flame, rects, frame, colors);
  return rects;
}

/** The upper edge of a row. */
export function rowTop(row: number, frame: Pick<FlameFrame, "range" | "height" | "upsideDown">): number {
  const top = row * rowHeight - frame.range.scroll;
  return frame.upsideDown ? frame.height - top - rowHeight : top;
}

/** The row at a height. */
export function rowAt(y: number, frame: Pick<FlameFrame, "range" | "height" | "upsideDown">): number {
  return Math.floor(((frame.upsideDown ? frame.height - y : y) + frame.range.scroll) / rowHeight);
}

/** Filled colour by colour, since changing the fill is what costs. */
function paintRects(
  ctx: CanvasRenderingContext2D,
  flame: Unfolding,
  rects: VisibleRects,
  frame: FlameFrame,
  colors: FlameColors,
): void {
  const byColor = new Map<string, number[]>();
  for (let index = 0; index < rects.count; index++) {
    const color = fillOf(flame, rects.node[index]!, frame, colors);
    const list = byColor.get(color);
    if (list === undefined) byColor.set(color, [index]);
    else list.push(index);
  }
  for (const [color, indexes] of byColor) {
    ctx.fillStyle = color;
    for (const index of indexes) {
      const left = Math.max(0, rects.x[index]!);
      const right = Math.min(frame.width, rects.x[index]! + rects.width[index]!);
      const gap = right - left > 3 ? 0.75 : 0;
      ctx.fillRect(left, rowTop(rects.row[index]!, frame), Math.max(0.5, right - left - gap), rowHeight - 1);
    }
  }
}

function fillOf(flame: Unfolding, node: number, frame: FlameFrame, colors: FlameColors): string {
  if (node < 0) return colors.rest;
  const index = flame.frame[node]!;
  if (frame.matches !== null && index >= 0) return frame.matches[index] === 1 ? colors.found : colors.rest;
  return colors.fill(index, flame.whole === 0 ? 0 : flame.total[node]! / flame.whole);
}

const shortNames = new Map<string, string>();

function paintNames(
  ctx: CanvasRenderingContext2D,
  flame: Unfolding,
  rects: VisibleRects,
  frame: FlameFrame,
  colors: FlameColors,
): void {
  ctx.font = `11.5px ${fonts.text}`;
  for (let index = 0; index < rects.count; index++) {
    const node = rects.node[index]!;
    const left = Math.max(0, rects.x[index]!);
    const width = Math.min(frame.width, rects.x[index]! + rects.width[index]!) - left;
    if (width < 34 || node < 0) continue;
    const frameIndex = flame.frame[node]!;
    const isDim = frame.matches !== null && frameIndex >= 0 && frame.matches[frameIndex] === 0;
    ctx.fillStyle = isDim ? colors.muted : colors.ink;
    const name = fittedName(ctx, nameOf(flame, node), width - 8);
    ctx.fillText(name, left + 4, rowTop(rects.row[index]!, frame) + 13.5);
  }
}

/** The name of a node's function; the root stands for everything. */
export function nameOf(flame: Unfolding, node: number): string {
  const frame = flame.frame[node]!;
  return frame < 0 ? flameWords.root : plainName(flame.tree.frames[frame]!.name);
}

const averageLetter = 6.3;

function fittedName(ctx: CanvasRenderingContext2D, name: string, most: number): string {
  if (name.length * 9 < most) return name; // surely fits: no need to measure
  const key = `${Math.round(most)} ${name}`;
  const known = shortNames.get(key);
  if (known !== undefined) return known;
  if (shortNames.size > 30_000) shortNames.clear();
  const start = name.length > 300 ? `${name.slice(0, 150)}${name.slice(-150)}` : name;
  const short = most < averageLetter * 2 ? "" : elideMiddle(start, most, (text) => ctx.measureText(text).width);
  shortNames.set(key, short);
  return short;
}

function paintOutlines(
  ctx: CanvasRenderingContext2D,
  flame: Unfolding,
  rects: VisibleRects,
  frame: FlameFrame,
  colors: FlameColors,
): void {
  const outline = (index: number, color: string, lineWidth: number) => {
    const left = Math.max(0.5, rects.x[index]!);
    const right = Math.min(frame.width - 0.5, rects.x[index]! + rects.width[index]!);
    ctx.strokeStyle = color;
    ctx.lineWidth = lineWidth;
    ctx.strokeRect(left + 0.5, rowTop(rects.row[index]!, frame) + 0.5, Math.max(1, right - left - 1.5), rowHeight - 2);
  };
  for (let index = 0; index < rects.count; index++) {
    const node = rects.node[index]!;
    if (node < 0) continue;
    if (node === frame.activeNode) outline(index, colors.accent, 2.5);
    else if (node === frame.hoveredNode) outline(index, colors.ink, 1);
    else if (frame.selectedFrame >= 0 && flame.frame[node] === frame.selectedFrame && rects.width[index]! > 2) {
      outline(index, colors.accent, 1.25);
    }
  }
}
