import { type Analysis, type CallContext, callNumber, named, placeOf, plainCall } from "./analysis.ts";
import { edgeTier, role } from "./call-edges.ts";
import { isObject } from "./is-object.ts";
import { valueKind } from "./values.ts";

/** Takes what iterating over one value gives into a variable, and notes `__iter__` and `__next__`. */
export function iterate(analysis: Analysis, object: number, to: number, site: number) {
  const { values, graph, containers, program, classes } = analysis;
  const first = values.first(object);
  switch (values.kind(object)) {
    case valueKind.container: {
      const container = containers.of(object);
      return graph.copy(container.kind === 3 ? container.keys : container.all, to);
    }
    case valueKind.generator:
      return graph.copy(program.definitions[first]!.yielded, to);
    case valueKind.instance:
    case valueKind.someInstance:
      return iterateInstance(analysis, object, to, site);
    case valueKind.class:
    case valueKind.someClass:
      if (classes.hasExternalBase(first, /(^|\.)\w*(Enum|Flag|Choices)$/))
        graph.add(to, values.of(valueKind.instance, first));
      return;
    case valueKind.text:
      return graph.add(to, object);
    case valueKind.foreign:
      return graph.add(to, object);
    case valueKind.external:
    case valueKind.externalInstance:
      return graph.add(to, values.of(valueKind.foreign));
  }
}

function iterateInstance(analysis: Analysis, object: number, to: number, site: number) {
  const { graph } = analysis;
  const iterators = graph.newVariable();
  let hasOne = false;
  for (const name of ["__iter__", "__aiter__"]) {
    hasOne = callMethod(analysis, object, name, plainCall(site, role.iterate, edgeTier.implicit, iterators)) || hasOne;
  }
  if (!hasOne) {
    callMethod(analysis, object, "__getitem__", plainCall(site, role.iterate, edgeTier.implicit, to));
    return;
  }
  graph.listenShared(iterators, analysis.shared.iterator, to, site);
}

/** Takes the items of what `__iter__` gave. */
export function followIterator(analysis: Analysis, to: number, site: number, iterator: number) {
  const kind = analysis.values.kind(iterator);
  if (kind !== valueKind.instance && kind !== valueKind.someInstance) return analysis.iterate(iterator, to, site);
  for (const name of ["__next__", "__anext__", "next"]) {
    if (callMethod(analysis, iterator, name, plainCall(site, role.next, edgeTier.implicit, to))) return;
  }
}

/** Tells an attribute of a class its name, where it wants to know. */
export function tellName(analysis: Analysis, site: number, value: number) {
  if (isObject(analysis, value))
    callMethod(analysis, value, "__set_name__", plainCall(site, role.other, edgeTier.implicit));
}

/** Calls what a class's name holds as a method of an object, for a call that no source spells out. */
export function followMethod(analysis: Analysis, object: number, call: CallContext, target: number) {
  const { values } = analysis;
  const kind = values.kind(target);
  if (kind === valueKind.function || kind === valueKind.decorated)
    analysis.invoke(values.of(valueKind.bound, target, object), call);
}

/**
 * Calls a method of an instance as the language does for an operator, a loop or a `with`. False when no class of the
 * project has it.
 */
export function callMethod(
  analysis: Analysis,
  object: number,
  method: string,
  call: ReturnType<typeof plainCall>,
): boolean {
  const { values, graph, classes, families } = analysis;
  const definition = values.first(object);
  const name = named(analysis, method);
  const found = classes.find(definition, name);
  if (found !== null) {
    const { variable } = found.record;
    // One listener serves all objects that find the method here; of further ones only their own flow is left to add.
    if (call.site < 0 || analysis.followed.methods.isNew(placeOf(call), variable))
      graph.listenShared(variable, analysis.shared.method, object, callNumber(analysis, call));
    else for (const target of graph.values(variable)) followMethod(analysis, object, call, target);
  }
  if (values.kind(object) !== valueKind.someInstance) return found !== null;
  const family = families.of(definition, name);
  if (family >= 0) analysis.invoke(family, call);
  return found !== null || family >= 0;
}
