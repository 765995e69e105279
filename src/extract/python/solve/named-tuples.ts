import { argument } from "../facts/program.ts";
import { type Analysis, type CallContext, named } from "./analysis.ts";
import { valueKind } from "./values.ts";

const tuple = 1;

/** Calling a named tuple's class makes a tuple whose items have their place and a name as well. */
export function makeNamedTuple(analysis: Analysis, fieldNames: number, call: CallContext) {
  const { containers, graph, program } = analysis;
  const fields = program.strings[fieldNames]!.split(",").map((name) => named(analysis, name));
  const made = containers.create(tuple);
  let place = 0;
  for (const given of call.args) {
    const index = given.how === argument.positional ? place++ : fields.indexOf(given.name);
    if (given.how === argument.star || given.how === argument.doubleStar || index < 0 || index >= fields.length) break;
    containers.store(made, index * 2 + 1, given.variable);
    containers.store(made, fields[index]! * 2, given.variable);
  }
  if (call.result >= 0) graph.add(call.result, made);
}

/** Reads a field of a named tuple by its name, or its `_replace`; false for any other container or name. */
export function loadNamedItem(analysis: Analysis, object: number, name: number, to: number): boolean {
  const { containers, graph, values, program } = analysis;
  const { kind, slots } = containers.of(object);
  if (kind !== tuple) return false;
  const slot = slots.get(name * 2);
  if (slot !== undefined) graph.copy(slot, to);
  else if (program.strings[name] === "_replace")
    graph.add(to, values.of(valueKind.containerMethod, values.first(object), name));
  else return false;
  return true;
}

/** `point._replace(x=1)`: the same fields, which may hold what is given as well. */
export function replaceItems(analysis: Analysis, object: number, call: CallContext) {
  const { containers, graph } = analysis;
  for (const given of call.args) {
    if (given.how === argument.keyword) containers.store(object, given.name * 2, given.variable);
  }
  if (call.result >= 0) graph.add(call.result, object);
}
