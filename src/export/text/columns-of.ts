import { graphemes } from "#format/elide-middle.ts";

const wide =
  /^(?:\p{Extended_Pictographic}|[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6])/u;

/** How many columns a text takes in a terminal or editor: East Asian letters and emoji take two. */
export function columnsOf(text: string): number {
  return graphemes(text).reduce((columns, grapheme) => columns + (wide.test(grapheme) ? 2 : 1), 0);
}
