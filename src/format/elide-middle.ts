/** The characters that a person would count, so that an emoji isn't cut in two. */
export function graphemes(text: string): string[] {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: plain text is split the fast way
  if (/^[\u0000-\u007f]*$/.test(text)) return text.split("");
  return Array.from(new Intl.Segmenter("en", { granularity: "grapheme" }).segment(text), ({ segment }) => segment);
}

/**
 * Shortens a text to a width by leaving out its middle: `get_all…_states`. Beginning and end of a name tell more than
 * its middle.
 *
 * @param widthOf width of a piece of text in the same unit as `most`; characters when left out
 */
export function elideMiddle(text: string, most: number, widthOf: (text: string) => number = charactersOf): string {
  if (widthOf(text) <= most) return text;
  const parts = graphemes(text);
  let fewest = 0;
  let largest = parts.length - 1;
  while (fewest < largest) {
    const kept = Math.ceil((fewest + largest) / 2);
    if (widthOf(shortened(parts, kept)) <= most) fewest = kept;
    else largest = kept - 1;
  }
  return shortened(parts, fewest);
}

function shortened(parts: readonly string[], kept: number): string {
  const head = Math.ceil(kept / 2);
  const tail = kept - head;
  return `${parts.slice(0, head).join("")}…${tail === 0 ? "" : parts.slice(-tail).join("")}`;
}

function charactersOf(text: string): number {
  return graphemes(text).length;
}
