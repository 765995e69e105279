import { argument } from "../facts/program.ts";
import { type Analysis, type Argument, named, plainCall } from "./analysis.ts";
import { valueKind } from "./values.ts";

/** The variable of the positional argument at an index, or -1. */
export function positionalArgument(args: readonly Argument[], index: number): number {
  let place = 0;
  for (const given of args) {
    if (given.how !== argument.positional) continue;
    if (place++ === index) return given.variable;
  }
  return -1;
}

/** The variable of a keyword argument, or -1. */
export function keywordArgument(analysis: Analysis, args: readonly Argument[], name: string): number {
  const number = named(analysis, name);
  return args.find((given) => given.how === argument.keyword && given.name === number)?.variable ?? -1;
}

/** Calls whatever of the project's a variable holds, with plain arguments: `map(f, items)` calls `f(item)`. */
export function callWith(
  analysis: Analysis,
  callee: number,
  args: readonly number[],
  result: number,
  site: number,
  callRole: number,
  tier: number,
) {
  const call = plainCall(site, callRole, tier, result, args);
  analysis.graph.listen(callee, (value) => {
    if (analysis.values.kind(value) === valueKind.external) analysis.callExternal(analysis.values.first(value), call);
    else analysis.invoke(value, call);
  });
}
