import { remembered } from "../remembered.ts";
import type { Analysis } from "./analysis.ts";
import { edgeTier, role } from "./call-edges.ts";
import { valueKind } from "./values.ts";

/**
 * A wrapper calls each function that it was put around, but its one captured variable can't hold them all once they are
 * many. Where a wrapper is seen to call one of them, it calls the others at the same place.
 */
export function completeWrappers(analysis: Analysis) {
  const { edges, program } = analysis;
  const originals = originalsOf(analysis);
  const places = new Map<number, number>();
  for (let edge = 0; edge < edges.count; edge++) {
    const site = edges.sites.get(edge);
    const caller = program.sites[site * 3]!;
    const wrapped = originals.of(caller);
    if (wrapped?.has(edges.callees.get(edge)) === true && !places.has(caller)) places.set(caller, site);
  }
  for (const [caller, site] of places) {
    for (const original of originals.of(caller)!) edges.add(site, original, role.call, edgeTier.wrapped);
  }
}

/** What each wrapper was put around: by the wrapping function, or by the class whose instances wrap. */
export interface Originals {
  /** The functions around which the wrapper was put whose body, or one of whose methods, a definition is. */
  of(caller: number): ReadonlySet<number> | undefined;
}

/** Finds what the decorated functions of the whole project were wrapped in. */
export function originalsOf(analysis: Analysis): Originals {
  const { values, wraps, graph, program } = analysis;
  const found = new Map<number, Set<number>>();
  for (const { original, wrapper } of wraps) {
    const holder = values.first(wrapper); // a function, or the class of an instance
    const own = remembered(found, holder, () => new Set<number>());
    for (const value of graph.values(original)) addFunctions(analysis, value, own);
  }
  return {
    of: (caller) =>
      found.get(caller) ?? analysis.lookedThrough.get(caller) ?? found.get(program.definitions[caller]!.parent),
  };
}

function addFunctions(analysis: Analysis, value: number, into: Set<number>) {
  const { values, wraps, classes, names } = analysis;
  if (values.kind(value) === valueKind.function) into.add(values.first(value));
  if (values.kind(value) !== valueKind.decorated) return;
  const { wrapper } = wraps[values.first(value)]!;
  if (values.kind(wrapper) === valueKind.function) into.add(values.first(wrapper));
  else {
    const call = classes.find(values.first(wrapper), names.stringNumber("__call__"));
    const target = call?.record.entities.find(([kind]) => kind === 0);
    if (target !== undefined) into.add(target[1]);
  }
}
