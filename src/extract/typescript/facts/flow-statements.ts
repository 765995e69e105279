import { ts } from "ts-morph";
import { isFunctionWithBody } from "../survey/function-node.ts";
import type { Noted } from "../survey/survey.ts";
import { defineNamed } from "./defined-properties.ts";
import { bare, type FactContext } from "./fact-context.ts";
import { type Cell, emptyCell } from "./file-facts.ts";
import { loopedKeys } from "./looped-keys.ts";
import { isOutsideValue } from "./outside-value.ts";
import { assignPattern, bindName } from "./patterns.ts";
import { cellOf, elementCells, keyName, memberSymbols, propertyCells, propertyValue } from "./values.ts";

/** Writes down how one declaration, assignment or return moves values. */
export function flowOf({ node, owner }: Noted<ts.Node>, context: FactContext): void {
  const { writer } = context;
  if (ts.isVariableDeclaration(node)) flowVariable(node, context);
  else if (ts.isParameter(node)) flowParameter(node, context);
  else if (ts.isBinaryExpression(node)) flowAssignment(node, context);
  else if (ts.isReturnStatement(node)) flowReturn(node.expression, owner, context);
  else if (ts.isYieldExpression(node)) flowYield(node, owner, context);
  else if (ts.isForOfStatement(node)) flowForOf(node, context);
  else if (ts.isObjectLiteralExpression(node)) flowObject(node, context);
  else if (ts.isExportAssignment(node)) writer.move(cellOf(node.expression, context), writer.declared(node));
  else if (ts.isPropertyDeclaration(node) || ts.isPropertyAssignment(node) || ts.isShorthandPropertyAssignment(node)) {
    flowProperty(node, context);
  } else if (ts.isMethodDeclaration(node)) flowProperty(node, context);
  else if (ts.isFunctionDeclaration(node) && node.body !== undefined) writer.hold(writer.declared(node), node);
  else if (ts.isClassLike(node)) writer.hold(writer.declared(node), node);
  else if (ts.isArrowFunction(node) && !ts.isBlock(node.body)) {
    writer.move(cellOf(node.body, context), writer.returned(node));
  }
  if (ts.isFunctionExpression(node) && node.name !== undefined) writer.hold(writer.declared(node), node);
}

function flowVariable(node: ts.VariableDeclaration, context: FactContext): void {
  if (node.initializer === undefined || isOutsideValue(node.initializer, context)) return;
  const value = cellOf(node.initializer, context);
  bindName(node.name, node, value, context);
  const source = bare(node.initializer);
  if (ts.isIdentifier(node.name) && (ts.isIdentifier(source) || ts.isPropertyAccessExpression(source))) {
    context.writer.alias(context.writer.declared(node), value);
  }
}

function flowParameter(node: ts.ParameterDeclaration, context: FactContext): void {
  const { writer } = context;
  if (node.initializer !== undefined) writer.move(cellOf(node.initializer, context), writer.declared(node));
  if (!ts.isIdentifier(node.name)) bindName(node.name, node, writer.declared(node), context);
  // A parameter property declares a field of the same name, and both have this one declaration.
  else if (node.modifiers !== undefined && ts.isParameterPropertyDeclaration(node, node.parent)) {
    writer.move(writer.declared(node), writer.named(node.name.text));
  }
}

function flowProperty(
  node: ts.PropertyDeclaration | ts.PropertyAssignment | ts.ShorthandPropertyAssignment | ts.MethodDeclaration,
  context: FactContext,
): void {
  const { writer } = context;
  const cell = writer.declared(node);
  if (ts.isMethodDeclaration(node)) {
    if (!isFunctionWithBody(node)) return;
    writer.hold(cell, node);
  } else if (ts.isPropertyDeclaration(node)) {
    if (node.initializer === undefined) return;
    writer.move(cellOf(node.initializer, context), cell);
  } else writer.move(propertyValue(node, context), cell);
  const name = keyName(node.name, context);
  if (name !== null) writer.move(cell, writer.named(name));
}

function flowReturn(expression: ts.Expression | undefined, owner: number, context: FactContext): void {
  if (expression === undefined) return;
  const { node } = context.survey.functions[owner]!;
  context.writer.move(cellOf(expression, context), context.writer.returned(node));
}

/** What a generator yields are the elements of what calling it gives. */
function flowYield(node: ts.YieldExpression, owner: number, context: FactContext): void {
  if (node.expression === undefined) return;
  const { writer } = context;
  const value = cellOf(node.expression, context);
  const given = writer.element(writer.returned(context.survey.functions[owner]!.node));
  writer.move(node.asteriskToken === undefined ? value : writer.element(value), given);
}

function flowForOf(node: ts.ForOfStatement, context: FactContext): void {
  const { writer } = context;
  const container = cellOf(node.expression, context);
  const element = writer.element(container);
  if (element === emptyCell) return;
  if (!ts.isVariableDeclarationList(node.initializer)) {
    assignTo(node.initializer, element, context);
    return;
  }
  for (const { name } of node.initializer.declarations) {
    const declaration = name.parent;
    bindName(name, declaration, element, context);
    // The entries of a map are pairs, yet its values are kept as its elements.
    if (ts.isArrayBindingPattern(name)) bindName(name, declaration, container, context);
  }
}

