import type { Analysis, CallContext } from "./analysis.ts";
import { valueKind } from "./values.ts";

/** Calls what a class's name holds, as a method of an object. */
export function callFound(analysis: Analysis, variable: number, self: number, call: CallContext) {
  const { values, graph } = analysis;
  graph.listen(variable, (target) => {
    const kind = values.kind(target);
    const binds = kind === valueKind.function || kind === valueKind.decorated;
    analysis.invoke(binds ? values.of(valueKind.bound, target, self) : target, call);
  });
}
