import { mark, op } from "../facts/program.ts";
import { remembered } from "../remembered.ts";
import { type Analysis, named } from "./analysis.ts";
import { edgeTier, role } from "./call-edges.ts";
import { nextOperation } from "./linked-program.ts";
import { valueKind } from "./values.ts";

/**
 * A getter that a class of the project makes (`cached_property`) is read through that class's `__get__`, which calls the
 * getter. While values flow the getter is looked through, so that what is read keeps its type; the calls are set right here.
 */
export function lookThroughGetters(analysis: Analysis) {
  const { edges, program } = analysis;
  const readers = new Map<number, number>();
  const getters = new Map<number, number[]>();
  for (const [definition, { kind, bases, marks }] of program.definitions.entries()) {
    const reader = kind === 2 && bases.length > 0 && (marks & mark.getter) !== 0 ? readerOf(analysis, definition) : -1;
    if (reader < 0) continue;
    readers.set(definition, reader);
    remembered(getters, reader, () => [] as number[]).push(definition);
  }
  if (getters.size === 0) return;
  for (let edge = 0, count = edges.count; edge < count; edge++) {
    const reader = readers.get(edges.callees.get(edge));
    const tier = edges.tiers.get(edge);
    if (reader === undefined || edges.roles.get(edge) !== role.get || tier === edgeTier.guess) continue;
    if (program.sites[edges.sites.get(edge) * 3] === reader) continue;
    edges.become(edge, role.original, edgeTier.logical);
    edges.add(edges.sites.get(edge), reader, role.get, tier);
  }
  for (const [reader, site] of callingSites(analysis, getters)) {
    analysis.lookedThrough.set(reader, new Set(getters.get(reader)));
    for (const getter of getters.get(reader)!) edges.add(site, getter, role.call, edgeTier.wrapped);
  }
}

/** The `__get__` of the class that makes a getter of a method; -1 when that isn't one of the project. */
function readerOf(analysis: Analysis, getter: number): number {
  const { program, names, values, classes } = analysis;
  const record = program.definitions[getter]!;
  for (const expression of record.bases) {
    const maker = names.resolve(expression);
    if (maker < 0 || values.kind(maker) !== valueKind.class) continue;
    const found = classes.find(values.first(maker), named(analysis, "__get__"));
    const own = found?.record.entities.find(([kind, target]) => kind === 0 && program.definitions[target]!.kind === 2);
    if (own !== undefined) return own[1];
  }
  return -1;
}

/** Where each `__get__` calls what it keeps: at its first call of an attribute of its own, or of `super()`. */
function callingSites(analysis: Analysis, readers: ReadonlyMap<number, unknown>): Map<number, number> {
  const { code, sites, definitions } = analysis.program;
  const own = new Set<number>();
  const found = new Map<number, number>();
  const first = new Map(
    [...readers.keys()].map((reader) => [definitions[reader]!.parameters[0]?.variable ?? -1, reader]),
  );
  for (let at = 0; at < code.length; at = nextOperation(code, at)) {
    const isSuper = code[at] === op.superOf && first.has(code[at + 3]!);
    if (isSuper) first.set(code[at + 1]!, first.get(code[at + 3]!)!);
    if (code[at] === op.loadAttribute && first.has(code[at + 2]!)) own.add(code[at + 1]!);
    if (code[at] !== op.call || !own.has(code[at + 2]!)) continue;
    const reader = sites[code[at + 3]! * 3]!;
    if (readers.has(reader) && !found.has(reader)) found.set(reader, code[at + 3]!);
  }
  return found;
}