const assignments = new Set([
  ts.SyntaxKind.EqualsToken,
  ts.SyntaxKind.QuestionQuestionEqualsToken,
  ts.SyntaxKind.BarBarEqualsToken,
  ts.SyntaxKind.AmpersandAmpersandEqualsToken,
]);

function flowAssignment(node: ts.BinaryExpression, context: FactContext): void {
  if (!assignments.has(node.operatorToken.kind)) return;
  const value = cellOf(node.right, context);
  assignTo(node.left, value, context);
  // `exports.f = g` and `module.exports = g` are declared by the assignment itself.
  if (node.flags & ts.NodeFlags.JavaScriptFile) context.writer.move(value, context.writer.declared(node));
}

/** Moves a value into whatever stands left of an assignment. */
function assignTo(target: ts.Expression, value: Cell, context: FactContext): void {
  const { writer } = context;
  const left = bare(target);
  if (ts.isIdentifier(left)) {
    for (const each of context.checker.symbolAt(left)?.declarations ?? []) writer.move(value, writer.declared(each));
  } else if (ts.isPropertyAccessExpression(left)) {
    assignMember(context.checker.symbolAt(left.name), propertyCells(left, true, context), value, context);
    writer.move(value, writer.element(cellOf(left.expression, context)));
  } else if (ts.isElementAccessExpression(left)) {
    for (const cell of elementCells(left, true, context)) writer.move(value, cell);
    for (const method of memberSymbols(left, context)) assignMember(method, [], value, context);
    noteKeyedWrite(left, value, context);
  } else if (ts.isBinaryExpression(left) && left.operatorToken.kind === ts.SyntaxKind.EqualsToken) {
    assignTo(left.left, value, context);
    assignTo(left.left, cellOf(left.right, context), context);
  } else assignPattern(left, value, context, assignTo);
}

/** A method that a class declares keeps its cell to itself: what is assigned over it replaces it on one object only. */
function assignMember(symbol: ts.Symbol | null, cells: readonly Cell[], value: Cell, { writer }: FactContext): void {
  const declared = symbol?.valueDeclaration;
  if (declared !== undefined && ts.isMethodDeclaration(declared)) writer.replace(value, declared);
  else for (const cell of cells) writer.move(value, cell);
}

/**
 * Whether an object literal is worth the question what its place expects, which makes the compiler resolve the call
 * around it. In JavaScript only functions written in place are: few places there expect anything.
 */
function mayHoldFunctions(node: ts.ObjectLiteralExpression): boolean {
  const isUntyped = (node.flags & ts.NodeFlags.JavaScriptFile) !== 0;
  return node.properties.some((property) => {
    if (ts.isMethodDeclaration(property) || ts.isAccessor(property)) return true;
    if (ts.isShorthandPropertyAssignment(property)) return !isUntyped;
    if (!ts.isPropertyAssignment(property)) return false;
    const value = bare(property.initializer);
    return isFunctionWithBody(value) || (!isUntyped && !ts.isLiteralExpression(value));
  });
}

function noteKeyedWrite(target: ts.ElementAccessExpression, value: Cell, context: FactContext): void {
  const { argumentExpression } = target;
  if (!ts.isIdentifier(argumentExpression) || value === emptyCell) return;
  const keys = loopedKeys(argumentExpression, context);
  for (const key of keys ?? []) defineNamed(target.expression, key, value, "value", context);
  if (keys !== null) return;
  const declaration = context.checker.symbolAt(argumentExpression)?.valueDeclaration;
  if (declaration === undefined || !ts.isParameter(declaration)) return;
  context.writer.keyedWrites.push({ key: context.writer.declared(declaration), value, as: "value" });
}

/** The members of an object literal also reach the declared properties of the type that its place expects. */
function flowObject(node: ts.ObjectLiteralExpression, context: FactContext): void {
  cellOf(node, context);
  const { checker, writer } = context;
  const type = mayHoldFunctions(node) ? checker.contextualType(node) : null;
  if (type === null) return;
  const parts = type.isUnion() ? type.types : [type];
  for (const property of node.properties) {
    if (property.name === undefined) continue;
    const name = keyName(property.name, context);
    const role = ts.isGetAccessor(property) ? "get" : ts.isSetAccessor(property) ? "set" : "value";
    const value = name === null || role !== "value" ? emptyCell : propertyValue(property, context);
    if (name === null || (value === emptyCell && role === "value")) continue;
    for (const part of parts) {
      for (const each of checker.propertyOf(part, name)?.declarations ?? []) {
        if (each === property || context.homes.homeOf(each) === "library") continue;
        if (role !== "value") writer.hold(writer.accessor(each, role), property);
        else if (ts.isMethodDeclaration(each)) writer.replace(value, each);
        else writer.move(value, writer.declared(each));
      }
    }
  }
}
