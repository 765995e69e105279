import { elideMiddle } from "#format/elide-middle.ts";
import { fonts, type Look } from "#format/tokens.ts";

export type Weight = "normal" | "semibold";

/** A font as the canvas wants it. Sketch letters are a little larger, since hand-drawn ones look smaller. */
export function fontOf(look: Look, size: number, weight: Weight = "normal", italic = false): string {
  const style = italic ? "italic " : "";
  if (look === "sketch") return `${style}${weight === "semibold" ? 700 : 400} ${size * 1.06}px ${fonts.sketch}`;
  return `${style}${weight === "semibold" ? 600 : 400} ${size}px ${fonts.text}`;
}

const widths = new Map<string, number>();
const elided = new Map<string, string>();
const mostRemembered = 20_000;

/** Width of a text in the context's font, remembered. */
export function textWidth(ctx: CanvasRenderingContext2D, text: string): number {
  const key = `${ctx.font}\n${text}`;
  const known = widths.get(key);
  if (known !== undefined) return known;
  if (widths.size > mostRemembered) widths.clear();
  const width = ctx.measureText(text).width;
  widths.set(key, width);
  return width;
}

/** The text with its middle left out where it is too wide for the context's font, remembered; "" when not even "…" fits. */
export function fitted(ctx: CanvasRenderingContext2D, text: string, most: number): string {
  if (most < 8) return "";
  if (textWidth(ctx, text) <= most) return text;
  const key = `${ctx.font}\n${Math.round(most)}\n${text}`;
  const known = elided.get(key);
  if (known !== undefined) return known;
  if (elided.size > mostRemembered) elided.clear();
  const short = elideMiddle(text.slice(0, 400), most, (part) => ctx.measureText(part).width);
  elided.set(key, short);
  return short;
}

/** Forgets all widths: after a font has arrived. */
export function forgetTextWidths(): void {
  widths.clear();
  elided.clear();
}
