import { ts } from "ts-morph";
import type { SourceChecker } from "../checker/source-checker.ts";
import { isFunctionWithBody } from "../survey/function-node.ts";
import { definedProperties } from "./defined-properties.ts";
import { bare, type FactContext, nameNode } from "./fact-context.ts";
import { type CallbackFacts, type Cell, emptyCell, type InvocationFacts } from "./file-facts.ts";
import { targetsOf } from "./targets.ts";
import { cellOf } from "./values.ts";

/** A call of code that isn't read: what it is named, called on, given, and where its result goes. */
export interface NativeCall {
  readonly node: ts.CallExpression | ts.NewExpression;
  readonly name: string;
  readonly receiver: ts.Expression | null;
  readonly result: Cell;
  /** False when nobody knows what is called. */
  readonly isForeign: boolean;
  /** True for the platform's own: a package may do anything with a function that it gets by name. */
  readonly isPlatform: boolean;
}

/** These keep their argument and call it after the caller has returned: never part of the caller's stack. */
const registering = new Set(
  (
    "then catch finally setTimeout setInterval setImmediate queueMicrotask nextTick requestAnimationFrame requestIdleCallback " +
    "on once addListener prependListener prependOnceListener addEventListener subscribe watch onAbort"
  ).split(" "),
);

/** These store or compare what they get, and don't call it. */
const storing = new Set(
  (
    "push unshift set add get has includes indexOf lastIndexOf delete concat isArray assign freeze seal create log warn error info debug " +
    "off removeListener removeEventListener keys values entries defineProperty defineProperties __defineGetter__ __defineSetter__ fill clearTimeout"
  ).split(" "),
);

/** Function values handed to code that isn't read, and how values move through it where it is known. */
export function nativeCallbacks(call: NativeCall, context: FactContext): CallbackFacts[] {
  const moved = movedByName(call, context);
  const callbacks = moved === null ? [] : [moved];
  if (storing.has(call.name)) return callbacks;
  const tier = registering.has(call.name) ? "registered" : "callback";
  const given = (call.node.arguments ?? []).map((each) => bare(ts.isSpreadElement(each) ? each.expression : each));
  given.forEach((argument) => {
    const { isForeign } = call;
    for (const { callee, isFixed } of calledValues(argument, isForeign, context)) {
      callbacks.push({
        callee,
        tier,
        isForeign,
        isFixed: isFixed && (isFunctionWithBody(argument) || call.isPlatform || isHigherOrderName(call.name)),
        isUsual: isHigherOrderName(call.name),
        invocation: invocation([], emptyCell),
      });
    }
  });
  return callbacks;
}

interface CalledValue {
  readonly callee: Cell;
  readonly isFixed: boolean;
}

/** The values in an argument that the receiver may call: itself, and the functions of an object literal of options. */
function calledValues(argument: ts.Expression, isForeign: boolean, context: FactContext): CalledValue[] {
  if (!ts.isObjectLiteralExpression(argument)) return calledValue(argument, isForeign, context);
  return argument.properties.flatMap((property) => {
    if (isFunctionWithBody(property) && ts.isMethodDeclaration(property)) {
      return [{ callee: context.writer.declared(property), isFixed: false }];
    }
    if (!ts.isPropertyAssignment(property)) return [];
    return calledValue(bare(property.initializer), isForeign, context).map((each) => ({ ...each, isFixed: false }));
  });
}

function calledValue(value: ts.Expression, isForeign: boolean, context: FactContext): CalledValue[] {
  if (isFunctionWithBody(value)) return [{ callee: cellOf(value, context), isFixed: true }];
  if (!mayBeCalled(value, isForeign, context)) return [];
  const callee = cellOf(value, context);
  if (callee === emptyCell) return [];
  const name = nameNode(value);
  const found = name === null ? null : targetsOf(context.checker.symbolAt(name), context);
  return [{ callee, isFixed: found !== null && found.functions.size === 1 && !found.isOpen && !found.isAbstract }];
}

/**
 * Whether the value of an argument is a function, by its own type; where that says nothing, whether the argument's place
 * wants one. The place comes last, since it makes the compiler resolve the call; a call of unknown code says nothing of it.
 */
function mayBeCalled(argument: ts.Expression, isForeign: boolean, { checker, isUntyped }: FactContext): boolean {
  if (!ts.isIdentifier(argument) && !ts.isPropertyAccessExpression(argument) && !ts.isCallExpression(argument))
    return false;
  const own = checker.typeAt(argument);
  if (own === null) return false;
  if (!checker.isAnyOrUnknown(own)) return isCallable(own, checker);
  if (!isForeign) return false;
  const expected = checker.contextualType(argument);
  if (expected === null || checker.isAnyOrUnknown(expected)) return expected === null && isUntyped;
  return isCallable(expected, checker);
}

