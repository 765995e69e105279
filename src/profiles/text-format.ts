/** The text formats, each by its own name. */
export type TextFormat = "collapsed";

/**
 * The one format that a text is of, judged by its first 64 KB; null when it is none. All text formats are told apart
 * here, in one place, since most of them have lines that could pass for another's.
 */
export function textFormat(text: string): TextFormat | null {
  if (text === "") return null;
  const lines = headLines(text);
  return looksCollapsed(lines) ? "collapsed" : null;
}

/** Whole lines of the head that aren't blank; the last one may be cut. */
function headLines(text: string): readonly string[] {
  const lines = text.split(/\r?\n/);
  const whole = lines.length > 1 && text.length >= 60_000 ? lines.slice(0, -1) : lines;
  return whole.filter((line) => line.trim() !== "");
}

/** Half of the lines end in a count, since some files hold comments or broken lines. */
function looksCollapsed(lines: readonly string[]): boolean {
  const stacks = lines.filter((line) => !line.startsWith("#"));
  const counted = stacks.filter((line) => /^(?:.*[^\s].*)? \d+(?:\.\d*)?\s*$/.test(line));
  return counted.length > 0 && counted.length * 2 >= stacks.length;
}
