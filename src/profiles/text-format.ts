import { foldedLine } from "./collapsed/folded-line.ts";
import { perfFrame, perfHeader } from "./perf/perf-line.ts";
import type { ProfileSource } from "./source/profile-source.ts";

/** The text formats, each by its own name. */
export type TextFormat =
  | "austin"
  | "callgrind"
  | "collapsed"
  | "gdf"
  | "gprof"
  | "instruments"
  | "massif"
  | "memray-csv"
  | "perf"
  | "top-table"
  | "v8-ticks";

/**
 * The one format that a text is of, judged by its first 64 KB; null when it is none. All text formats are told apart
 * here, in one place, since most of them have lines that could pass for another's.
 */
export function textFormat(source: ProfileSource): TextFormat | null {
  const known = formats.get(source);
  if (known !== undefined) return known;
  const format = formatOfText(source.text);
  formats.set(source, format);
  return format;
}

/** Judged once for a source, since every importer of a text asks. */
const formats = new WeakMap<ProfileSource, TextFormat | null>();

function formatOfText(text: string): TextFormat | null {
  if (text === "") return null;
  const mark = marks.find(([, pattern, word]) => (word === undefined || text.includes(word)) && pattern.test(text));
  if (mark !== undefined) return mark[0];
  const lines = headLines(text);
  if (looksLikePerf(lines)) return "perf";
  return looksCollapsed(lines) ? "collapsed" : null;
}

/** Marks that only one format has, each at the start of a line; a word is looked for first where the pattern is slow. */
const marks: readonly (readonly [format: TextFormat, pattern: RegExp, word?: string])[] = [
  ["top-table", /^Top \d+ Calls\s*$/m, " Calls"],
  ["callgrind", /^# callgrind format|^(?:events|creator): *\S/m],
  ["austin", /^# austin:|^P\d+;T[\da-fx:]+(?:;[^;\n]+:[^;\n]+:\d+)+ -?\d+(?:,\d+,-?\d+)?\r?$/m],
  ["memray-csv", /^allocator,num_allocations,size,/],
  ["massif", /^desc: .*\r?\ncmd: .*\r?\ntime_unit: /],
  ["gprof", /^\s*%\s+cumulative\s+self\b|^index\s+% time\s+self\s+children\s+called\s+name/m, "self"],
  ["instruments", /^[^\n]*(?:Weight|Running Time|Bytes Used|Total Samples)[^\n]*\t\s*Symbol Name\s*$/m, "Symbol Name"],
  ["gdf", /^nodedef>/],
  ["v8-ticks", /^Statistical profiling result from /],
];

/** The lines of the head that aren't blank. */
function headLines(text: string): readonly string[] {
  return text.split(/\r?\n/).filter((line) => line.trim() !== "");
}

/** A sample's first line with a frame after it, or nothing but perf's own comments. */
function looksLikePerf(lines: readonly string[]): boolean {
  if (lines.every((line) => line.startsWith("#"))) return lines.some((line) => line.startsWith("# perf version"));
  return lines.some((line, index) => {
    const next = lines[index + 1] ?? "";
    if (line.length > 1000 || next.length > 10_000) return false;
    const header = perfHeader(line);
    return header !== null && (perfFrame(header.rest) !== null || perfFrame(next) !== null);
  });
}

/** Half of the lines end in a count, since some files hold comments or broken lines. */
function looksCollapsed(lines: readonly string[]): boolean {
  const stacks = lines.filter((line) => !line.startsWith("#"));
  const counted = stacks.filter((line) => foldedLine(line, 1) !== null);
  return counted.length > 0 && counted.length * 2 >= stacks.length;
}
