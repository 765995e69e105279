/** A number of a trace; some writers put them in quotes. NaN when it is none. */
export function traceNumber(value: unknown): number {
  if (typeof value === "number") return value;
  return typeof value === "string" && value.trim() !== "" ? Number(value) : Number.NaN;
}
