import { remembered } from "../remembered.ts";
import { type Analysis, plainCall } from "./analysis.ts";
import { edgeTier, role } from "./call-edges.ts";
import { callMethod } from "./iteration.ts";
import { valueKind } from "./values.ts";

/** `to = object[key]`. */
export function loadItem(analysis: Analysis, object: number, to: number, key: number, keyValue: number, site: number) {
  const { values, containers, graph, classes } = analysis;
  switch (values.kind(object)) {
    case valueKind.container:
      if (key >= 0 || keyValue < 0 || containers.of(object).kind === 2) return containers.load(object, key, to);
      return loadByValue(analysis, object, keyValue, to);
    case valueKind.instance:
    case valueKind.someInstance:
      return void callMethod(
        analysis,
        object,
        "__getitem__",
        plainCall(site, role.left, edgeTier.implicit, to, [keyValue]),
      );
    case valueKind.class:
    case valueKind.someClass:
      if (classes.hasExternalBase(values.first(object), /(^|\.)\w*Enum$/)) {
        return graph.add(to, values.of(valueKind.instance, values.first(object)));
      }
      callClassMethod(analysis, object, "__class_getitem__", site);
      return graph.add(to, object); // Generic[T]
    case valueKind.text:
    case valueKind.foreign:
      return graph.add(to, object);
    case valueKind.external:
    case valueKind.externalInstance:
      return graph.add(to, values.of(valueKind.foreign));
  }
}

function callClassMethod(analysis: Analysis, object: number, method: string, site: number) {
  const { classes, values, graph } = analysis;
  const found = classes.find(values.first(object), analysis.names.stringNumber(method));
  if (found === null) return;
  graph.listen(found.record.variable, (target) => {
    if (values.kind(target) !== valueKind.function) return;
    analysis.invoke(values.of(valueKind.bound, target, object), plainCall(site, role.other, edgeTier.implicit));
  });
}

/** A key that flows here: by its constants where it has any, else any item. */
function loadByValue(analysis: Analysis, object: number, keyValue: number, to: number) {
  const { graph, values, containers } = analysis;
  graph.listen(keyValue, (key) => {
    if (values.kind(key) === valueKind.constant) containers.load(object, values.first(key), to);
  });
  analysis.later.push(() => {
    if (!hasConstant(analysis, keyValue)) containers.load(object, -1, to);
  });
}

/** Whether a variable holds a constant string or integer. */
export function hasConstant(analysis: Analysis, variable: number): boolean {
  return analysis.graph.values(variable).some((value) => analysis.values.kind(value) === valueKind.constant);
}

/** `object[key] = value`. */
export function storeItem(
  analysis: Analysis,
  object: number,
  key: number,
  keyValue: number,
  value: number,
  site: number,
) {
  const { values, containers, graph } = analysis;
  switch (values.kind(object)) {
    case valueKind.container:
      if (value < 0) return;
      if (key >= 0 || keyValue < 0 || containers.of(object).kind !== 3) containers.store(object, key, value);
      else {
        containers.store(object, -1, value);
        graph.copy(keyValue, containers.of(object).keys);
      }
      return;
    case valueKind.instance:
    case valueKind.someInstance:
      return void callMethod(
        analysis,
        object,
        "__setitem__",
        plainCall(site, role.left, edgeTier.implicit, -1, [keyValue, value]),
      );
  }
}

/** Items that a slice keeps apart. */
const mostSliced = 8;

/** `items[2:]`: one new list for each place that slices, with its items moved down; without a known start the same again. */
export function sliced(analysis: Analysis, operation: number, value: number, to: number, start: number) {
  const { values, containers, graph, slices } = analysis;
  const isSequence = values.kind(value) === valueKind.container && containers.of(value).kind < 2;
  if (!isSequence || start <= 0) return graph.add(to, value);
  const list = remembered(slices, operation, () => containers.create(0));
  graph.copy(containers.of(value).element, containers.of(list).element);
  for (let index = 0; index < mostSliced; index++) {
    graph.copy(containers.slot(value, (start + index) * 2 + 1), containers.slot(list, index * 2 + 1));
  }
  graph.add(to, list);
}

/** `a, *b = value`: the item at an index (-1 when its place isn't known), or the rest. */
export function unpack(analysis: Analysis, value: number, to: number, index: number, rest: number, site: number) {
  const { values, containers, graph } = analysis;
  if (rest === 1) {
    const list = containers.create(0);
    const items = graph.newVariable();
    analysis.iterate(value, items, site);
    graph.copy(items, containers.of(list).element);
    return graph.add(to, list);
  }
  if (values.kind(value) === valueKind.container && containers.of(value).kind !== 3) {
    return containers.load(value, index < 0 ? -1 : index * 2 + 1, to);
  }
  analysis.iterate(value, to, site);
}
