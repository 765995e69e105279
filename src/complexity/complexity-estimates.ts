import type { ComplexityEstimate } from "#model/complexity-estimate.ts";
import type { FunctionId } from "#model/ids.ts";
import type { SourceFunction, StaticCall } from "#model/source-graph.ts";
import { composedEstimate, type EstimateParts } from "./composed-estimate.ts";
import { countedCalls } from "./counted-calls.ts";
import { strongComponents } from "./strong-components.ts";

/*
 * How growth is estimated. A function costs what its own loops and growing built-ins cost, plus for each certain call
 * the callee's cost times the loops around the call site; callees are done before callers, and functions that call each
 * other in a circle (a strong component of certain calls) are done together. What this can't see: how sizes relate (a
 * loop over `g.items` inside a loop over `groups` counts as |groups| * |g.items|, which is an upper bound), arguments of
 * recursive calls, and whether a branch is ever taken. Where more than three sizes would multiply, a function is judged by
 * its own loops alone. So each estimate carries the label that says how far it goes, and the lines that caused it.
 */

/** An estimate for every function whose body was read. Linear in functions and calls. */
export function complexityEstimates(
  functions: readonly SourceFunction[],
  calls: readonly StaticCall[],
): ReadonlyMap<FunctionId, ComplexityEstimate> {
  const byCaller = countedCalls(functions, calls);
  const components = strongComponents(byCaller.map(({ counted }) => counted.map(({ callee }) => callee)));
  const parts: (EstimateParts | undefined)[] = new Array(functions.length).fill(undefined);
  const estimates = new Map<FunctionId, ComplexityEstimate>();
  for (const component of components) {
    const circle = new Set(component);
    const composed = component.map((index) => composedEstimate(index, circle, functions, byCaller, parts));
    component.forEach((index, place) => {
      const entry = composed[place];
      if (entry == null) return;
      parts[index] = entry;
      estimates.set((functions[index] as SourceFunction).id, entry.estimate);
    });
  }
  return estimates;
}
