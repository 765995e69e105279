import { graphemes } from "#format/elide-middle.ts";
import { columnsOf } from "./columns-of.ts";

/** A text in lines of at most so many columns, cut between words where it can be; at most `most` lines. */
export function wrappedText(text: string, width: number, most = Number.POSITIVE_INFINITY): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ").flatMap((part) => pieces(part, width))) {
    const joined = line === "" ? word : `${line} ${word}`;
    if (line !== "" && columnsOf(joined) > width) {
      lines.push(line);
      line = word;
    } else {
      line = joined;
    }
  }
  if (line !== "") lines.push(line);
  const trimmed = lines.map((entry) => entry.trimEnd());
  return trimmed.length <= most ? trimmed : [...trimmed.slice(0, most - 1), cut(trimmed[most - 1] ?? "", width)];
}

/** A word longer than a line in pieces. */
function pieces(word: string, width: number): string[] {
  if (columnsOf(word) <= width) return [word];
  const parts = [""];
  for (const grapheme of graphemes(word)) {
    const longer = (parts.at(-1) ?? "") + grapheme;
    if (columnsOf(longer) > width) parts.push(grapheme);
    else parts[parts.length - 1] = longer;
  }
  return parts;
}

function cut(line: string, width: number): string {
  const words = line.split(" ");
  while (words.length > 1 && columnsOf(words.join(" ")) > width - 4) words.pop();
  return `${pieces(words.join(" "), width - 4)[0] ?? ""} ...`;
}
