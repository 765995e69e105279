import { mark, parameter as parameterKinds } from "../facts/program.ts";
import { admitting } from "./admission.ts";
import type { Analysis } from "./analysis.ts";

/** The doors of a function: variables through which arguments come in and results go out, past what is declared. */
export class Entries {
  readonly #entries = new Map<number, number>();
  readonly #results = new Map<number, number>();

  /** Where an argument for a parameter goes; -1 for the object of a method, which its class declares already. */
  parameter(analysis: Analysis, definition: number, index: number): number {
    const record = analysis.program.definitions[definition]!;
    const { variable, type, kind } = record.parameters[index]!;
    const isMethod = record.kind === 2 && record.parent >= 0 && analysis.program.definitions[record.parent]!.kind === 1;
    const isStatic = (record.marks & mark.staticMethod) !== 0 && analysis.program.strings[record.name] !== "__new__";
    if (index === 0 && isMethod && !isStatic && kind === parameterKinds.positional) return -1;
    if (type < 0) return variable;
    const known = this.#entries.get(variable);
    if (known !== undefined) return known;
    const entry = analysis.graph.newVariable();
    this.#entries.set(variable, entry);
    admitting(analysis, type, entry, variable);
    return entry;
  }

  /** Where a function's results are, parameters that come back aside. */
  result(analysis: Analysis, definition: number): number {
    const { returned, resultType } = analysis.program.definitions[definition]!;
    if (resultType < 0) return returned;
    const known = this.#results.get(definition);
    if (known !== undefined) return known;
    const result = analysis.graph.newVariable();
    this.#results.set(definition, result);
    admitting(analysis, resultType, returned, result);
    analysis.declare(resultType, result);
    return result;
  }
}
