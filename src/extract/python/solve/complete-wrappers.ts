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
    const own = originals.get(caller);
    if (own?.has(edges.callees.get(edge)) === true && !places.has(caller)) places.set(caller, site);
  }
  for (const [wrapper, site] of places) {
    for (const original of originals.get(wrapper)!) edges.add(site, original, role.call, edgeTier.wrapped);
  }
}

/** For each wrapping function (or `__call__`) the functions that it was put around. */
export function originalsOf(analysis: Analysis): Map<number, Set<number>> {
  const { values, wraps, graph } = analysis;
  const found = new Map<number, Set<number>>();
  for (const { original, wrapper } of wraps) {
    const target = wrapperFunction(analysis, wrapper);
    if (target < 0) continue;
    let own = found.get(target);
    if (own === undefined) found.set(target, (own = new Set()));
    for (const value of graph.values(original)) {
      if (values.kind(value) === valueKind.function) own.add(values.first(value));
      else if (values.kind(value) === valueKind.decorated) {
        own.add(wrapperFunction(analysis, wraps[values.first(value)]!.wrapper));
      }
    }
    own.delete(-1);
  }
  return found;
}

function wrapperFunction(analysis: Analysis, wrapper: number): number {
  const { values, classes, names } = analysis;
  if (values.kind(wrapper) === valueKind.function) return values.first(wrapper);
  const call = classes.find(values.first(wrapper), names.stringNumber("__call__"));
  return call?.record.entities.find(([kind]) => kind === 0)?.[1] ?? -1;
}
