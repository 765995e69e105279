import { ts } from "ts-morph";
import { isFunctionWithBody } from "../survey/function-node.ts";
import type { Noted } from "../survey/survey.ts";
import { blankSite } from "./blank-site.ts";
import { dispatchOf } from "./dispatch-owners.ts";
import { externalName, importedName } from "./external-name.ts";
import { bare, type FactContext, nameNode, propertyName, receiverOf } from "./fact-context.ts";
import { type CallbackFacts, type Cell, emptyCell, type InvocationFacts, type SiteFacts } from "./file-facts.ts";
import { nativeCallbacks } from "./native-calls.ts";
import { isOutsideValue } from "./outside-value.ts";
import { superTargets } from "./super-sites.ts";
import { type Targets, targetsOf } from "./targets.ts";
import { classesOf } from "./type-facts.ts";
import { cellOf, resultOf } from "./values.ts";

type Call = ts.CallExpression | ts.NewExpression | ts.TaggedTemplateExpression;

/** What a call, `new` or tagged template says about whom it calls. Null for `import()`. */
export function callSite(noted: Noted<Call>, context: FactContext): SiteFacts | null {
  const { node } = noted;
  const callee = bare(ts.isTaggedTemplateExpression(node) ? node.tag : node.expression);
  const at = siteStart(node, context.survey.source);
  const invocation = invocationOf(node, context);
  if (callee.kind === ts.SyntaxKind.ImportKeyword) return null;
  if (callee.kind === ts.SyntaxKind.SuperKeyword) {
    const targets = superTargets(node, context);
    const own = cellOf(callee, context);
    for (const each of invocation.arguments)
      context.writer.move(context.writer.element(each), context.writer.element(own));
    return { ...blankSite(noted, at, "constructor", context), tier: "constructor", isNew: true, targets, invocation };
  }
  if (ts.isNewExpression(node)) return newSite(noted as Noted<ts.NewExpression>, callee, at, invocation, context);
  if (isFunctionWithBody(callee)) {
    return { ...blankSite(noted, at, "direct", context), targets: [context.writer.ref(callee)], invocation };
  }
  const forwarded = forwardedSite(noted, callee, at, invocation, context);
  return forwarded ?? plainSite(noted, callee, at, invocation, context);
}

function siteStart(node: Call, source: ts.SourceFile): number {
  if (ts.isNewExpression(node)) return node.getStart(source);
  const callee = bare(ts.isTaggedTemplateExpression(node) ? node.tag : node.expression);
  return ts.isPropertyAccessExpression(callee) ? callee.name.getStart(source) : callee.getStart(source);
}

/** A template's tag gets the strings first, which hold no functions, then the substitutions. */
function invocationOf(node: Call, context: FactContext): InvocationFacts {
  const result = resultOf(node, context);
  if (ts.isTaggedTemplateExpression(node)) {
    const spans = ts.isTemplateExpression(node.template) ? node.template.templateSpans : [];
    return {
      arguments: [emptyCell, ...spans.map((each) => cellOf(each.expression, context))],
      spread: -1,
      shift: 0,
      result,
      texts: [],
    };
  }
  const given = node.arguments ?? [];
  return {
    arguments: given.map((each) => cellOf(ts.isSpreadElement(each) ? each.expression : each, context)),
    spread: given.findIndex((each) => ts.isSpreadElement(each)),
    shift: 0,
    result,
    texts: given.flatMap((each, index) => (ts.isStringLiteralLike(each) ? [{ index, text: each.text }] : [])),
  };
}

function newSite(
  noted: Noted<ts.NewExpression>,
  callee: ts.Expression,
  at: number,
  invocation: InvocationFacts,
  context: FactContext,
): SiteFacts {
  const { writer, checker } = context;
  const name = nameNode(callee);
  const symbol = name === null ? null : checker.symbolAt(name);
  const found = targetsOf(symbol, context);
  const made = madeClasses(noted.node, found, context);
  const targets = [...found.functions, ...made].map((each) => writer.ref(each));
  for (const each of targets) writer.instantiated.add(each);
  const isExternal = found.isExternal || (targets.length === 0 && symbol === null);
  const external = targets.length > 0 ? null : outsideName(symbol, callee, found, context);
  const native = {
    node: noted.node,
    name: symbol?.name ?? propertyName(callee) ?? nameText(callee),
    receiver: null,
    result: invocation.result,
    isForeign: found.isExternal,
    isPlatform: isPlatform(symbol, context),
  };
  return {
    ...blankSite(noted, at, "constructor", context),
    tier: "constructor",
    isNew: true,
    targets,
    isOpen: found.isOpen,
    external,
    callee: found.isOpen && !found.isExternal ? cellOf(callee, context) : emptyCell,
    invocation,
    callbacks: isExternal ? nativeCallbacks(native, context) : [],
  };
}

const nameText = (callee: ts.Expression) => (ts.isIdentifier(callee) ? callee.text : "");

/** The class that `new` gives an instance of, when its name alone doesn't tell. */
function madeClasses(node: ts.NewExpression, found: Targets, { checker, homes }: FactContext): ts.Node[] {
  if (found.functions.size > 0 || found.isExternal) return [];
  const type = checker.typeAt(node);
  if (type?.symbol === undefined) return [];
  return classesOf(type.symbol).filter((each) => ts.isClassLike(each) && homes.homeOf(each) === "project");
}

