import { ts } from "ts-morph";
import type { Noted } from "../survey/survey.ts";
import { blankSite, noInvocation } from "./blank-site.ts";
import { type FactContext, nameNode } from "./fact-context.ts";
import { type CallbackFacts, type Cell, emptyCell, type SiteFacts } from "./file-facts.ts";
import { targetsOf } from "./targets.ts";
import { cellOf, cellsByName, symbolValue } from "./values.ts";

/**
 * A JSX element renders its component: `<Button/>` calls `Button`, or the `render` of a class. Handlers given to an
 * element of the platform (`<div onClick={f}>`) are registered; attributes of a component move into its properties.
 */
export function jsxSite(noted: Noted<ts.JsxOpeningLikeElement>, context: FactContext): SiteFacts {
  const { node } = noted;
  const { writer, checker } = context;
  const blank = blankSite(noted, node.tagName.getStart(context.survey.source), "jsx", context);
  if (isIntrinsic(node)) return { ...blank, callbacks: handlers(node, context) };
  const name =
    ts.isIdentifier(node.tagName) || ts.isPropertyAccessExpression(node.tagName) ? nameNode(node.tagName) : null;
  const symbol = name === null ? null : checker.symbolAt(name);
  const found = targetsOf(symbol, context);
  const targets = [...found.functions].flatMap((each) => (ts.isClassLike(each) ? renderOf(each, context) : [each]));
  moveAttributes(node, context);
  return {
    ...blank,
    targets: targets.map((each) => writer.ref(each)),
    isOpen: found.isOpen,
    callee: found.isOpen && !found.isExternal ? symbolValue(symbol, context) : emptyCell,
    invocation: noInvocation,
  };
}

function isIntrinsic(node: ts.JsxOpeningLikeElement): boolean {
  return ts.isIdentifier(node.tagName) && /^[a-z]/.test(node.tagName.text);
}

function renderOf(node: ts.ClassLikeDeclaration, { writer }: FactContext): ts.Node[] {
  writer.instantiated.add(writer.ref(node));
  return node.members.filter((member) => ts.isMethodDeclaration(member) && member.name.getText() === "render");
}

function* attributeValues(node: ts.JsxOpeningLikeElement): Generator<{ name: string; value: ts.Expression }> {
  for (const attribute of node.attributes.properties) {
    if (!ts.isJsxAttribute(attribute) || attribute.initializer === undefined) continue;
    const { initializer } = attribute;
    if (!ts.isJsxExpression(initializer) || initializer.expression === undefined) continue;
    yield { name: attribute.name.getText(), value: initializer.expression };
  }
}

function handlers(node: ts.JsxOpeningLikeElement, context: FactContext): CallbackFacts[] {
  return [...attributeValues(node)]
    .map(({ value }) => cellOf(value, context))
    .filter((cell) => cell !== emptyCell)
    .map((callee) => ({
      callee,
      tier: "registered",
      isForeign: true,
      isFixed: false,
      isUsual: true,
      invocation: noInvocation,
    }));
}

function moveAttributes(node: ts.JsxOpeningLikeElement, context: FactContext): void {
  const type = context.checker.contextualType(node.attributes);
  for (const { name, value } of attributeValues(node)) {
    const cell: Cell = cellOf(value, context);
    const symbol = type === null ? null : context.checker.propertyOf(type, name);
    if (cell === emptyCell) continue;
    for (const each of cellsByName(symbol, name, true, context)) context.writer.move(cell, each);
  }
}
