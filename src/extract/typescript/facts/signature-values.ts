import { ts } from "ts-morph";
import { isFunctionWithBody } from "../survey/function-node.ts";
import type { Survey } from "../survey/survey.ts";
import { bare, type FactContext, nameNode } from "./fact-context.ts";
import { targetsOf } from "./targets.ts";

/**
 * Function values also reach the signature declarations of the types that their places expect: a function passed as
 * `visit: Visitor` may be what a call through another `Visitor` runs. Much surer than names, and independent of how the
 * value travels.
 */
export function signatureValues(survey: Survey, context: FactContext): void {
  // Signatures are declared in TypeScript, and JavaScript seldom says which one a place expects.
  if (survey.source.flags & ts.NodeFlags.JavaScriptFile) return;
  for (const { node } of survey.functions) {
    if (ts.isArrowFunction(node) || ts.isFunctionExpression(node)) holdLiteral(node, context);
    if (ts.isMethodDeclaration(node) && ts.isObjectLiteralExpression(node.parent))
      holdMethod(node, node.parent, context);
  }
  for (const { node } of survey.sites) {
    if (ts.isCallExpression(node) || ts.isNewExpression(node))
      for (const each of node.arguments ?? []) holdNamed(each, context);
  }
  for (const { node } of survey.flows) {
    const value = flowingValue(node);
    if (value !== undefined) holdNamed(value, context);
  }
}

function flowingValue(node: ts.Node): ts.Expression | undefined {
  if (ts.isPropertyAssignment(node) || ts.isVariableDeclaration(node) || ts.isPropertyDeclaration(node))
    return node.initializer;
  if (ts.isShorthandPropertyAssignment(node)) return node.name;
  if (ts.isReturnStatement(node)) return node.expression;
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken) return node.right;
  return undefined;
}

function holdLiteral(node: ts.ArrowFunction | ts.FunctionExpression, context: FactContext): void {
  const type = context.checker.contextualType(node);
  if (type !== null) holdIn(type, [node], context);
}

function holdMethod(node: ts.MethodDeclaration, literal: ts.ObjectLiteralExpression, context: FactContext): void {
  const { checker } = context;
  const expected = checker.contextualType(literal);
  if (expected === null || !ts.isIdentifier(node.name)) return;
  const property = checker.propertyOf(expected, node.name.text);
  const type = property === null ? null : checker.typeOfSymbol(property);
  if (type !== null) holdIn(type, [node], context);
}

/** A name or property that stands for functions of the project, used as a value. */
function holdNamed(expression: ts.Expression, context: FactContext): void {
  const core = bare(expression);
  if (ts.isConditionalExpression(core)) {
    holdNamed(core.whenTrue, context);
    holdNamed(core.whenFalse, context);
  }
  if (!ts.isIdentifier(core) && !ts.isPropertyAccessExpression(core)) return;
  const name = nameNode(core);
  const symbol = name === null ? null : context.checker.symbolAt(name);
  if (symbol === null || !(symbol.flags & mayHoldFunction)) return;
  const functions = [...targetsOf(symbol, context).functions].filter((each) => isFunctionWithBody(each));
  if (functions.length === 0) return;
  const type = context.checker.contextualType(core);
  if (type !== null) holdIn(type, functions, context);
}

const mayHoldFunction =
  ts.SymbolFlags.Function | ts.SymbolFlags.Method | ts.SymbolFlags.Variable | ts.SymbolFlags.Property;

function holdIn(type: ts.Type, functions: readonly ts.Node[], { checker, homes, writer }: FactContext): void {
  for (const declaration of checker.signatureDeclarations(type)) {
    if (homes.homeOf(declaration) !== "project") continue;
    for (const each of functions) if (each !== declaration) writer.hold(writer.signature(declaration), each);
  }
}
