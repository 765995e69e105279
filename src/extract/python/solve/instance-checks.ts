import { type Analysis, type CallContext, named, plainCall } from "./analysis.ts";
import { positionalArgument } from "./call-arguments.ts";
import { edgeTier, externalCallee, role } from "./call-edges.ts";
import { valueKind } from "./values.ts";

/**
 * What `isinstance` and `issubclass` run for a class: its metaclass's own check where the project defines one; for an
 * abstract base class the library's, which asks `__subclasscheck__` and with it a `__subclasshook__`.
 */
export function checkInstance(
  analysis: Analysis,
  call: CallContext,
  method: "__instancecheck__" | "__subclasscheck__",
) {
  const { graph, values } = analysis;
  const check = (value: number) => {
    const kind = values.kind(value);
    if (kind === valueKind.class || kind === valueKind.someClass) checkClass(analysis, value, call, method);
    if (kind !== valueKind.container) return;
    const several = graph.newVariable();
    graph.copy(analysis.containers.of(value).all, several);
    graph.listen(several, (one) => {
      if (values.kind(one) === valueKind.class) checkClass(analysis, one, call, method);
    });
  };
  graph.listen(positionalArgument(call.args, 1), check);
}

function checkClass(analysis: Analysis, value: number, call: CallContext, method: string) {
  const { classes, values, graph, edges, program } = analysis;
  const definition = values.first(value);
  const meta = classes.metaclass(definition);
  const own = meta < 0 ? null : classes.find(meta, named(analysis, method));
  const first = positionalArgument(call.args, 0);
  if (own !== null) {
    const checking = plainCall(call.site, role.meta, edgeTier.implicit, -1, [first]);
    graph.listen(own.record.variable, (target) => {
      if (values.kind(target) === valueKind.function)
        analysis.invoke(values.of(valueKind.bound, target, value), checking);
    });
    return;
  }
  if (!classes.isAbstractBase(definition)) return;
  edges.add(call.site, externalCallee(named(analysis, `abc.ABCMeta.${method}`)), role.meta, edgeTier.logical);
  analysis.libraryCalls.add("abc.ABCMeta.__instancecheck__ abc.ABCMeta.__subclasscheck__");
  analysis.libraryCalls.add("abc.ABCMeta.__subclasscheck__ abc.ABCMeta.__subclasscheck__");
  const hook = classes
    .find(definition, named(analysis, "__subclasshook__"))
    ?.record.entities.find(([kind]) => kind === 0);
  if (hook !== undefined && program.definitions[hook[1]] !== undefined) {
    edges.add(call.site, hook[1], role.other, edgeTier.logical);
  }
}
