import { ts } from "ts-morph";
import type { Noted } from "../survey/survey.ts";
import { blankSite } from "./blank-site.ts";
import { dispatchOf } from "./dispatch-owners.ts";
import type { FactContext } from "./fact-context.ts";
import { type Ref, roleName, type SiteFacts } from "./file-facts.ts";
import { boundKey, boundProperty } from "./patterns.ts";
import { targetsOf } from "./targets.ts";
import { cellOf, literalProperties, roleCells } from "./values.ts";

/**
 * Calls that nobody wrote as a call: getters and setters behind property access and destructuring, iterators behind
 * `for of`, spread and `yield*`, `toString` behind template literals. Nodes that can't call are null.
 */
export function readSites({ node, owner }: Noted<ts.Node>, context: FactContext): SiteFacts[] {
  if (ts.isPropertyAccessExpression(node)) return accessSites({ node, owner }, context);
  if (ts.isElementAccessExpression(node)) return keyedSites({ node, owner }, context);
  if (ts.isBindingElement(node)) return boundSites({ node, owner }, context);
  if (ts.isForOfStatement(node) || ts.isSpreadElement(node))
    return iterationSites({ node, owner }, node.expression, context);
  if (ts.isYieldExpression(node) && node.asteriskToken !== undefined && node.expression !== undefined) {
    return iterationSites({ node, owner }, node.expression, context);
  }
  return ts.isTemplateExpression(node) ? templateSites({ node, owner }, context) : [];
}

type Access = "get" | "set";

/** Which accessors an access uses: an assignment the setter, `+=` both, anything else the getter. */
function accessKinds(node: ts.Expression): Access[] {
  const { parent } = node;
  if (ts.isBinaryExpression(parent) && parent.left === node) {
    const kind = parent.operatorToken.kind;
    if (kind === ts.SyntaxKind.EqualsToken) return ["set"];
    if (kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment) return ["get", "set"];
  }
  const isStep = ts.isPostfixUnaryExpression(parent) || ts.isPrefixUnaryExpression(parent);
  if (
    isStep &&
    (parent.operator === ts.SyntaxKind.PlusPlusToken || parent.operator === ts.SyntaxKind.MinusMinusToken)
  ) {
    return ["get", "set"];
  }
  return ["get"];
}

function accessSites(noted: Noted<ts.PropertyAccessExpression>, context: FactContext): SiteFacts[] {
  const { node } = noted;
  if (!context.accessorNames.has(node.name.text)) return [];
  const { writer } = context;
  const symbol = accessedSymbol(node, context);
  return accessKinds(node).flatMap((kind) => {
    const targets = accessorRefs(symbol, kind, context);
    const found = targetsOf(symbol, context);
    const isForeign = symbol !== null && found.isExternal;
    if (targets.length === 0 && isForeign) return [];
    const isSuper = node.expression.kind === ts.SyntaxKind.SuperKeyword;
    const site = blankSite(noted, node.name.getStart(context.survey.source), "accessor", context);
    return [
      {
        ...site,
        tier: "implicit" as const,
        targets,
        dispatch: symbol === null || isSuper ? null : dispatchOf(node, symbol, found, kind, context),
        isOpen: targets.length === 0,
        callee: writer.union(roleCells(symbol, node.name.text, kind, false, context)),
        guess: symbol === null ? roleName(kind, node.name.text) : null,
        invocation: { ...site.invocation, result: kind === "get" ? cellOf(node, context) : 0 },
      },
    ];
  });
}

/**
 * In JavaScript `this.x = value` in a method of an object literal counts as a declaration of `x`, which hides the
 * accessor that it calls: the type of `this` tells of that one. Without one, other objects take the method over.
 */
function accessedSymbol(node: ts.PropertyAccessExpression, { checker }: FactContext): ts.Symbol | null {
  const symbol = checker.symbolAt(node.name);
  const isOwn = node.expression.kind === ts.SyntaxKind.ThisKeyword && (node.flags & ts.NodeFlags.JavaScriptFile) !== 0;
  if (symbol === null || !isOwn || !symbol.declarations?.every(isWriteToThis)) return symbol;
  const holder = methodHolder(node);
  if (holder === null) return symbol;
  const type = checker.typeAt(holder);
  const declared = type === null ? null : checker.propertyOf(type, node.name.text);
  return declared?.declarations?.every(isWriteToThis) === true ? null : declared;
}

