import type { DefinitionRecord } from "../facts/definition-record.ts";
import { argument, mark, parameter as parameterKinds } from "../facts/program.ts";
import type { Analysis, Argument, CallContext } from "./analysis.ts";
import { parameterEntry } from "./entries.ts";
import { valueKind } from "./values.ts";

/**
 * Passes a call's arguments to a function's parameters.
 *
 * @param self value of the object for a bound method, or -1. A method's first parameter is declared by its class
 *   already, so the value is passed only to functions that became methods otherwise.
 * @param namedOnly leaves out what would land in `*args` or `**kwargs`, for wrappers that are looked through
 */
export function bindArguments(
  analysis: Analysis,
  definition: number,
  call: CallContext,
  self: number,
  namedOnly = false,
) {
  const record = analysis.program.definitions[definition]!;
  let place = 0;
  if (self >= 0 && (record.marks & mark.staticMethod) === 0) {
    place = 1;
    takeSelf(analysis, definition, self);
  }
  for (const given of call.args) {
    switch (given.how) {
      case argument.positional:
        bindPositional(analysis, definition, record, place++, given.variable, namedOnly);
        break;
      case argument.keyword:
        bindKeyword(analysis, definition, record, given.name, given.variable, namedOnly);
        break;
      case argument.star:
        if (!namedOnly) bindStar(analysis, definition, record, place, given, call.site);
        break;
      default:
        if (!namedOnly) bindDoubleStar(analysis, definition, record, given);
    }
  }
}

/** Whether a function stands in a class: then its first parameter is declared to hold the object. */
export function isMethod(analysis: Analysis, definition: number): boolean {
  const { definitions } = analysis.program;
  const { kind, parent } = definitions[definition]!;
  return kind === 2 && parent >= 0 && definitions[parent]!.kind === 1;
}

/** The object of a call goes into the first parameter of a function that doesn't stand in a class. */
export function takeSelf(analysis: Analysis, definition: number, self: number) {
  const first = analysis.program.definitions[definition]!.parameters[0];
  if (!isMethod(analysis, definition) && first !== undefined && first.kind === parameterKinds.positional)
    analysis.graph.add(first.variable, self);
}

function bindPositional(
  analysis: Analysis,
  definition: number,
  record: DefinitionRecord,
  place: number,
  from: number,
  namedOnly: boolean,
) {
  if (from < 0) return;
  const parameter = record.parameters[place];
  if (parameter !== undefined && parameter.kind === parameterKinds.positional)
    return enter(analysis, definition, place, from);
  if (namedOnly) return;
  const rest = record.parameters.findIndex((one) => one.kind === parameterKinds.rest);
  if (rest < 0) return;
  const index = place - rest;
  analysis.containers.store(gathering(analysis, definition, rest), index >= 0 && index < 16 ? index * 2 + 1 : -1, from);
}

function bindKeyword(
  analysis: Analysis,
  definition: number,
  record: DefinitionRecord,
  name: number,
  from: number,
  namedOnly: boolean,
) {
  if (from < 0) return;
  const index = record.parameters.findIndex((one) => one.name === name);
  if (index >= 0) return enter(analysis, definition, index, from);
  if (namedOnly) return;
  const rest = record.parameters.findIndex((one) => one.kind === parameterKinds.keywords);
  if (rest >= 0) analysis.containers.store(gathering(analysis, definition, rest), name * 2, from);
}

function enter(analysis: Analysis, definition: number, index: number, from: number) {
  const entry = parameterEntry(analysis, definition, index);
  if (entry >= 0) analysis.graph.copy(from, entry);
}

/** `f(*items)`: each positional parameter from here on may take any item; by place where the places are known. */
function bindStar(
  analysis: Analysis,
  definition: number,
  record: DefinitionRecord,
  place: number,
  given: Argument,
  site: number,
) {
  const { graph, containers, values } = analysis;
  graph.listen(given.variable, (value) => {
    if (values.kind(value) !== valueKind.container) {
      const items = graph.newVariable();
      analysis.iterate(value, items, site);
      for (let index = place; index < record.parameters.length; index++) {
        bindPositional(analysis, definition, record, index, items, false);
      }
      return;
    }
    for (let index = place; index < record.parameters.length; index++) {
      const parameter = record.parameters[index]!;
      if (parameter.kind === parameterKinds.rest) {
        containers.store(gathering(analysis, definition, index), -1, containers.of(value).all);
        break;
      }
      if (parameter.kind !== parameterKinds.positional) break;
      const entry = parameterEntry(analysis, definition, index);
      if (entry >= 0) containers.load(value, (index - place) * 2 + 1, entry);
    }
  });
}

/** `f(**options)`: by name. */
function bindDoubleStar(analysis: Analysis, definition: number, record: DefinitionRecord, given: Argument) {
  const { graph, containers, values } = analysis;
  graph.listen(given.variable, (value) => {
    if (values.kind(value) !== valueKind.container) return;
    for (const [index, parameter] of record.parameters.entries()) {
      if (parameter.kind === parameterKinds.keywords) containers.merge(gathering(analysis, definition, index), value);
      else if (parameter.kind !== parameterKinds.rest) {
        const entry = parameterEntry(analysis, definition, index);
        if (entry >= 0) containers.load(value, parameter.name * 2, entry);
      }
    }
  });
}

/** The container behind `*args` or `**kwargs`. */
function gathering(analysis: Analysis, definition: number, index: number): number {
  const { graph, values, containers, program } = analysis;
  const { variable, kind } = program.definitions[definition]!.parameters[index]!;
  const known = graph.values(variable).find((value) => values.kind(value) === valueKind.container);
  if (known !== undefined) return known;
  const container = containers.create(kind === parameterKinds.rest ? 1 : 3);
  graph.add(variable, container);
  return container;
}
