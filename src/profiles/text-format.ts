import { foldedLine } from "./collapsed/folded-line.ts";

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

/** The lines of the head that aren't blank. */
function headLines(text: string): readonly string[] {
  return text.split(/\r?\n/).filter((line) => line.trim() !== "");
}

/** Half of the lines end in a count, since some files hold comments or broken lines. */
function looksCollapsed(lines: readonly string[]): boolean {
  const stacks = lines.filter((line) => !line.startsWith("#"));
  const counted = stacks.filter((line) => foldedLine(line, 1) !== null);
  return counted.length > 0 && counted.length * 2 >= stacks.length;
}
