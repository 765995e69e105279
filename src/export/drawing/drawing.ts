import type { Box, Point } from "#model/scene.ts";

/** How an outline or line is drawn. */
export interface Stroke {
  readonly color: string;
  readonly width: number;
  /** Lengths of dashes and gaps; empty for a solid line. Dashes of 0 with round ends are dots. */
  readonly dash: readonly number[];
}

/** A rectangle with round corners. */
export interface RectangleShape {
  readonly kind: "rectangle";
  readonly box: Box;
  readonly radius: number;
  readonly fill: string | null;
  readonly stroke: Stroke | null;
  /** What the sketch look does with it: `card` and `group` get a wobbly outline, a group also hatching; `plain` stays. */
  readonly sketch: "card" | "group" | "bar" | "plain";
}

/** A path as in SVG's `d`. */
export interface PathShape {
  readonly kind: "path";
  readonly d: string;
  readonly fill: string | null;
  readonly stroke: Stroke | null;
  /** `line` gets wobbly in the sketch look; `mark` (arrow heads, icons) stays. */
  readonly sketch: "line" | "mark";
}

/** One line of text. */
export interface TextShape {
  readonly kind: "text";
  readonly at: Point;
  readonly anchor: "start" | "middle" | "end";
  /** Written before the text, in regular weight; null for nothing. Only with anchor `start`. */
  readonly lead: { readonly text: string; readonly color: string } | null;
  readonly text: string;
  readonly size: number;
  readonly weight: 400 | 600;
  readonly italic: boolean;
  readonly color: string;
}

/** Shapes that belong together: a card, a call. */
export interface ShapeGroup {
  readonly kind: "group";
  /** `card`, `call`, `box`, `legend`...: for style sheets and readers of the file. */
  readonly name: string;
  /** Stable from export to export: seeds the sketch look. Empty when it stands for nothing of the graph. */
  readonly key: string;
  /** What a screen reader or a pointer resting on it tells; null for none. */
  readonly title: string | null;
  readonly shapes: readonly Shape[];
}

export type Shape = RectangleShape | PathShape | TextShape | ShapeGroup;

/** A finished picture: shapes from back to front, on a background. What SVG, PNG and PDF are written from. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly background: string;
  readonly title: string;
  readonly description: string;
  /** True for the hand-drawn font. */
  readonly handwriting: boolean;
  readonly shapes: readonly Shape[];
}

const solid: readonly number[] = [];

export function stroke(color: string, width = 1, dash: readonly number[] = solid): Stroke {
  return { color, width, dash };
}

export function rectangle(
  box: Box,
  style: { radius?: number; fill?: string | null; stroke?: Stroke | null; sketch?: RectangleShape["sketch"] },
): RectangleShape {
  const { radius = 0, fill = null, sketch = "plain" } = style;
  return { kind: "rectangle", box, radius, fill, stroke: style.stroke ?? null, sketch };
}

export function path(
  d: string,
  style: { fill?: string | null; stroke?: Stroke | null; sketch?: PathShape["sketch"] },
): PathShape {
  return { kind: "path", d, fill: style.fill ?? null, stroke: style.stroke ?? null, sketch: style.sketch ?? "mark" };
}

export function text(
  at: Point,
  content: string,
  style: { size: number; color: string } & Partial<Pick<TextShape, "anchor" | "weight" | "italic" | "lead">>,
): TextShape {
  const { anchor = "start", weight = 400, italic = false, lead = null } = style;
  return { kind: "text", at, anchor, lead, text: content, size: style.size, weight, italic, color: style.color };
}

export function group(name: string, key: string, title: string | null, shapes: readonly Shape[]): ShapeGroup {
  return { kind: "group", name, key, title, shapes };
}
