import { type Analysis, type CallContext, plainCall } from "./analysis.ts";
import { edgeTier, role } from "./call-edges.ts";
import { callMethod } from "./iteration.ts";
import { valueKind } from "./values.ts";

/** Methods that builtin functions call on their argument: the first that exists. */
export const protocols: ReadonlyMap<string, readonly string[]> = new Map([
  ["builtins.len", ["__len__"]],
  ["builtins.str", ["__str__", "__repr__"]],
  ["builtins.repr", ["__repr__"]],
  ["builtins.print", ["__str__", "__repr__"]],
  ["builtins.format", ["__format__", "__str__"]],
  ["builtins.bool", ["__bool__", "__nonzero__", "__len__"]],
  ["builtins.int", ["__int__", "__index__"]],
  ["builtins.float", ["__float__"]],
  ["builtins.complex", ["__complex__"]],
  ["builtins.bytes", ["__bytes__"]],
  ["builtins.hash", ["__hash__"]],
  ["builtins.abs", ["__abs__"]],
  ["builtins.round", ["__round__"]],
  ["builtins.divmod", ["__divmod__"]],
  ["builtins.pow", ["__pow__"]],
  ["builtins.next", ["__next__", "next"]],
  ["builtins.dir", ["__dir__"]],
  ["builtins.reversed", ["__reversed__"]],
  ["builtins.sum", ["__iter__"]],
  ["builtins.any", ["__iter__"]],
  ["builtins.all", ["__iter__"]],
  ["copy.copy", ["__copy__"]],
  ["copy.deepcopy", ["__deepcopy__"]],
]);

/** Calls on each instance that a variable holds the method behind a builtin. `isinstance` and `issubclass` ask the metaclass. */
export function callByProtocol(analysis: Analysis, external: string, variable: number, call: CallContext) {
  const { graph, values } = analysis;
  const methods = protocols.get(external) ?? [];
  graph.listen(variable, (value) => {
    const kind = values.kind(value);
    if (kind === valueKind.class || kind === valueKind.someClass)
      return callOnMetaclass(analysis, value, methods, call);
    if (kind !== valueKind.instance && kind !== valueKind.someInstance) {
      const iterates = methods[0] === "__iter__";
      if (iterates) analysis.iterate(value, graph.newVariable(), call.site);
      return;
    }
    if (methods[0] === "__iter__") return analysis.iterate(value, graph.newVariable(), call.site);
    for (const method of methods) {
      if (callMethod(analysis, value, method, plainCall(call.site, role.left, edgeTier.implicit, call.result))) return;
    }
  });
}

/** `len(Class)` asks the class's own class. */
function callOnMetaclass(analysis: Analysis, value: number, methods: readonly string[], call: CallContext) {
  const { classes, values } = analysis;
  const meta = classes.metaclass(values.first(value));
  if (meta < 0) return;
  const self = values.of(valueKind.someInstance, meta);
  for (const method of methods) {
    if (callMethod(analysis, self, method, plainCall(call.site, role.left, edgeTier.implicit, call.result))) return;
  }
}
