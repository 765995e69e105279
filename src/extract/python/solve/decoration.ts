import { type Analysis, plainCall } from "./analysis.ts";
import { edgeTier, externalCallee, role } from "./call-edges.ts";
import { valueKind } from "./values.ts";

/**
 * What a decorator makes of a function or class. A decorator from outside is taken to give it back. One of the project is
 * called; where it gives back a function of its own (a wrapper), the result is "this wrapper around that original", so
 * that wrappers used hundreds of times don't mix up what they wrap.
 */
export function decorate(analysis: Analysis, decorator: number, to: number, original: number, site: number) {
  const { values, graph, edges } = analysis;
  switch (values.kind(decorator)) {
    case valueKind.external:
      edges.add(site, externalCallee(values.first(decorator)), role.decorate, edgeTier.direct);
      return graph.copy(original, to);
    case valueKind.identity:
    case valueKind.foreign:
    case valueKind.externalInstance:
    case valueKind.text:
    case valueKind.constant:
      return graph.copy(original, to);
  }
  const given = graph.newVariable();
  analysis.invoke(decorator, plainCall(site, role.decorate, edgeTier.direct, given, [original]));
  graph.listen(given, (value) => {
    if (values.kind(value) === valueKind.partial) return; // what it gives when called without a function
    if (isWrapper(analysis, value)) graph.add(to, wrapped(analysis, original, value));
    else graph.add(to, value);
  });
  analysis.later.push(() => {
    if (graph.isEmpty(given)) graph.copy(original, to);
  });
}

/** Whether a value was made by the decorator: a function defined inside another, or an instance of a class. */
function isWrapper(analysis: Analysis, value: number): boolean {
  const { values, program } = analysis;
  const kind = values.kind(value);
  if (kind === valueKind.instance) {
    return analysis.classes.find(values.first(value), analysis.names.stringNumber("__call__")) !== null;
  }
  if (kind !== valueKind.function) return false;
  const parent = program.definitions[values.first(value)]!.parent;
  return parent >= 0 && program.definitions[parent]!.kind >= 2;
}

function wrapped(analysis: Analysis, original: number, wrapper: number): number {
  const number = analysis.wrapNumbers.number(original, wrapper);
  if (number === analysis.wraps.length) analysis.wraps.push({ original, wrapper });
  return analysis.values.of(valueKind.decorated, number);
}
