import { mark, parameter as parameterKinds } from "../facts/program.ts";
import { remembered } from "../remembered.ts";
import { admitting } from "./admission.ts";
import type { Analysis } from "./analysis.ts";

/** Where an argument for a parameter goes; -1 for the object of a method, which its class declares already. */
export function parameterEntry(analysis: Analysis, definition: number, index: number): number {
  const { program, graph } = analysis;
  const record = program.definitions[definition]!;
  const { variable, type, kind } = record.parameters[index]!;
  const isMethod = record.kind === 2 && record.parent >= 0 && program.definitions[record.parent]!.kind === 1;
  const isStatic = (record.marks & mark.staticMethod) !== 0 && program.strings[record.name] !== "__new__";
  if (index === 0 && isMethod && !isStatic && kind === parameterKinds.positional) return -1;
  if (type < 0) return variable;
  return remembered(analysis.parameterEntries, variable, () => {
    const entry = graph.newVariable();
    admitting(analysis, type, entry, variable);
    return entry;
  });
}

/** Where a function's results are, parameters that come back aside. */
export function resultEntry(analysis: Analysis, definition: number): number {
  const { returned, resultType } = analysis.program.definitions[definition]!;
  if (resultType < 0) return returned;
  return remembered(analysis.resultEntries, definition, () => {
    const result = analysis.graph.newVariable();
    admitting(analysis, resultType, returned, result);
    analysis.declare(resultType, result);
    return result;
  });
}
