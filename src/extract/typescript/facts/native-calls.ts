import { ts } from "ts-morph";
import { isFunctionWithBody } from "../survey/function-node.ts";
import { bare, type FactContext } from "./fact-context.ts";
import { type CallbackFacts, type Cell, emptyCell, type InvocationFacts } from "./file-facts.ts";
import { cellOf } from "./values.ts";

/** A call of code that isn't read: what it is named, called on, given, and where its result goes. */
export interface NativeCall {
  readonly node: ts.CallExpression | ts.NewExpression;
  readonly name: string;
  readonly receiver: ts.Expression | null;
  readonly result: Cell;
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
    "off removeListener removeEventListener keys values entries defineProperty defineProperties fill clearTimeout"
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
    for (const callee of calledValues(argument, context)) {
      callbacks.push({ callee, tier, invocation: { arguments: [], spread: -1, shift: 0, result: emptyCell } });
    }
  });
  return callbacks;
}

/** The values in an argument that the receiver may call: itself, and the functions of an object literal of options. */
function calledValues(argument: ts.Expression, context: FactContext): Cell[] {
  if (ts.isObjectLiteralExpression(argument)) {
    return argument.properties.flatMap((property) => {
      if (isFunctionWithBody(property) && ts.isMethodDeclaration(property)) return [context.writer.declared(property)];
      if (!ts.isPropertyAssignment(property)) return [];
      const value = bare(property.initializer);
      return isFunctionWithBody(value) || mayBeCalled(value, context) ? [cellOf(value, context)] : [];
    });
  }
  if (isFunctionWithBody(argument)) return [cellOf(argument, context)];
  const cell = mayBeCalled(argument, context) ? cellOf(argument, context) : emptyCell;
  return cell === emptyCell ? [] : [cell];
}

/** Whether the place of an argument wants a function; where its type says nothing, whether the value itself is one. */
function mayBeCalled(argument: ts.Expression, { checker, isUntyped }: FactContext): boolean {
  if (!ts.isIdentifier(argument) && !ts.isPropertyAccessExpression(argument) && !ts.isCallExpression(argument))
    return false;
  const expected = checker.contextualType(argument);
  if (expected !== null && !checker.isAnyOrUnknown(expected)) return checker.signatureDeclarations(expected).length > 0;
  const own = checker.typeAt(argument);
  if (own === null) return false;
  if (checker.isAnyOrUnknown(own)) return expected === null && isUntyped;
  return checker.signatureDeclarations(own).length > 0;
}

const ofElement = new Set("forEach some every findIndex findLastIndex flatMap map filter find findLast".split(" "));

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
    case "create":
    case "defineProperty":
    case "defineProperties":
      writer.move(first, result);
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
});

function higherOrder(name: string, element: Cell, result: Cell, callee: Cell, { writer }: FactContext): CallbackFacts {
  if (name === "find" || name === "findLast") writer.move(element, result);
  if (name === "filter") writer.move(element, writer.element(result));
  const collects = name === "map" || name === "flatMap";
  if (!collects) return { callee, tier: null, invocation: invocation([element], emptyCell) };
  const given = writer.temporary();
  writer.move(given, writer.element(result));
  if (name === "flatMap") writer.move(writer.element(given), writer.element(result));
  return { callee, tier: null, invocation: invocation([element], given) };
}
