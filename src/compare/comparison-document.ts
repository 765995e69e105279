import type { Comparison } from "#model/comparison.ts";
import type { Count } from "#model/measure.ts";
import type { Run } from "#model/run.ts";

/** `callsketch.comparison/1` as JSON text: nanoseconds, bytes, counts; unknown is null, counts beyond 2^53 decimal strings. */
export function comparisonDocument(comparison: Comparison): string {
  const { base, head, ...rest } = comparison;
  const document = { schema: "callsketch.comparison/1", base: sideDocument(base), head: sideDocument(head), ...rest };
  return `${JSON.stringify(document, (_, value: unknown) => (typeof value === "bigint" ? exactCount(value) : value), 2)}\n`;
}

function exactCount(count: bigint): Count | string {
  const plain = Number(count);
  return Number.isSafeInteger(plain) ? plain : String(count);
}

function sideDocument(run: Run) {
  const { id, label, createdAt, format, producer, file, parameters, command, commit, dirty, exitCode } = run;
  return { id, label, createdAt, format, producer, file, parameters, command, commit, dirty, exitCode };
}
