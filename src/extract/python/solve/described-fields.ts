import { type Analysis, type CallContext, type DescribedField, named, plainCall } from "./analysis.ts";
import { callWith, keywordArgument, positionalArgument } from "./call-arguments.ts";
import { edgeTier, role } from "./call-edges.ts";
import { valueKind } from "./values.ts";

const describing = /^(dataclasses\.field|attrs?\.(ib|attrib|field|Factory)|pydantic\.(fields\.)?Field|msgspec\.field)$/;

/** Follows a call that describes a field; false for any other. */
export function describeField(analysis: Analysis, name: string, call: CallContext): boolean {
  if (!describing.test(name)) return false;
  const { graph, values, describedFields } = analysis;
  const given = (...keywords: readonly string[]) => {
    const all = graph.newVariable();
    for (const keyword of keywords) graph.copy(keywordArgument(analysis, call.args, keyword), all);
    return all;
  };
  const isFactory = name.endsWith("Factory");
  const defaultValue = given("default");
  const field = {
    factory: given("factory", "default_factory"),
    converter: given("converter"),
    validator: given("validator"),
    ofObject: graph.newVariable(),
  };
  if (isFactory) {
    const takesObject = call.args.some((one) => one.name === named(analysis, "takes_self"));
    graph.copy(positionalArgument(call.args, 0), takesObject ? field.ofObject : field.factory);
  }
  graph.listen(defaultValue, (value) => {
    if (values.kind(value) === valueKind.describedField) {
      const { factory, ofObject } = describedFields[values.first(value)]!;
      graph.copy(factory, field.factory);
      graph.copy(ofObject, field.ofObject);
    } else if (call.result >= 0) graph.add(call.result, value);
  });
  describedFields.push(field);
  if (call.result >= 0) graph.add(call.result, values.of(valueKind.describedField, describedFields.length - 1));
  return true;
}

/** `@name.validator` and `@name.default` hand a function to the field. */
export function loadFieldPart(analysis: Analysis, field: number, name: number, to: number) {
  const part = ["validator", "default"].indexOf(analysis.program.strings[name]!);
  if (part >= 0) analysis.graph.add(to, analysis.values.of(valueKind.fieldPart, analysis.values.first(field), part));
}

/** A function is handed to a field by decorating it. */
export function takeFieldPart(analysis: Analysis, part: number, call: CallContext) {
  const { values, graph, describedFields } = analysis;
  const field = describedFields[values.first(part)]!;
  const given = positionalArgument(call.args, 0);
  graph.copy(given, values.second(part) === 0 ? field.validator : field.ofObject);
  graph.copy(given, call.result);
}

/**
 * What making an object calls because of how a field is described: each may run, depending on the arguments.
 *
 * @param made the new object's value
 * @param value variable of the argument that is given for the field, -1 when none is
 * @param kept variable of the attribute
 */
export function runDescribedField(
  analysis: Analysis,
  field: DescribedField,
  made: number,
  value: number,
  kept: number,
  site: number,
) {
  const { graph, values, containers } = analysis;
  const object = graph.newVariable();
  graph.add(object, made);
  const run = (callee: number, args: readonly number[], result: number) => {
    callWith(analysis, callee, args, result, site, role.post, edgeTier.registered);
  };
  run(field.factory, [], kept);
  run(field.ofObject, [object], kept);
  run(field.converter, [value], kept);
  run(field.validator, [object, -1, kept], -1);
  graph.listen(field.validator, (one) => {
    if (values.kind(one) === valueKind.container) run(containers.of(one).all, [object, -1, kept], -1);
  });
}

/** Checks that a model runs on what it is made from: methods decorated with a validator of pydantic. */
export function runModelChecks(analysis: Analysis, methods: readonly number[], made: number, site: number) {
  const { values } = analysis;
  for (const method of methods) {
    const bound = values.of(valueKind.bound, values.of(valueKind.function, method), made);
    analysis.invoke(bound, plainCall(site, role.post, edgeTier.registered));
  }
}