/** A function type, or a union with one; `Function` of the library counts. */
function isCallable(type: ts.Type, checker: SourceChecker): boolean {
  if (checker.signatureDeclarations(type).length > 0) return true;
  return checker.constituents(type).some((part) => part.symbol?.name === "Function");
}

const ofElement = new Set("forEach some every findIndex findLastIndex flatMap map filter find findLast".split(" "));

/** Names that mean the same on anything that has them: a callback there is one also on a receiver of unknown type. */
const isHigherOrderName = (name: string): boolean =>
  ofElement.has(name) || /^(replace|replaceAll|reduce|reduceRight|sort)$/.test(name);

/** What the standard library does with values, by method name: elements to callbacks, callbacks' results to elements. */
function movedByName({ node, name, receiver, result }: NativeCall, context: FactContext): CallbackFacts | null {
  const { writer } = context;
  const given = (node.arguments ?? []).map((each) =>
    cellOf(ts.isSpreadElement(each) ? each.expression : each, context),
  );
  const on = receiver === null ? emptyCell : cellOf(receiver, context);
  const element = writer.element(on);
  const first = given[0] ?? emptyCell;
  const invoke = (args: readonly Cell[], to: Cell): CallbackFacts => ({
    callee: first,
    tier: null,
    isForeign: true,
    isFixed: false,
    isUsual: true,
    invocation: invocation(args, to),
  });
  if (ofElement.has(name)) return higherOrder(name, element, result, first, context);
  switch (name) {
    case "push":
    case "unshift":
    case "add":
    case "fill":
      (node.arguments ?? []).forEach((each, index) => {
        writer.move(ts.isSpreadElement(each) ? writer.element(given[index]!) : given[index]!, element);
      });
      return null;
    case "set":
      writer.move(given[1] ?? emptyCell, element);
      writer.move(on, result);
      return null;
    case "get":
    case "pop":
    case "shift":
    case "at":
    case "next":
      writer.move(element, result);
      return null;
    case "sort":
    case "toSorted":
      writer.move(on, result);
      return invoke([element, element], emptyCell);
    case "reduce":
    case "reduceRight":
      writer.move(given[1] ?? emptyCell, result);
      return invoke([given[1] ?? element, element], result);
    case "slice":
    case "concat":
    case "reverse":
    case "values":
    case "entries":
    case "flat":
    case "splice":
      writer.move(element, writer.element(result));
      if (name === "flat") writer.move(writer.element(element), writer.element(result));
      if (name === "concat")
        for (const cell of given) writer.move(writer.union([cell, writer.element(cell)]), writer.element(result));
      if (name === "values" || name === "entries") writer.move(writer.element(first), writer.element(result));
      return null;
    case "then":
      writer.move(on, result);
      return invoke([on], result);
    case "catch":
    case "finally":
      writer.move(on, result);
      return invoke([], result);
    case "resolve":
    case "freeze":
    case "seal":
      writer.move(first, result);
      return null;
    case "create":
    case "defineProperty":
    case "defineProperties":
    case "__defineGetter__":
    case "__defineSetter__":
      writer.move(first, result);
      definedProperties(node, name, receiver, context);
      return null;
    case "all":
    case "race":
    case "any":
    case "from":
      writer.move(writer.element(first), name === "race" || name === "any" ? result : writer.element(result));
      return name === "from"
        ? {
            callee: given[1] ?? emptyCell,
            tier: null,
            isForeign: true,
            isFixed: false,
            isUsual: true,
            invocation: invocation([writer.element(first)], writer.element(result)),
          }
        : null;
    case "assign":
      for (const cell of given) writer.move(cell, result);
      for (const cell of given.slice(1)) writer.move(writer.element(cell), writer.element(first));
      return null;
    case "Map":
    case "Set":
    case "WeakMap":
    case "WeakSet":
      // Pairs come as arrays of arrays: the values of a map are their elements.
      writer.move(writer.element(first), writer.element(result));
      if (name.endsWith("Map")) writer.move(writer.element(writer.element(first)), writer.element(result));
      return null;
    default:
      return null;
  }
}

const invocation = (args: readonly Cell[], result: Cell): InvocationFacts => ({
  arguments: args,
  spread: -1,
  shift: 0,
  result,
  texts: [],
});

function higherOrder(name: string, element: Cell, result: Cell, callee: Cell, { writer }: FactContext): CallbackFacts {
  if (name === "find" || name === "findLast") writer.move(element, result);
  if (name === "filter") writer.move(element, writer.element(result));
  const collects = name === "map" || name === "flatMap";
  if (!collects)
    return {
      callee,
      tier: null,
      isForeign: true,
      isFixed: false,
      isUsual: true,
      invocation: invocation([element], emptyCell),
    };
  const given = writer.temporary();
  writer.move(given, writer.element(result));
  if (name === "flatMap") writer.move(writer.element(given), writer.element(result));
  return {
    callee,
    tier: null,
    isForeign: true,
    isFixed: false,
    isUsual: true,
    invocation: invocation([element], given),
  };
}
