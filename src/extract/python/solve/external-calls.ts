import { argument } from "../facts/program.ts";
import { type Analysis, type CallContext, named } from "./analysis.ts";
import { classOf } from "./attributes.ts";
import { callWith, keywordArgument, positionalArgument } from "./call-arguments.ts";
import { edgeTier, role } from "./call-edges.ts";
import { mergeInto } from "./container-methods.ts";
import { describeField } from "./described-fields.ts";
import { callBack } from "./external-callbacks.ts";
import { callByProtocol, protocols } from "./external-protocols.ts";
import { setFields } from "./generated-constructor.ts";
import { checkInstance } from "./instance-checks.ts";
import { externalEdge, registerCallbacks } from "./invocation.ts";
import { hasConstant } from "./items.ts";
import { loadStartingWith } from "./members.ts";
import { valueKind } from "./values.ts";

type External = (analysis: Analysis, call: CallContext, first: number) => void;

const containerMakers: Readonly<Record<string, number>> = {
  "builtins.list": 0,
  "builtins.tuple": 1,
  "builtins.set": 2,
  "builtins.frozenset": 2,
  "builtins.dict": 3,
  "builtins.reversed": 0,
  "builtins.iter": 0,
  "builtins.sorted": 0,
  "collections.deque": 0,
  "collections.OrderedDict": 3,
  "collections.Counter": 3,
  "itertools.chain": 0,
  "itertools.cycle": 0,
  "itertools.islice": 0,
  "itertools.chain.from_iterable": 0,
};

/** What functions outside the project do with what they are given, as far as calls depend on it. */
const known = new Map<string, External>([
  ["builtins.map", (analysis, call, first) => mapOver(analysis, call, first, true)],
  ["builtins.filter", (analysis, call, first) => mapOver(analysis, call, first, false)],
  ["itertools.starmap", (analysis, call, first) => mapOver(analysis, call, first, true)],
  ["builtins.min", (analysis, call, first) => pick(analysis, call, first)],
  ["builtins.max", (analysis, call, first) => pick(analysis, call, first)],
  ["builtins.enumerate", enumerateItems],
  ["builtins.zip", zipItems],
  ["builtins.next", nextItem],
  ["builtins.getattr", getAttribute],
  ["builtins.setattr", setAttribute],
  ["builtins.type", typeOf],
  ["builtins.property", makeProperty],
  ["builtins.isinstance", (analysis, call) => checkInstance(analysis, call, "__instancecheck__")],
  ["builtins.issubclass", (analysis, call) => checkInstance(analysis, call, "__subclasscheck__")],
  ["builtins.staticmethod", (analysis, call, first) => analysis.graph.copy(first, call.result)],
  ["builtins.classmethod", (analysis, call, first) => analysis.graph.copy(first, call.result)],
  ["builtins.super", () => {}],
  ["builtins.object.__new__", newObject],
  ["collections.namedtuple", namedTuple],
  ["typing.NamedTuple", namedTuple],
  ["functools.partial", partially],
  ["functools.partialmethod", partially],
  ["functools.wraps", (analysis, call) => give(analysis, call, valueKind.identity)],
  ["functools.update_wrapper", (analysis, call, first) => analysis.graph.copy(first, call.result)],
  ["functools.reduce", reduceItems],
  ["builtins.reduce", reduceItems],
  ["copy.copy", (analysis, call, first) => analysis.graph.copy(first, call.result)],
  ["copy.deepcopy", (analysis, call, first) => analysis.graph.copy(first, call.result)],
  ["typing.cast", (analysis, call) => analysis.graph.copy(positionalArgument(call.args, 1), call.result)],
  ["collections.defaultdict", defaultDict],
  ["importlib.import_module", importModule],
  ["builtins.__import__", importModule],
  ["re.compile", (analysis, call) => give(analysis, call, valueKind.externalInstance, named(analysis, "re.Pattern"))],
  ["contextlib.closing", (analysis, call, first) => analysis.graph.copy(first, call.result)],
  ["weakref.ref", (analysis, call) => give(analysis, call, valueKind.foreign)],
  ["weakref.proxy", (analysis, call, first) => analysis.graph.copy(first, call.result)],
]);

const textMakers =
  /^builtins\.(str|repr|ascii|format|input|chr|hex|bin|str\.(join|format|strip|lstrip|rstrip|lower|upper|replace|title|encode|decode|capitalize|casefold|center|ljust|rjust|zfill|removeprefix|removesuffix|format_map|translate|expandtabs|swapcase))$/;
/** Decorators from outside that give back something that behaves like what they got. */
const transparent =
  /(^|\.)(lru_cache|cache|wraps|abstractmethod|overload|final|deprecated|contextmanager|asynccontextmanager|cached_property|total_ordering|dataclass|runtime_checkable|override|njit|jit|singledispatch|singledispatchmethod|fixture|coroutine|unique|register|atexit\.register)$/;