/** The object literal whose method, getter or setter has the node, arrow functions looked through; null for any other place. */
function methodHolder(node: ts.Node): ts.ObjectLiteralExpression | null {
  let at = node.parent;
  while (at !== undefined && (!ts.isFunctionLike(at) || ts.isArrowFunction(at))) at = at.parent;
  if (at === undefined) return null;
  const { parent } = ts.isFunctionExpression(at) && ts.isPropertyAssignment(at.parent) ? at.parent : at;
  return ts.isObjectLiteralExpression(parent) ? parent : null;
}

function isWriteToThis(declaration: ts.Declaration): boolean {
  const written = ts.isBinaryExpression(declaration) ? declaration.left : declaration;
  return ts.isPropertyAccessExpression(written) && written.expression.kind === ts.SyntaxKind.ThisKeyword;
}

function accessorRefs(symbol: ts.Symbol | null, kind: Access, { homes, writer }: FactContext): Ref[] {
  return (symbol?.declarations ?? [])
    .filter(
      (each) => (kind === "get" ? ts.isGetAccessor(each) : ts.isSetAccessor(each)) && homes.homeOf(each) === "project",
    )
    .filter((each) => (each as ts.AccessorDeclaration).body !== undefined)
    .map((each) => writer.ref(each));
}

function keyedSites(noted: Noted<ts.ElementAccessExpression>, context: FactContext): SiteFacts[] {
  const { node } = noted;
  const key = node.argumentExpression;
  if (ts.isNumericLiteral(key) || (ts.isStringLiteralLike(key) && !context.accessorNames.has(key.text))) return [];
  const symbols = ts.isStringLiteralLike(key)
    ? [context.checker.symbolAt(key)]
    : (literalProperties(node, context) ?? []);
  return accessKinds(node).flatMap((kind) => {
    const targets = symbols.flatMap((symbol) => accessorRefs(symbol, kind, context));
    if (targets.length === 0) return [];
    return [
      {
        ...blankSite(noted, key.getStart(context.survey.source), "accessor", context),
        tier: "implicit" as const,
        targets,
      },
    ];
  });
}

function boundSites(noted: Noted<ts.BindingElement>, context: FactContext): SiteFacts[] {
  const { node } = noted;
  if (!ts.isObjectBindingPattern(node.parent)) return [];
  const name = boundKey(node, context);
  if (name === null || !context.accessorNames.has(name)) return [];
  const symbol = boundProperty(node.parent, name, context);
  const targets = accessorRefs(symbol, "get", context);
  const callee = context.writer.union(roleCells(symbol, name, "get", false, context));
  const blank = blankSite(noted, node.getStart(context.survey.source), "accessor", context);
  return [{ ...blank, tier: "implicit", targets, isOpen: targets.length === 0, callee }];
}

function iterationSites(noted: Noted<ts.Node>, iterated: ts.Expression, context: FactContext): SiteFacts[] {
  if (!context.accessorNames.has("[Symbol.iterator]")) return [];
  return memberSites(noted, iterated, /^__@(asyncI|i)terator@/, "operator", context);
}

function templateSites(noted: Noted<ts.TemplateExpression>, context: FactContext): SiteFacts[] {
  if (!context.accessorNames.has("toString")) return [];
  return noted.node.templateSpans.flatMap(({ expression }) =>
    memberSites({ node: expression, owner: noted.owner }, expression, /^toString$/, "operator", context),
  );
}

/** Members of the project that the language itself calls on a value. */
function memberSites(
  noted: Noted<ts.Node>,
  on: ts.Expression,
  name: RegExp,
  via: "operator",
  context: FactContext,
): SiteFacts[] {
  const { checker, homes, writer } = context;
  const type = checker.typeAt(on);
  if (type === null || checker.isAnyOrUnknown(type)) return [];
  const targets = checker
    .constituents(type)
    .flatMap((part) => checker.propertiesOf(part).filter((each) => name.test(String(each.escapedName))))
    .flatMap((symbol) => symbol.declarations ?? [])
    .filter((each) => homes.homeOf(each) === "project" && ts.isMethodDeclaration(each) && each.body !== undefined);
  if (targets.length === 0) return [];
  const site = blankSite(noted, on.getStart(context.survey.source), via, context);
  return [{ ...site, tier: "implicit", targets: [...new Set(targets)].map((each) => writer.ref(each)) }];
}