/** `f.call(x, a)` calls f with its arguments moved by one; `bind` only makes a value. Null for all other calls. */
function forwardedSite(
  noted: Noted<Call>,
  callee: ts.Expression,
  at: number,
  invocation: InvocationFacts,
  context: FactContext,
): SiteFacts | null {
  const how = propertyName(callee);
  const inner = receiverOf(callee);
  if (inner === null || (how !== "call" && how !== "apply" && how !== "bind")) return null;
  const { checker, writer } = context;
  const method = nameNode(callee);
  const symbol = method === null ? null : checker.symbolAt(method);
  if (symbol !== null && !targetsOf(symbol, context).isExternal) return null;
  const name = nameNode(inner);
  const found = targetsOf(name === null ? null : checker.symbolAt(name), context);
  if (how === "bind") {
    writer.move(cellOf(inner, context), invocation.result);
    for (const each of found.functions) writer.hold(invocation.result, each);
    return null;
  }
  const array = invocation.arguments[1] ?? emptyCell;
  const passed: InvocationFacts =
    how === "call" ? { ...invocation, shift: -1 } : { ...invocation, arguments: [array], spread: 0 };
  const blank = blankSite(noted, at, found.isMember ? "method" : "direct", context);
  const targets = isFunctionWithBody(inner) ? [inner] : [...found.functions];
  const external =
    found.functions.size === 0 && found.isExternal && name !== null ? externalName(checker.symbolAt(name)!) : null;
  return {
    ...blank,
    tier: found.isMember ? "method" : "direct",
    targets: targets.map((each) => writer.ref(each)),
    isOpen: found.isOpen,
    external: external,
    callee: found.isOpen ? cellOf(inner, context) : emptyCell,
    invocation: passed,
    callbacks:
      found.isExternal || found.functions.size === 0 ? callbacksBehind(noted.node, inner, invocation, context) : [],
  };
}

/** `Array.prototype.map.call(list, f)`: what the forwarded method does with its arguments. */
function callbacksBehind(
  node: Call,
  inner: ts.Expression,
  invocation: InvocationFacts,
  context: FactContext,
): CallbackFacts[] {
  if (!ts.isCallExpression(node)) return [];
  const native = {
    node,
    name: propertyName(inner) ?? "call",
    receiver: null,
    result: invocation.result,
    isForeign: true,
    isPlatform: true,
  };
  return nativeCallbacks(native, context);
}

function plainSite(
  noted: Noted<Call>,
  callee: ts.Expression,
  at: number,
  invocation: InvocationFacts,
  context: FactContext,
): SiteFacts {
  const { checker, writer } = context;
  const name = nameNode(callee);
  const property = propertyName(callee);
  const receiver = receiverOf(callee);
  const symbol = name === null ? null : checker.symbolAt(name);
  const found = targetsOf(symbol, context);
  const isMember = property !== null && (found.isMember || found.isAbstract);
  const none = found.functions.size === 0;
  const isForeign = found.isExternal && none;
  const isOutside = receiver !== null && isOutsideValue(receiver, context);
  const isUnsure = none || found.isOpen || found.isAbstract;
  const isSuper = receiver?.kind === ts.SyntaxKind.SuperKeyword;
  const tier = isMember ? "method" : "direct";
  const callbackName = property ?? nameText(callee);
  const isNative = isForeign || (none && symbol === null);
  return {
    ...blankSite(noted, at, property === null ? "direct" : "method", context),
    tier,
    targets: [...found.functions].map((each) => writer.ref(each)),
    isOpen: found.isOpen,
    external: none ? outsideName(symbol, callee, found, context) : null,
    dispatch: isMember && !isSuper ? dispatchOf(callee, symbol, found, "method", context) : null,
    callee: isForeign || (property === null && !isUnsure) ? emptyCell : cellOf(callee, context),
    signatures: isUnsure && !isForeign ? signatureCells(callee, context) : [],
    invocation,
    property,
    receiver: receiver === null || isSuper || property === null ? emptyCell : cellOf(receiver, context),
    guess: property === null || isOutside ? null : guessName(property, symbol, found, none, context),
    callbacks:
      isNative && ts.isCallExpression(noted.node)
        ? nativeCallbacks(
            {
              node: noted.node,
              name: callbackName,
              receiver,
              result: invocation.result,
              isForeign,
              isPlatform: isPlatform(symbol, context),
            },
            context,
          )
        : [],
  };
}

function isPlatform(symbol: ts.Symbol | null, { homes }: FactContext): boolean {
  return symbol?.declarations?.every((each) => homes.homeOf(each) === "library") === true;
}

function outsideName(
  symbol: ts.Symbol | null,
  callee: ts.Expression,
  found: Targets,
  { bindings }: FactContext,
): string | null {
  if (symbol !== null && found.isExternal) return externalName(symbol);
  return symbol === null ? importedName(callee, bindings) : null;
}

/** The declarations whose signature the called value has, except those of the platform, which everything would fit. */
function signatureCells(callee: ts.Expression, { checker, homes, writer }: FactContext): Cell[] {
  const type = checker.typeAt(callee);
  if (type === null) return [];
  return checker
    .signatureDeclarations(type)
    .filter((each) => homes.homeOf(each) === "project")
    .map((each) => writer.signature(each));
}

/** Names are a last resort: for receivers of unknown type, and for interfaces that are declared elsewhere but implemented here. */
function guessName(
  property: string,
  symbol: ts.Symbol | null,
  found: Targets,
  none: boolean,
  { isUntyped }: FactContext,
): string | null {
  if (found.isExternal && !found.isForeignMember) return null;
  const isUnknown = none && symbol === null;
  const isElsewhere = found.isOwnTypes || found.isAbstract || found.isForeignMember;
  return isUnknown || isElsewhere || (none && isUntyped && found.isOpen) ? property : null;
}
