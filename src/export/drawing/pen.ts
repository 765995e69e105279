import { type Look, type Theme, type ThemeTokens, tokens } from "#format/tokens.ts";
import type { Measure } from "#model/measure.ts";
import { type TextMeasure, textMeasure } from "./text-width.ts";

/** What everything in one picture is drawn with. */
export interface Pen {
  readonly theme: Theme;
  readonly colors: ThemeTokens;
  readonly background: string;
  readonly handwriting: boolean;
  readonly measure: Measure | null;
  readonly widthOf: TextMeasure["widthOf"];
  /** Hue of each module's bar. */
  readonly hueOf: (module: string) => string;
}

export function pen(
  style: { readonly look: Look; readonly theme: Theme },
  measure: Measure | null,
  hues: ReadonlyMap<string, number>,
): Pen {
  const colors = tokens[style.theme];
  const handwriting = style.look === "sketch";
  return {
    theme: style.theme,
    colors,
    background: handwriting ? colors.sketchCanvas : colors.canvas,
    handwriting,
    measure,
    widthOf: textMeasure(handwriting).widthOf,
    hueOf: (module) => colors.moduleHues[hues.get(module) ?? 0] ?? colors.line,
  };
}
