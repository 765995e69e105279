import type { Analysis } from "./analysis.ts";
import { valueKind } from "./values.ts";

/** Whether a value is an instance of a class of the project. */
export function isObject(analysis: Analysis, value: number): boolean {
  const kind = analysis.values.kind(value);
  return kind === valueKind.instance || kind === valueKind.someInstance;
}
