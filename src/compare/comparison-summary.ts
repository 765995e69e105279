import { formatBytes } from "#format/format-bytes.ts";
import { formatCost } from "#format/format-cost.ts";
import { formatCount } from "#format/format-count.ts";
import { formatChange } from "#format/format-difference.ts";
import { noiseMark } from "#format/noise-mark.ts";
import { plainName } from "#format/plain-name.ts";
import type { Comparison } from "#model/comparison.ts";
import type { Difference } from "#model/flow-view.ts";

/** A number of the whole run on both sides. */
export interface WholeRunRow {
  readonly name: string;
  readonly difference: Difference;
  /** Null where nothing is known of the noise, or where there is none. */
  readonly chance: number | null;
  readonly format: (value: number | null) => string;
}

/** What the runs say as a whole: the measure, wall time, peak memory and calls, as far as both sides know them. */
export function wholeRunRows(comparison: Comparison): WholeRunRow[] {
  const { measure, whole, wallTime, peakMemory, calls, chance } = comparison;
  const rows: WholeRunRow[] = [
    {
      name: capitalized(measure.name),
      difference: whole,
      chance: chance.whole,
      format: (value) => formatCost(value, measure.unit),
    },
    {
      name: "Wall time",
      difference: wallTime,
      chance: chance.wallTime,
      format: (value) => formatCost(value, "nanoseconds"),
    },
    { name: "Peak memory", difference: peakMemory, chance: chance.peakMemory, format: formatBytes },
    { name: "Calls", difference: calls, chance: null, format: formatCount },
  ];
  return rows.filter(({ difference }) => difference.base !== null || difference.head !== null);
}

/**
 * What changed in one line: `Time 33 s → 26 s (−21 %), peak memory 138 MB → 19 MB (−86 %), calls ...`.
 *
 * @param written how a measure's name from a file is written: as Markdown, for instance
 */
export function comparisonSummary(comparison: Comparison, written: (name: string) => string = plainName): string {
  const parts = wholeRunRows(comparison)
    .filter(({ difference }) => difference.base !== null && difference.head !== null)
    .map(({ name, difference: { base, head }, chance, format }, index) => {
      const shown = written(index === 0 ? name : name.toLowerCase());
      return `${shown} ${format(base)} → ${format(head)} (${noiseMark(chance)}${formatChange(base, head)})`;
    });
  return parts.length === 0 ? "The two runs have no number in common." : `${parts.join(", ")}.`;
}

/** Says that some functions differ less than those in the table. */
export function smallerChanges(count: number): string {
  return `${formatCount(count)} more ${count === 1 ? "function differs" : "functions differ"} less than these.`;
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
