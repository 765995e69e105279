import { graphemes } from "#format/elide-middle.ts";

/** A text in lines of at most so many characters, cut between words where it can be; at most `most` lines. */
export function wrappedText(text: string, width: number, most = Number.POSITIVE_INFINITY): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ").flatMap((part) => pieces(part, width))) {
    if (line !== "" && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else {
      line = line === "" ? word : `${line} ${word}`;
    }
  }
  if (line !== "") lines.push(line);
  if (lines.length <= most) return lines;
  const last = lines[most - 1] ?? "";
  return [...lines.slice(0, most - 1), `${last.slice(0, width - 2)} …`];
}

/** A word longer than a line in pieces. */
function pieces(word: string, width: number): string[] {
  if (word.length <= width) return [word];
  const parts = graphemes(word);
  const size = Math.max(1, Math.floor((width * parts.length) / word.length));
  return Array.from({ length: Math.ceil(parts.length / size) }, (_, index) =>
    parts.slice(index * size, (index + 1) * size).join(""),
  );
}
