import { argument, containerKinds } from "../facts/program.ts";
import { type Analysis, type CallContext, named } from "./analysis.ts";
import { callWith, keywordArgument, positionalArgument } from "./call-arguments.ts";
import { edgeTier, externalCallee, role } from "./call-edges.ts";
import { hashKey } from "./hashed-keys.ts";
import { hasConstant } from "./items.ts";
import { replaceItems } from "./named-tuples.ts";
import { valueKind } from "./values.ts";

/** Methods that look for their first argument. */
const keyed: ReadonlySet<string> = new Set([
  "add",
  "get",
  "setdefault",
  "pop",
  "remove",
  "discard",
  "index",
  "count",
  "__getitem__",
  "__setitem__",
]);

/** A call of a list's, tuple's, set's or dict's own method: what goes in and what comes out. */
export function callContainerMethod(analysis: Analysis, index: number, name: number, call: CallContext) {
  const { containers, program, graph, values } = analysis;
  const object = values.of(valueKind.container, index);
  const container = containers.of(object);
  const text = program.strings[name]!;
  if (text === "_replace") return replaceItems(analysis, object, call);
  const external = named(analysis, `builtins.${containerKinds[container.kind]}.${text}`);
  analysis.edges.add(
    call.site,
    externalCallee(external),
    call.role,
    call.tier === edgeTier.direct ? edgeTier.method : call.tier,
  );
  const first = positionalArgument(call.args, 0);
  const second = positionalArgument(call.args, 1);
  if (keyed.has(text)) hashKey(analysis, object, first, call.site);
  switch (text) {
    case "append":
    case "add":
    case "appendleft":
      return graph.copy(first, container.element);
    case "insert":
      return graph.copy(second, container.element);
    case "extend":
    case "extendleft":
    case "update":
      return update(analysis, object, call);
    case "setdefault":
      storeUnderKey(analysis, object, first, second);
      return take(analysis, object, first, second, call.result);
    case "get":
    case "pop":
    case "popleft":
    case "__getitem__":
      return take(analysis, object, first, second, call.result);
    case "popitem":
      return pairsOf(analysis, object, call.result);
    case "items": {
      const pairs = graph.newVariable();
      pairsOf(analysis, object, pairs);
      return giveList(analysis, pairs, call.result);
    }
    case "values":
      return giveList(analysis, container.all, call.result);
    case "keys":
      return giveList(analysis, container.keys, call.result);
    case "copy":
    case "union":
    case "intersection":
    case "difference":
    case "symmetric_difference":
      if (call.result >= 0) graph.add(call.result, object);
      return;
    case "sort": {
      const key = keywordArgument(analysis, call.args, "key");
      if (key >= 0) callWith(analysis, key, [container.all], -1, call.site, role.callback, edgeTier.callback);
    }
  }
}

function update(analysis: Analysis, object: number, call: CallContext) {
  for (const given of call.args) {
    if (given.how === argument.keyword) analysis.containers.store(object, given.name * 2, given.variable);
    else mergeInto(analysis, object, given.variable, call.site);
  }
}

/** Puts everything that a variable's values hold into a container. */
export function mergeInto(analysis: Analysis, object: number, from: number, site: number) {
  const { graph, values, containers } = analysis;
  graph.listen(from, (value) => {
    if (values.kind(value) === valueKind.container) return containers.merge(object, value);
    const items = graph.newVariable();
    analysis.iterate(value, items, site);
    graph.copy(items, containers.of(object).element);
  });
}

function storeUnderKey(analysis: Analysis, object: number, key: number, value: number) {
  const { graph, values, containers } = analysis;
  if (value < 0) return;
  graph.listen(key, (one) => {
    if (values.kind(one) === valueKind.constant) containers.store(object, values.first(one), value);
  });
  analysis.later.push(() => {
    if (key < 0 || !hasConstant(analysis, key)) containers.store(object, -1, value);
  });
}

function take(analysis: Analysis, object: number, key: number, otherwise: number, to: number) {
  const { graph, values, containers } = analysis;
  if (to < 0) return;
  graph.copy(otherwise, to);
  if (key < 0 || containers.of(object).kind !== 3) return containers.load(object, -1, to);
  graph.listen(key, (one) => {
    if (values.kind(one) === valueKind.constant) containers.load(object, values.first(one), to);
  });
  analysis.later.push(() => {
    if (!hasConstant(analysis, key)) containers.load(object, -1, to);
  });
}

function pairsOf(analysis: Analysis, object: number, to: number) {
  const { containers, graph } = analysis;
  const pair = containers.create(1);
  graph.copy(containers.of(object).keys, containers.slot(pair, 1));
  graph.copy(containers.of(object).all, containers.slot(pair, 3));
  if (to >= 0) graph.add(to, pair);
}

function giveList(analysis: Analysis, from: number, to: number) {
  const list = analysis.containers.create(0);
  analysis.graph.copy(from, analysis.containers.of(list).element);
  if (to >= 0) analysis.graph.add(to, list);
}
