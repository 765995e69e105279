import { mixColors } from "./color.ts";
import { type Theme, tokens } from "./tokens.ts";

/** The colour of a share of the whole, 0 to 1. Shares are spread by their root, so that 5 % and 20 % differ visibly. */
export function costColor(share: number, theme: Theme): string {
  const [cool, warm, hot] = tokens[theme].costRamp;
  const place = Math.sqrt(Math.min(1, Math.max(0, share)));
  return place < 0.5 ? mixColors(cool, warm, place * 2) : mixColors(warm, hot, place * 2 - 1);
}
