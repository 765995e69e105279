import type { CheckReport } from "#model/budget.ts";

/** `callsketch.check/1` as JSON text: nanoseconds, bytes, counts; unknown is null. */
export function checkDocument(report: CheckReport): string {
  return `${JSON.stringify({ schema: "callsketch.check/1", ...report }, null, 2)}\n`;
}
