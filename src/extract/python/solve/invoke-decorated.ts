import { parameter as parameterKinds } from "../facts/program.ts";
import { type Analysis, type CallContext, callNumber, placeOf } from "./analysis.ts";
import { bindArguments, takeSelf } from "./bind-arguments.ts";
import { edgeTier, role } from "./call-edges.ts";
import { giveResult } from "./give-result.ts";
import { valueKind } from "./values.ts";

/** The wrapper is what is called; the original is what it's called for: it takes the arguments and gives the result. */
export function invokeDecorated(analysis: Analysis, callee: number, self: number, call: CallContext) {
  const { values, graph, wraps } = analysis;
  const { original, wrapper } = wraps[values.first(callee)]!;
  if (self >= 0 && call.site >= 0 && !analysis.followed.wraps.isNew(placeOf(call), values.first(callee)))
    return invokeDecoratedAgain(analysis, callee, self, call);
  const outer = { ...call, result: -1, tier: Math.max(call.tier, edgeTier.direct) };
  if (values.kind(wrapper) === valueKind.function) {
    analysis.edges.add(call.site, values.first(wrapper), call.role, outer.tier);
    bindArguments(analysis, values.first(wrapper), call, self, true);
    if (!callsItsFunction(analysis, values.first(wrapper))) giveWrapperResult(analysis, values.first(wrapper), call);
  } else analysis.invoke(wrapper, outer);
  const inner = { ...call, role: role.original, tier: edgeTier.logical };
  graph.listenShared(original, analysis.shared.original, self, callNumber(analysis, inner));
}

/** Calls what a wrapper was put around. */
export function followOriginal(analysis: Analysis, self: number, call: CallContext, target: number) {
  const { values } = analysis;
  const kind = values.kind(target);
  if (kind === valueKind.function || kind === valueKind.decorated) {
    analysis.invoke(self < 0 ? target : values.of(valueKind.bound, target, self), call);
  } else if (kind === valueKind.class || kind === valueKind.bound) analysis.invoke(target, call);
}

/** A decorated function that was called here before, on another object: the object goes into the wrapper, and may come back. */
function invokeDecoratedAgain(analysis: Analysis, callee: number, self: number, call: CallContext) {
  const { values, graph, wraps } = analysis;
  const { original, wrapper } = wraps[values.first(callee)]!;
  if (values.kind(wrapper) === valueKind.function) takeSelf(analysis, values.first(wrapper), self);
  const inner = { ...call, role: role.original, tier: edgeTier.logical };
  for (const target of graph.values(original)) {
    const kind = values.kind(target);
    if (kind === valueKind.function) analysis.invoke(values.of(valueKind.bound, target, self), inner);
    else if (kind === valueKind.decorated) invokeDecorated(analysis, target, self, inner);
  }
}

/** A wrapper that takes anything (`*args`) hands through what its function gives; another has a result of its own. */
function callsItsFunction(analysis: Analysis, wrapper: number): boolean {
  return analysis.program.definitions[wrapper]!.parameters.some((one) => one.kind === parameterKinds.rest);
}

function giveWrapperResult(analysis: Analysis, wrapper: number, call: CallContext) {
  giveResult(analysis, wrapper, analysis.program.definitions[wrapper]!, call, -1);
}
