import { op } from "../facts/program.ts";
import { remembered } from "../remembered.ts";
import { type Analysis, type Argument, type CallContext, plainCall } from "./analysis.ts";
import { edgeTier, role } from "./call-edges.ts";
import { declaredValues } from "./declared-values.ts";
import { decorate } from "./decoration.ts";
import { hashKey } from "./hashed-keys.ts";
import { isObject } from "./is-object.ts";
import { loadItem, sliced, storeItem, unpack } from "./items.ts";
import { callMethod } from "./iteration.ts";
import { binaryLeft, binaryRight, compareLeft, compareRight, rightSide } from "./operators.ts";
import { valueKind } from "./values.ts";

/** Runs a waiting operation for one value. */
export function runOperation(analysis: Analysis, at: number, value: number) {
  const { program, graph, values } = analysis;
  const { code } = program;
  if (at >= rightSide) {
    const place = at - rightSide;
    return code[place] === op.binary ? binaryRight(analysis, place, value) : compareRight(analysis, place, value);
  }
  const a = code[at + 1]!;
  const c = code[at + 3]!;
  const d = code[at + 4]!;
  switch (code[at]) {
    case op.loadAttribute:
      return analysis.loadAttribute(value, c, a, d);
    case op.storeAttribute:
      return analysis.storeAttribute(value, code[at + 2]!, c, d);
    case op.loadItem:
      hashKey(analysis, value, d, code[at + 5]!);
      return loadItem(analysis, value, a, c, d, code[at + 5]!);
    case op.storeItem:
      hashKey(analysis, value, c, code[at + 5]!);
      return storeItem(analysis, value, code[at + 2]!, c, d, code[at + 5]!);
    case op.deleteItem:
      return void (
        isObject(analysis, value) &&
        callMethod(analysis, value, "__delitem__", plainCall(code[at + 2]!, role.left, edgeTier.implicit))
      );
    case op.slice:
      if (!isObject(analysis, value)) return sliced(analysis, at, value, a, d);
      return void callMethod(analysis, value, "__getitem__", plainCall(c, role.left, edgeTier.implicit, a));
    case op.unpack:
      return unpack(analysis, value, a, c, d, code[at + 5]!);
    case op.iterate:
      return analysis.iterate(value, a, c);
    case op.call:
      return analysis.invoke(value, callAt(analysis, at));
    case op.binary:
      return binaryLeft(analysis, at, value);
    case op.compare:
      return compareLeft(analysis, at, value);
    case op.unary:
      return void (
        isObject(analysis, value) &&
        callMethod(analysis, value, program.strings[c]!, plainCall(d, role.left, edgeTier.implicit, a))
      );
    case op.contains:
      hashKey(analysis, value, code[at + 2]!, c);
      if (!isObject(analysis, value)) return;
      if (
        !callMethod(analysis, value, "__contains__", plainCall(c, role.left, edgeTier.implicit, -1, [code[at + 2]!]))
      ) {
        analysis.iterate(value, graph.newVariable(), c);
      }
      return;
    case op.test:
      return callFirst(analysis, value, ["__bool__", "__nonzero__", "__len__"], code[at + 2]!);
    case op.format:
      return callFirst(analysis, value, ["__format__", "__str__", "__repr__"], code[at + 2]!);
    case op.enter:
      return enter(analysis, value, a, c, d === 1);
    case op.wait:
      if (
        isObject(analysis, value) &&
        callMethod(analysis, value, "__await__", plainCall(c, role.other, edgeTier.implicit, a))
      )
        return;
      return graph.add(a, value);
    case op.superOf: {
      const definition = code[at + 2]!;
      return superOf(analysis, value, a, program.definitions[definition]!.parent);
    }
    case op.narrow:
      return narrow(analysis, value, a, c);
    case op.decorate:
      return decorate(analysis, value, a, c, d);
    case op.matchPlace:
      return matchPlace(analysis, value, a, c, d);
    case op.raise:
      if (values.kind(value) === valueKind.class)
        analysis.invoke(value, plainCall(code[at + 2]!, role.call, edgeTier.direct));
  }
}

function superOf(analysis: Analysis, self: number, to: number, owner: number) {
  const { values, graph, classes } = analysis;
  const kind = values.kind(self);
  const isClass = kind === valueKind.class || kind === valueKind.someClass;
  if ((isClass || isObject(analysis, self)) && classes.isBelow(values.first(self), owner)) {
    graph.add(to, values.of(valueKind.superOf, owner, self));
  }
}

function callFirst(analysis: Analysis, value: number, methods: readonly string[], site: number) {
  if (!isObject(analysis, value)) return;
  for (const method of methods) {
    if (callMethod(analysis, value, method, plainCall(site, role.left, edgeTier.implicit))) return;
  }
}

function enter(analysis: Analysis, value: number, to: number, site: number, isAsync: boolean) {
  const { graph } = analysis;
  if (!isObject(analysis, value)) {
    if (analysis.values.kind(value) === valueKind.generator) analysis.iterate(value, to, site);
    else graph.add(to, value);
    return;
  }
  callMethod(analysis, value, isAsync ? "__aenter__" : "__enter__", plainCall(site, role.enter, edgeTier.implicit, to));
  callMethod(analysis, value, isAsync ? "__aexit__" : "__exit__", plainCall(site, role.exit, edgeTier.implicit));
}

/** Keeps of a variable's values those that an `isinstance` lets through. */
function narrow(analysis: Analysis, value: number, to: number, expression: number) {
  const { values, graph, classes } = analysis;
  if (!isObject(analysis, value)) return;
  const first = values.first(value);
  for (const allowed of declaredValues(analysis, expression, 0)) {
    if (values.kind(allowed) !== valueKind.someInstance) {
      if (values.kind(allowed) === valueKind.externalInstance) graph.add(to, value);
    } else if (classes.isBelow(first, values.first(allowed))) graph.add(to, value);
  }
}

/** The attribute behind a positional part of a class pattern: as `__match_args__` says, else the field at that place. */
function matchPlace(analysis: Analysis, value: number, to: number, place: number, site: number) {
  const { values, classes, program, graph, containers } = analysis;
  if (!isObject(analysis, value)) return;
  const definition = values.first(value);
  const said = classes.find(definition, analysis.names.stringNumber("__match_args__"));
  if (said !== null) {
    const names = graph.newVariable();
    graph.listen(said.record.variable, (held) => {
      if (values.kind(held) === valueKind.container) containers.load(held, place * 2 + 1, names);
    });
    graph.listen(names, (one) => {
      if (values.kind(one) === valueKind.constant && values.first(one) % 2 === 0)
        analysis.loadAttribute(value, values.first(one) / 2, to, site);
    });
    return;
  }
  const order = classes.order(definition).filter((one) => values.kind(one) === valueKind.class);
  const name = order.toReversed().flatMap((one) => program.definitions[values.first(one)]!.fields)[place];
  if (name !== undefined) analysis.loadAttribute(value, name, to, site);
}

/** A call as the program has it; made once, since many values may be called at one place. */
function callAt(analysis: Analysis, at: number): CallContext {
  return remembered(analysis.callsByOperation, at, () => {
    const { code } = analysis.program;
    const args: Argument[] = [];
    for (let index = 0; index < code[at + 4]!; index++) {
      const place = at + 5 + index * 3;
      args.push({ how: code[place]!, name: code[place + 1]!, variable: code[place + 2]! });
    }
    return { args, result: code[at + 1]!, site: code[at + 3]!, role: role.call, tier: edgeTier.direct };
  });
}
