import { argument, mark } from "../facts/program.ts";
import { type Analysis, type Argument, type CallContext, callNumber, named, placeOf } from "./analysis.ts";
import { bindArguments, isMethod } from "./bind-arguments.ts";
import { edgeTier, externalCallee, role } from "./call-edges.ts";
import { callFound } from "./call-found.ts";
import { callContainerMethod } from "./container-methods.ts";
import { takeFieldPart } from "./described-fields.ts";
import { fillFields } from "./generated-constructor.ts";
import { giveResult, giveSelf } from "./give-result.ts";
import { invokeDecorated } from "./invoke-decorated.ts";
import { makeNamedTuple } from "./named-tuples.ts";
import { giveParts } from "./text-parts.ts";
import { valueKind } from "./values.ts";

/** Beyond this a call doesn't gather further arguments. */
const mostArguments = 40;

/** Follows a call of one value: notes the edges, passes arguments in and the result out. */
export function invoke(analysis: Analysis, callee: number, call: CallContext) {
  const { values, graph, partials } = analysis;
  const first = values.first(callee);
  switch (values.kind(callee)) {
    case valueKind.function:
      return invokeFunction(analysis, first, call, -1);
    case valueKind.bound:
      return invokeBound(analysis, first, values.second(callee), call);
    case valueKind.class:
    case valueKind.someClass:
      return construct(analysis, callee, call);
    case valueKind.instance:
    case valueKind.someInstance: {
      const bound = graph.newVariable();
      analysis.loadAttribute(callee, named(analysis, "__call__"), bound, -1);
      return graph.listenShared(bound, analysis.shared.instanceCall, callNumber(analysis, call), 0);
    }
    case valueKind.external:
      return analysis.callExternal(first, call);
    case valueKind.containerMethod:
      return callContainerMethod(analysis, first, values.second(callee), call);
    case valueKind.partial: {
      const { callee: inner, args } = partials[first]!;
      if (call.args.length > mostArguments) return; // a partial of itself
      const whole = { ...call, args: [...args, ...call.args] };
      graph.listen(inner, (target) => analysis.invoke(target, whole));
      return;
    }
    case valueKind.registrar:
      return registerImplementation(analysis, callee, call);
    case valueKind.prefix: // a method of a string that keeps its start
      return call.result < 0 ? undefined : graph.add(call.result, callee);
    case valueKind.identity:
      if (call.args[0] !== undefined) graph.copy(call.args[0].variable, call.result);
      return;
    case valueKind.namedTuple:
      return makeNamedTuple(analysis, first, call);
    case valueKind.textMethod:
      return giveParts(analysis, first, analysis.program.strings[values.second(callee)]!, call);
    case valueKind.fieldPart:
      return takeFieldPart(analysis, callee, call);
    case valueKind.decorated:
      return invokeDecorated(analysis, callee, -1, call);
    case valueKind.family:
    case valueKind.boundFamily:
      return invokeFamily(analysis, callee, call);
    case valueKind.foreign:
    case valueKind.externalInstance:
      if (call.result >= 0) graph.add(call.result, values.of(valueKind.foreign));
      return registerCallbacks(analysis, call);
  }
}

/** Calls what an instance has under `__call__`. */
export function followInstanceCall(analysis: Analysis, call: CallContext, method: number) {
  if (analysis.values.kind(method) !== valueKind.externalInstance) analysis.invoke(method, call);
}

function invokeFunction(analysis: Analysis, definition: number, call: CallContext, self: number) {
  const record = analysis.program.definitions[definition]!;
  if (isFollowed(analysis, definition, call, self)) return giveSelf(analysis, record, call, self);
  analysis.edges.add(call.site, definition, call.role, call.tier);
  bindArguments(analysis, definition, call, self);
  giveResult(analysis, definition, record, call, self);
  if ((record.marks & mark.singleDispatch) !== 0) invokeRegistered(analysis, definition, call, self);
}

/** Functions registered with a `singledispatch` one: the first argument's class decides which of them runs. */
function invokeRegistered(analysis: Analysis, definition: number, call: CallContext, self: number) {
  const { values, graph } = analysis;
  graph.listen(registered(analysis, definition), (target) => {
    if (values.kind(target) !== valueKind.function) return;
    const inner = { ...call, tier: Math.max(call.tier, edgeTier.dispatch) };
    analysis.invoke(self < 0 ? target : values.of(valueKind.bound, target, self), inner);
  });
}

function registered(analysis: Analysis, definition: number): number {
  return analysis.fields.variable(analysis.values.of(valueKind.registrar, definition), named(analysis, "register"));
}

/** `@show.register`, `@show.register(int)`, `show.register(int, function)`. */
function registerImplementation(analysis: Analysis, registrar: number, call: CallContext) {
  const { values, graph } = analysis;
  for (const given of call.args) {
    graph.listen(given.variable, (value) => {
      if (values.kind(value) !== valueKind.function) return;
      graph.add(registered(analysis, values.first(registrar)), value);
      if (call.result >= 0) graph.add(call.result, value);
    });
  }
  if (call.result >= 0 && call.role !== role.decorate) graph.add(call.result, registrar);
}

