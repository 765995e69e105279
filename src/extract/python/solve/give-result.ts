import type { DefinitionRecord } from "../facts/definition-record.ts";
import { argument, mark, parameter as parameterKinds } from "../facts/program.ts";
import type { Analysis, Argument, CallContext } from "./analysis.ts";
import { resultEntry } from "./entries.ts";
import { valueKind } from "./values.ts";

/** What a function gives back goes to where the call's result is kept. */
export function giveResult(
  analysis: Analysis,
  definition: number,
  record: DefinitionRecord,
  call: CallContext,
  self: number,
) {
  const { graph, values } = analysis;
  if (call.result < 0) return;
  if ((record.marks & mark.generator) !== 0) {
    graph.add(call.result, values.of(valueKind.generator, definition));
    if (record.resultType >= 0) analysis.declare(record.resultType, call.result);
    return;
  }
  graph.copy(resultEntry(analysis, definition), call.result);
  for (const index of record.returnedParameters) {
    if (index === 0 && self >= 0) graph.add(call.result, self);
    else graph.copy(argumentFor(record, index, call.args, self >= 0 ? 1 : 0), call.result);
  }
}

/** A further object on which the same method was called at the same place: it may come back. */
export function giveSelf(analysis: Analysis, record: DefinitionRecord, call: CallContext, self: number) {
  if (call.result >= 0 && record.returnedParameters.includes(0) && (record.marks & mark.generator) === 0)
    analysis.graph.add(call.result, self);
}

/** The variable that a parameter takes in this very call; its own when the call doesn't say. */
function argumentFor(record: DefinitionRecord, index: number, args: readonly Argument[], shift: number): number {
  const parameter = record.parameters[index]!;
  let place = shift;
  for (const given of args) {
    if (given.how === argument.star || given.how === argument.doubleStar) return parameter.variable;
    if (given.how === argument.keyword) {
      if (given.name === parameter.name) return given.variable;
    } else if (place++ === index && parameter.kind !== parameterKinds.keywordOnly) return given.variable;
  }
  return parameter.defaultValue;
}
