import { type Analysis, type CallContext, callNumber } from "./analysis.ts";
import { valueKind } from "./values.ts";

/** Calls what a class's name holds, as a method of an object. */
export function callFound(analysis: Analysis, variable: number, self: number, call: CallContext) {
  analysis.graph.listenShared(variable, analysis.shared.found, self, callNumber(analysis, call));
}

/** Calls a value as a method of an object where it is a function, else as it is. */
export function callAsMethod(analysis: Analysis, self: number, call: CallContext, target: number) {
  const { values } = analysis;
  const kind = values.kind(target);
  const binds = kind === valueKind.function || kind === valueKind.decorated;
  analysis.invoke(binds ? values.of(valueKind.bound, target, self) : target, call);
}
