import { foldedLine } from "./collapsed/folded-line.ts";

/** The text formats, each by its own name. */
export type TextFormat =
  | "austin"
  | "callgrind"
  | "collapsed"
  | "gdf"
  | "gprof"
  | "massif"
  | "memray-csv"
  | "perf"
  | "top-table"
  | "v8-ticks";

/**
 * The one format that a text is of, judged by its first 64 KB; null when it is none. All text formats are told apart
 * here, in one place, since most of them have lines that could pass for another's.
 */
export function textFormat(text: string): TextFormat | null {
  if (text === "") return null;
  const mark = marks.find(([, pattern]) => pattern.test(text));
  if (mark !== undefined) return mark[0];
  return looksCollapsed(headLines(text)) ? "collapsed" : null;
}

/** Marks that only one format has; each stands at the start of a line. */
const marks: readonly (readonly [TextFormat, RegExp])[] = [
  ["callgrind", /^# callgrind format|^(?:events|creator): *\S/m],
  ["austin", /^# austin:|^P\d+;T[\da-fx:]+(?:;[^;\n]+:[^;\n]+:\d+)+ -?\d+(?:,\d+,-?\d+)?\r?$/m],
  ["memray-csv", /^allocator,num_allocations,size,/],
  ["massif", /^desc: .*\r?\ncmd: .*\r?\ntime_unit: /],
  ["gprof", /^\s*%\s+cumulative\s+self\b|^index\s+% time\s+self\s+children\s+called\s+name/m],
  ["gdf", /^nodedef>/],
  ["v8-ticks", /^Statistical profiling result from /],
  ["top-table", /^Top \d+ Calls\s*$/m],
  ["perf", /^\S[^\n]*?\s+\d+(?:\/\d+)?\s[^\n]*?\b[\w:/.-]+:[^\n]*\n\s*[\da-f]+ [^\n]+ \([^\n]*\)\s*$/m],
  ["perf", /^\S.*?\s+\d+(?:\/\d+)?\s.*?[\w/.-]+:[\w:]*\s+[\da-f]{6,} \S.* \(.*\)\s*$/m],
];

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
