import type { Count, MeasureUnit } from "#model/measure.ts";
import { unreachable } from "#model/unreachable.ts";
import { plainName } from "./plain-name.ts";
import { unknownMark } from "./unknown-mark.ts";

/** One row of the report. */
export interface TopCall {
  /** The qualified name. */
  readonly name: string;
  /** In the table's unit; null when the run doesn't know it. */
  readonly cost: number | null;
  readonly calls: Count | null;
  readonly primitiveCalls: Count | null;
}

/** The top calls of one run. */
export interface TopCallsTable {
  /** Printed first, in the order given. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly unit: MeasureUnit;
  /** How many were asked for: the 20 of "Top 20 Calls". */
  readonly most: number;
  /** In the order to print. */
  readonly rows: readonly TopCall[];
}

/** The report of the command line: parameters, then a table with costs in full, so that no digit is lost in a diff. */
export function topCallsText(table: TopCallsTable): string {
  const rows = table.rows.slice(0, table.most).map((row) => ({
    cost: fullCost(row.cost, table.unit),
    calls: fullCalls(row),
    name: plainName(row.name),
  }));
  const header = { cost: costHeader(table.unit), calls: "Calls", name: "Name" };
  const costWidth = Math.max(16, ...rows.map(({ cost }) => cost.length + 2));
  const callsWidth = Math.max(7, ...rows.map(({ calls }) => calls.length + 2));
  return [
    ...Object.entries(table.parameters).map(([name, value]) => `${plainName(name)}: ${plainName(value)}`),
    `Top ${table.most} Calls`,
    ...[header, ...rows].map((row) => row.cost.padEnd(costWidth) + row.calls.padEnd(callsWidth) + row.name),
    "",
  ].join("\n");
}

function fullCalls({ calls, primitiveCalls }: TopCall): string {
  if (calls === null) return unknownMark;
  return primitiveCalls === null || BigInt(primitiveCalls) === BigInt(calls)
    ? `${calls}`
    : `${calls}/${primitiveCalls}`;
}

/** Seconds with all nine digits for times, else the whole number. */
function fullCost(cost: number | null, unit: MeasureUnit): string {
  if (cost === null) return unknownMark;
  return unit === "nanoseconds" ? (cost / 1e9).toFixed(9) : String(cost);
}

function costHeader(unit: MeasureUnit): string {
  switch (unit) {
    case "nanoseconds":
      return "Time";
    case "bytes":
      return "Bytes";
    case "count":
      return "Count";
    case "samples":
      return "Samples";
    case "instructions":
      return "Instructions";
    default:
      return unreachable(unit);
  }
}