/** Follows a call of a name outside the project. */
export function callExternal(analysis: Analysis, name: number, call: CallContext) {
  externalEdge(analysis, name, call);
  const text = analysis.program.strings[name]!;
  const first = positionalArgument(call.args, 0);
  const handler = known.get(text);
  if (callBack(analysis, text, call) || describeField(analysis, text, call)) return;
  if (handler !== undefined) return handler(analysis, call, first);
  if (containerMakers[text] !== undefined) return makeContainer(analysis, containerMakers[text], text, call);
  if (protocols.has(text)) callByProtocol(analysis, text, first, call);
  if (textMakers.test(text)) return give(analysis, call, valueKind.text);
  if (text.startsWith("builtins.")) return builtinResult(analysis, text, call);
  if (transparent.test(text)) {
    if (call.args.length === 1 && first >= 0) analysis.graph.copy(first, call.result);
    else give(analysis, call, valueKind.identity);
    return;
  }
  registerCallbacks(analysis, call);
  giveExternal(analysis, text, name, call);
}

/** A call of a capitalised name makes an instance; of what any other name gives, nothing is known. */
function giveExternal(analysis: Analysis, text: string, name: number, call: CallContext) {
  const last = text.slice(text.lastIndexOf(".") + 1);
  if (/^[A-Z]/.test(last)) give(analysis, call, valueKind.externalInstance, name);
  else give(analysis, call, valueKind.foreign);
}

function builtinResult(analysis: Analysis, text: string, call: CallContext) {
  const last = text.slice("builtins.".length);
  if (/^[A-Z]\w*$/.test(last)) give(analysis, call, valueKind.externalInstance, named(analysis, text));
  else if (last === "vars" || last === "globals" || last === "locals" || last === "open")
    give(analysis, call, valueKind.foreign);
}

function give(analysis: Analysis, call: CallContext, kind: number, first = 0) {
  if (call.result >= 0) analysis.graph.add(call.result, analysis.values.of(kind, first));
}

/** Iterates over whatever a variable holds; the variable of the items. */
function itemsOf(analysis: Analysis, from: number, site: number): number {
  const items = analysis.graph.newVariable();
  analysis.graph.listen(from, (value) => analysis.iterate(value, items, site));
  return items;
}

function makeContainer(analysis: Analysis, kind: number, text: string, call: CallContext) {
  const { containers, graph } = analysis;
  const made = containers.create(kind);
  for (const [index, given] of call.args.entries()) {
    if (given.how === argument.keyword) {
      if (kind === 3) containers.store(made, given.name * 2, given.variable);
    } else if (index > 0 && text !== "itertools.chain") break;
    else if (text === "itertools.chain.from_iterable") {
      graph.copy(
        itemsOf(analysis, itemsOf(analysis, given.variable, call.site), call.site),
        containers.of(made).element,
      );
    } else if (text === "builtins.sorted") {
      graph.copy(itemsOf(analysis, given.variable, call.site), containers.of(made).element);
    } else mergeInto(analysis, made, given.variable, call.site);
  }
  if (text === "builtins.sorted") {
    const key = keywordArgument(analysis, call.args, "key");
    if (key >= 0) callWith(analysis, key, [containers.of(made).all], -1, call.site, role.callback, edgeTier.callback);
  }
  if (call.result >= 0) graph.add(call.result, made);
}

function mapOver(analysis: Analysis, call: CallContext, first: number, gives: boolean) {
  const { graph, containers } = analysis;
  const lists = call.args.slice(1).map((given) => itemsOf(analysis, given.variable, call.site));
  const results = graph.newVariable();
  callWith(analysis, first, lists, gives ? results : -1, call.site, role.callback, edgeTier.callback);
  const made = containers.create(0);
  graph.copy(gives ? results : (lists[0] ?? -1), containers.of(made).element);
  if (call.result >= 0) graph.add(call.result, made);
}

function pick(analysis: Analysis, call: CallContext, first: number) {
  const { graph } = analysis;
  const single = call.args.filter((given) => given.how === argument.positional).length === 1;
  const items = single ? itemsOf(analysis, first, call.site) : first;
  graph.copy(items, call.result);
  if (!single)
    for (const given of call.args) if (given.how === argument.positional) graph.copy(given.variable, call.result);
  graph.copy(keywordArgument(analysis, call.args, "default"), call.result);
  const key = keywordArgument(analysis, call.args, "key");
  if (key >= 0) callWith(analysis, key, [items], -1, call.site, role.callback, edgeTier.callback);
}

function enumerateItems(analysis: Analysis, call: CallContext, first: number) {
  const { containers, graph } = analysis;
  const [list, pair] = [containers.create(0), containers.create(1)];
  graph.copy(itemsOf(analysis, first, call.site), containers.slot(pair, 3));
  graph.add(containers.of(list).element, pair);
  if (call.result >= 0) graph.add(call.result, list);
}

function zipItems(analysis: Analysis, call: CallContext) {
  const { containers, graph } = analysis;
  const [list, tuple] = [containers.create(0), containers.create(1)];
  for (const [index, given] of call.args.entries()) {
    if (given.how === argument.positional)
      graph.copy(itemsOf(analysis, given.variable, call.site), containers.slot(tuple, index * 2 + 1));
  }
  graph.add(containers.of(list).element, tuple);
  if (call.result >= 0) graph.add(call.result, list);
}