/** Whether the same method was called here before, on another object: nothing but the object itself is new then. */
function isFollowed(analysis: Analysis, definition: number, call: CallContext, self: number): boolean {
  if (self < 0 || call.site < 0 || !isMethod(analysis, definition)) return false;
  return !analysis.followed.functions.isNew(placeOf(call), definition);
}

function invokeBound(analysis: Analysis, callee: number, self: number, call: CallContext) {
  const { values } = analysis;
  const tier = call.tier === edgeTier.direct ? edgeTier.method : call.tier;
  if (values.kind(callee) === valueKind.decorated) return invokeDecorated(analysis, callee, self, { ...call, tier });
  if (values.kind(callee) === valueKind.function)
    invokeFunction(analysis, values.first(callee), { ...call, tier }, self);
  else analysis.invoke(callee, call);
}

/** Calling a class: its metaclass, `__new__` and `__init__`, and the new instance. */
function construct(analysis: Analysis, callee: number, call: CallContext) {
  const { values, classes, graph, edges } = analysis;
  const definition = values.first(callee);
  const exact = values.kind(callee) === valueKind.class;
  const made = values.of(exact ? valueKind.instance : valueKind.someInstance, definition);
  if (exact) analysis.made.add(definition);
  const plain = call.tier === edgeTier.direct || call.tier === edgeTier.method ? edgeTier.constructor : call.tier;
  const meta = classes.metaclass(definition);
  const metaCall = meta < 0 ? null : classes.find(meta, named(analysis, "__call__"));
  if (metaCall !== null)
    callFound(analysis, metaCall.record.variable, callee, { ...call, role: role.meta, tier: plain });
  const tier = metaCall !== null ? edgeTier.logical : plain; // it's the metaclass that makes the instance
  const maker = classes.find(definition, named(analysis, "__new__"));
  const init = classes.find(definition, named(analysis, "__init__"));
  if (maker !== null) {
    const withClass = { ...call, args: [one(analysis, callee), ...call.args], role: role.make, tier };
    graph.listen(maker.record.variable, (target) => analysis.invoke(target, withClass));
  }
  if (init !== null) callFound(analysis, init.record.variable, made, { ...call, result: -1, role: role.init, tier });
  if (!exact) constructBelow(analysis, definition, call);
  if (init === null && maker === null) {
    edges.add(call.site, definition, role.init, tier);
    noteOutsideConstructor(analysis, definition, call);
    fillFields(analysis, definition, call, tier);
  }
  if (call.result >= 0) graph.add(call.result, made);
}

/** A class that takes its constructor from a library calls that one. */
function noteOutsideConstructor(analysis: Analysis, definition: number, call: CallContext) {
  const base = analysis.classes.externalBase(definition);
  if (base === null || base.startsWith("builtins.")) return;
  analysis.edges.add(call.site, externalCallee(named(analysis, `${base}.__init__`)), role.other, edgeTier.constructor);
}

function constructBelow(analysis: Analysis, definition: number, call: CallContext) {
  for (const name of ["__init__", "__new__"]) {
    const family = analysis.families.of(definition, named(analysis, name));
    const part = { ...call, result: -1, role: name === "__init__" ? role.init : role.make };
    if (family >= 0) analysis.invoke(family, part);
  }
}

function one(analysis: Analysis, value: number): Argument {
  const variable = analysis.graph.newVariable();
  analysis.graph.add(variable, value);
  return { how: argument.positional, name: -1, variable };
}

function invokeFamily(analysis: Analysis, callee: number, call: CallContext) {
  const { families, graph, familyEdges } = analysis;
  const family = families.get(callee);
  const tier = Math.max(call.tier, edgeTier.dispatch);
  familyEdges.add(call.site, analysis.values.first(callee), call.role, tier);
  let place = 0;
  for (const given of call.args) {
    if (given.how === argument.keyword) graph.copy(given.variable, families.keyword(family, given.name));
    else if (given.how === argument.positional) graph.copy(given.variable, families.positional(family, place++));
    else break;
  }
  if (call.result >= 0) graph.copy(families.result(family), call.result);
}

/** Functions handed to code outside the project may be called from there, at any time. */
export function registerCallbacks(analysis: Analysis, call: CallContext, tier: number = edgeTier.registered) {
  const { graph, shared } = analysis;
  for (const given of call.args) graph.listenShared(given.variable, shared.callback, call.site, tier);
}

/** Notes a function that was handed to code outside. */
export function noteCallback(analysis: Analysis, site: number, tier: number, value: number) {
  const { values, edges } = analysis;
  const kind = values.kind(value);
  if (kind === valueKind.function) edges.add(site, values.first(value), role.callback, tier);
  else if (kind === valueKind.bound && values.kind(values.first(value)) === valueKind.function) {
    edges.add(site, values.first(values.first(value)), role.callback, tier);
  }
}

/** Notes a call of an external name. */
export function externalEdge(analysis: Analysis, name: number, call: CallContext) {
  analysis.edges.add(call.site, externalCallee(name), call.role, call.tier);
}
