import { ts } from "ts-morph";
import { isFunctionWithBody } from "../survey/function-node.ts";
import { bare, type FactContext, nameNode } from "./fact-context.ts";

/** What a symbol's declarations say about what runs when it is called. */
export interface Targets {
  /** Functions with a body, and classes, each in order of declaration. */
  readonly functions: Set<ts.Node>;
  /** Declared without a body here: interface members, abstract methods. */
  isAbstract: boolean;
  /** Declared outside the project. */
  isExternal: boolean;
  /** Declared in a package's types as a member, which code here may implement. */
  isForeignMember: boolean;
  /** Declared in one of the project's own declaration files, implemented in JavaScript. */
  isOwnTypes: boolean;
  /** A variable or property that may hold other values too. */
  isOpen: boolean;
  /** A member of a class or interface, which subclasses may override. */
  isMember: boolean;
}

const nothing = (): Targets => ({
  functions: new Set(),
  isAbstract: false,
  isExternal: false,
  isForeignMember: false,
  isOwnTypes: false,
  isOpen: false,
  isMember: false,
});

/** What calling a symbol runs, by its declarations alone. Aliases of constants are followed. */
export function targetsOf(symbol: ts.Symbol | null, context: FactContext): Targets {
  const targets = nothing();
  if (symbol === null) targets.isOpen = true;
  else addSymbol(targets, symbol, context, new Set());
  return targets;
}

function addSymbol(targets: Targets, symbol: ts.Symbol, context: FactContext, seen: Set<ts.Symbol>): void {
  if (seen.has(symbol)) return;
  seen.add(symbol);
  const declarations = symbol.declarations ?? [];
  if (declarations.length === 0) targets.isOpen = true;
  const hasBody = declarations.some((each) => isFunctionWithBody(each));
  for (const each of declarations) {
    const home = context.homes.homeOf(each);
    if (home === "project") addDeclaration(targets, each, context, seen, hasBody);
    else addForeign(targets, each, home);
  }
}

function addForeign(targets: Targets, node: ts.Declaration, home: "own-types" | "library" | "package"): void {
  if (home === "own-types") {
    targets.isAbstract = true;
    targets.isOpen = true;
    targets.isOwnTypes = true;
    return;
  }
  targets.isExternal = true;
  if (home === "package" && isMemberDeclaration(node)) targets.isForeignMember = true;
}

function isMemberDeclaration(node: ts.Node): boolean {
  return (
    ts.isMethodSignature(node) ||
    ts.isPropertySignature(node) ||
    ts.isMethodDeclaration(node) ||
    ts.isPropertyDeclaration(node)
  );
}

function addDeclaration(
  targets: Targets,
  node: ts.Declaration,
  context: FactContext,
  seen: Set<ts.Symbol>,
  hasBody: boolean,
): void {
  if (isFunctionWithBody(node)) {
    targets.functions.add(node);
    if (ts.isMethodDeclaration(node) || ts.isAccessor(node)) targets.isMember = true;
  } else if (ts.isMethodSignature(node) || ts.isPropertySignature(node) || ts.isMethodDeclaration(node)) {
    targets.isMember = true;
    if (!hasBody) targets.isAbstract = true;
    if (ts.isPropertySignature(node)) targets.isOpen = true;
  } else if (ts.isClassLike(node)) targets.functions.add(node);
  else if (ts.isShorthandPropertyAssignment(node)) follow(targets, context.checker.shorthandValue(node), context, seen);
  else if (ts.isExportAssignment(node)) addValue(targets, node.expression, true, context, seen);
  else if (ts.isVariableDeclaration(node)) addVariable(targets, node, context, seen);
  else if (ts.isPropertyDeclaration(node) || ts.isPropertyAssignment(node)) {
    if (ts.isPropertyDeclaration(node)) targets.isMember = true;
    addValue(targets, node.initializer, true, context, seen);
  } else if (ts.isBinaryExpression(node)) addValue(targets, node.right, true, context, seen);
  else if (ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node)) {
    const { parent } = node;
    const assigned = ts.isBinaryExpression(parent) && parent.left === node ? parent.right : undefined;
    addValue(targets, assigned, true, context, seen);
  } else if (!ts.isFunctionLike(node)) targets.isOpen = true;
}

function addVariable(targets: Targets, node: ts.VariableDeclaration, context: FactContext, seen: Set<ts.Symbol>): void {
  const isConstant = (ts.getCombinedNodeFlags(node) & ts.NodeFlags.Const) !== 0;
  addValue(targets, node.initializer, isConstant, context, seen);
  if (!isConstant && !isFunctionWithBody(node.initializer ?? node)) targets.isOpen = true;
}

/** A function or class written in place is the target; a name is followed; anything else is open. */
function addValue(
  targets: Targets,
  value: ts.Expression | undefined,
  isFixed: boolean,
  context: FactContext,
  seen: Set<ts.Symbol>,
): void {
  const core = value === undefined ? undefined : bare(value);
  if (core !== undefined && (isFunctionWithBody(core) || ts.isClassExpression(core))) {
    targets.functions.add(core);
    return;
  }
  // `const g = f` and `exports.g = f` stay certain, as long as nothing else can be stored there.
  const name = core === undefined ? null : nameNode(core);
  const symbol = name === null ? null : context.checker.symbolAt(name);
  if (!isFixed || symbol === null || !isFixedSymbol(symbol)) targets.isOpen = true;
  follow(targets, symbol, context, seen);
}

const isFixedSymbol = (symbol: ts.Symbol) =>
  (symbol.flags &
    (ts.SymbolFlags.Function | ts.SymbolFlags.Class | ts.SymbolFlags.Method | ts.SymbolFlags.Variable)) !==
  0;

function follow(targets: Targets, symbol: ts.Symbol | null, context: FactContext, seen: Set<ts.Symbol>): void {
  if (symbol !== null) addSymbol(targets, symbol, context, seen);
}