function nextItem(analysis: Analysis, call: CallContext, first: number) {
  const { graph, values } = analysis;
  graph.copy(positionalArgument(call.args, 1), call.result);
  const result = call.result >= 0 ? call.result : graph.newVariable();
  graph.listen(first, (value) => {
    const kind = values.kind(value);
    if (kind !== valueKind.instance && kind !== valueKind.someInstance) analysis.iterate(value, result, call.site);
  });
  callByProtocol(analysis, "builtins.next", first, { ...call, result });
}

/** Calls back for each constant string that a variable holds. */
function eachName(analysis: Analysis, variable: number, then: (name: number) => void) {
  analysis.graph.listen(variable, (value) => {
    const isString = analysis.values.kind(value) === valueKind.constant && analysis.values.first(value) % 2 === 0;
    if (isString) then(analysis.values.first(value) / 2);
  });
}

function getAttribute(analysis: Analysis, call: CallContext, first: number) {
  const { graph } = analysis;
  const result = call.result >= 0 ? call.result : graph.newVariable();
  eachName(analysis, positionalArgument(call.args, 1), (name) => {
    graph.listen(first, (object) => analysis.loadAttribute(object, name, result, call.site));
  });
  loadStartingWith(analysis, first, positionalArgument(call.args, 1), result, call.site);
  graph.copy(positionalArgument(call.args, 2), result);
}

function setAttribute(analysis: Analysis, call: CallContext, first: number) {
  const value = positionalArgument(call.args, 2);
  eachName(analysis, positionalArgument(call.args, 1), (name) => {
    analysis.graph.listen(first, (object) => analysis.storeAttribute(object, name, value, call.site));
  });
}

function typeOf(analysis: Analysis, call: CallContext, first: number) {
  const { graph, values } = analysis;
  if (call.args.length !== 1 || call.result < 0) return;
  graph.listen(first, (value) => {
    const kind = values.kind(value);
    if (kind === valueKind.instance || kind === valueKind.someInstance)
      graph.add(call.result, classOf(analysis, value));
  });
}

function makeProperty(analysis: Analysis, call: CallContext, first: number) {
  const { properties, graph, values } = analysis;
  const getter = first >= 0 ? first : keywordArgument(analysis, call.args, "fget");
  const second = positionalArgument(call.args, 1);
  const setter = second >= 0 ? second : keywordArgument(analysis, call.args, "fset");
  properties.push({ getter, setter });
  if (call.result >= 0) graph.add(call.result, values.of(valueKind.property, properties.length - 1));
}

/** `object.__new__(cls)` and `super().__new__(cls)`. */
function newObject(analysis: Analysis, call: CallContext, first: number) {
  const { graph, values } = analysis;
  if (call.result < 0) return;
  graph.listen(first, (value) => {
    const kind = values.kind(value);
    if (kind !== valueKind.class && kind !== valueKind.someClass) return;
    const made = kind === valueKind.class ? valueKind.instance : valueKind.someInstance;
    graph.add(call.result, values.of(made, values.first(value)));
    setFields(analysis, values.first(value), call.args.slice(1));
  });
}

function namedTuple(analysis: Analysis, call: CallContext) {
  const fields = positionalArgument(call.args, 1);
  eachName(analysis, fields, (names) => give(analysis, call, valueKind.namedTuple, names));
  analysis.later.push(() => {
    if (fields < 0 || !hasConstant(analysis, fields)) give(analysis, call, valueKind.foreign);
  });
}

function partially(analysis: Analysis, call: CallContext, first: number) {
  if (first < 0 || call.result < 0) return;
  analysis.partials.push({ callee: first, args: call.args.slice(1) });
  give(analysis, call, valueKind.partial, analysis.partials.length - 1);
}

function reduceItems(analysis: Analysis, call: CallContext, first: number) {
  const { graph } = analysis;
  const items = itemsOf(analysis, positionalArgument(call.args, 1), call.site);
  const result = call.result >= 0 ? call.result : graph.newVariable();
  const start = positionalArgument(call.args, 2);
  graph.copy(start >= 0 ? start : items, result);
  callWith(analysis, first, [result, items], result, call.site, role.callback, edgeTier.callback);
}

function defaultDict(analysis: Analysis, call: CallContext, first: number) {
  const { containers, graph } = analysis;
  const made = containers.create(3);
  if (first >= 0) callWith(analysis, first, [], containers.of(made).element, -1, role.callback, edgeTier.callback);
  if (call.result >= 0) graph.add(call.result, made);
}

function importModule(analysis: Analysis, call: CallContext, first: number) {
  const { program, names, graph } = analysis;
  if (call.result < 0) return;
  const definition = program.sites[call.site * 3] ?? 0;
  eachName(analysis, first, (name) => graph.add(call.result, names.module(name, program.fileOf[definition]!)));
}
