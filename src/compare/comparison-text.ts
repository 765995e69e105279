import { formatCalls } from "#format/format-calls.ts";
import { formatCost } from "#format/format-cost.ts";
import { formatChange, formatCountDifference, formatDifference } from "#format/format-difference.ts";
import { noiseMark } from "#format/noise-mark.ts";
import { plainName } from "#format/plain-name.ts";
import { textTable } from "#format/text-table.ts";
import type { ComparedFunction, Comparison } from "#model/comparison.ts";
import { changedFunctions } from "./changed-functions.ts";
import { smallerChanges, wholeRunRows } from "./comparison-summary.ts";

/** A comparison for the terminal: the whole runs, then the functions that changed most. */
export function comparisonText(comparison: Comparison, most = 20): string {
  const { base, head, measure } = comparison;
  const whole = wholeRunRows(comparison).map(({ name, difference, chance, format }) => [
    name,
    format(difference.base),
    format(difference.head),
    noiseMark(chance) + formatChange(difference.base, difference.head),
  ]);
  const { shown, smaller } = changedFunctions(comparison, most);
  const changed = shown.map((entry) => functionRow(entry, comparison));
  return [
    `Base: ${plainName(base.label)}`,
    `Head: ${plainName(head.label)}`,
    "",
    textTable(["", "Base", "Head", "Change"], "lrrr", whole),
    "",
    changed.length === 0
      ? "No function changed in calls or cost."
      : textTable([`Self ${measure.name}`, "Change", "Calls", "Change", "Name"], "rrrrl", changed),
    ...(smaller === 0 || changed.length === 0 ? [] : ["", smallerChanges(smaller)]),
    "",
    comparison.noise,
    "",
  ].join("\n");
}

function functionRow(entry: ComparedFunction, { measure: { unit } }: Comparison): string[] {
  const { calls, self, presence, chance } = entry;
  const mark = presence === "added" ? " (only in head)" : presence === "removed" ? " (only in base)" : "";
  return [
    `${formatCost(self.base, unit)} → ${formatCost(self.head, unit)}`,
    noiseMark(chance.self) + formatDifference(self, unit),
    `${formatCalls(calls.base, calls.basePrimitive)} → ${formatCalls(calls.head, calls.headPrimitive)}`,
    formatCountDifference(calls.base, calls.head),
    plainName(entry.qualifiedName) + mark,
  ];
}
