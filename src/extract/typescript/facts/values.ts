import { ts } from "ts-morph";
import { nameText } from "../survey/function-name.ts";
import { explicitConstructor, isFunctionWithBody } from "../survey/function-node.ts";
import { bare, type FactContext } from "./fact-context.ts";
import { type Cell, emptyCell, type PropertyRole, roleName } from "./file-facts.ts";
import { isOutsideValue } from "./outside-value.ts";

/** The cell of all values that an expression may have; `emptyCell` when no function can come of it. */
export function cellOf(expression: ts.Expression, context: FactContext): Cell {
  const core = bare(expression);
  const known = context.values.get(core);
  if (known !== undefined) return known;
  context.values.set(core, emptyCell);
  const cell = computeValue(core, context);
  context.values.set(core, cell);
  return cell;
}

/** The cell of what a call gives back. */
export function resultOf(call: ts.Node, context: FactContext): Cell {
  const known = context.values.get(call);
  if (known !== undefined && known !== emptyCell) return known;
  const cell = context.writer.temporary();
  context.values.set(call, cell);
  return cell;
}

function computeValue(node: ts.Expression, context: FactContext): Cell {
  const { writer, checker } = context;
  if (isFunctionWithBody(node) || ts.isClassExpression(node)) {
    const cell = writer.temporary();
    writer.hold(cell, node);
    if (ts.isClassExpression(node)) writer.instantiated.add(writer.ref(node));
    return cell;
  }
  if (ts.isIdentifier(node)) {
    return node.text === "arguments" ? ownArguments(node, context) : symbolValue(checker.symbolAt(node), context);
  }
  if (ts.isPropertyAccessExpression(node)) {
    return node.name.text === "prototype" ? emptyCell : writer.union(propertyCells(node, false, context));
  }
  if (ts.isElementAccessExpression(node)) return writer.union(elementCells(node, false, context));
  if (ts.isConditionalExpression(node))
    return writer.union([cellOf(node.whenTrue, context), cellOf(node.whenFalse, context)]);
  if (ts.isBinaryExpression(node)) return binaryValue(node, context);
  if (ts.isCallExpression(node) || ts.isNewExpression(node) || ts.isTaggedTemplateExpression(node))
    return resultOf(node, context);
  // A promise and what it resolves to share one cell: telling them apart gains no edge.
  if (ts.isAwaitExpression(node)) return cellOf(node.expression, context);
  if (node.kind === ts.SyntaxKind.ThisKeyword || node.kind === ts.SyntaxKind.SuperKeyword)
    return ownInstance(node, context);
  if (ts.isArrayLiteralExpression(node)) return arrayValue(node, context);
  if (ts.isObjectLiteralExpression(node)) return objectValue(node, context);
  return emptyCell;
}

function binaryValue(node: ts.BinaryExpression, context: FactContext): Cell {
  switch (node.operatorToken.kind) {
    case ts.SyntaxKind.BarBarToken:
    case ts.SyntaxKind.QuestionQuestionToken:
    case ts.SyntaxKind.AmpersandAmpersandToken:
    case ts.SyntaxKind.BarBarEqualsToken:
    case ts.SyntaxKind.QuestionQuestionEqualsToken:
      return context.writer.union([cellOf(node.left, context), cellOf(node.right, context)]);
    case ts.SyntaxKind.CommaToken:
    case ts.SyntaxKind.EqualsToken:
      return cellOf(node.right, context);
    default:
      return emptyCell;
  }
}

function arrayValue(node: ts.ArrayLiteralExpression, context: FactContext): Cell {
  const { writer } = context;
  const cell = writer.temporary();
  const element = writer.element(cell);
  for (const each of node.elements) {
    if (ts.isSpreadElement(each)) writer.move(writer.element(cellOf(each.expression, context)), element);
    else if (!ts.isOmittedExpression(each)) writer.move(cellOf(each, context), element);
  }
  return cell;
}

/** An object literal is a container whose elements are its properties' values, for access by computed key. */
function objectValue(node: ts.ObjectLiteralExpression, context: FactContext): Cell {
  const { writer } = context;
  const cell = writer.temporary();
  const element = writer.element(cell);
  for (const property of node.properties) {
    if (ts.isSpreadAssignment(property)) writer.move(writer.element(cellOf(property.expression, context)), element);
    else if (isFunctionWithBody(property) && ts.isMethodDeclaration(property)) writer.hold(element, property);
    else if (!ts.isAccessor(property)) writer.move(propertyValue(property, context), element);
  }
  noteLiteral(node, cell, context);
  return cell;
}

function noteLiteral(node: ts.ObjectLiteralExpression, cell: Cell, context: FactContext): void {
  const names: string[] = [];
  const values: Cell[] = [];
  let isOpen = false;
  for (const property of node.properties) {
    const name = property.name === undefined ? null : keyName(property.name, context);
    if (name === null) isOpen = true;
    const value = name === null ? emptyCell : propertyValue(property, context);
    if (name === null || value === emptyCell) continue;
    names.push(name);
    values.push(value);
  }
  if (names.length > 0 || isOpen) context.writer.literals.push({ cell, names, values, isOpen });
}

/** The value that a property of an object literal is written with. */
export function propertyValue(property: ts.ObjectLiteralElementLike, context: FactContext): Cell {
  if (ts.isPropertyAssignment(property)) return cellOf(property.initializer, context);
  if (ts.isShorthandPropertyAssignment(property)) return symbolValue(context.checker.shorthandValue(property), context);
  if (ts.isMethodDeclaration(property)) return context.writer.declared(property);
  return emptyCell;
}

/** The cells of a symbol's declarations in the project; classes named here count as used. */
export function symbolValue(symbol: ts.Symbol | null, context: FactContext): Cell {
  if (symbol === null) return emptyCell;
  const { writer, homes } = context;
  const cells: Cell[] = [];
  for (const declaration of symbol.declarations ?? []) {
    const home = homes.homeOf(declaration);
    if (home === "library" || !holdsValues(declaration)) continue;
    if (ts.isClassLike(declaration)) writer.instantiated.add(writer.ref(declaration));
    cells.push(writer.declared(declaration));
  }
  return writer.union(cells);
}

/** Instances of a class share one cell, which `new` gives back: it matters for classes that are containers. */
function ownInstance(node: ts.Node, { writer }: FactContext): Cell {
  for (let at = node.parent; at !== undefined; at = at.parent) {
    if (ts.isClassLike(at)) return writer.returned(explicitConstructor(at) ?? at);
    if (isFunctionWithBody(at) && !ts.isArrowFunction(at) && !ts.isClassLike(at.parent)) return emptyCell;
  }
  return emptyCell;
}

/** Interfaces, namespaces, modules and enums are names, not variables. */
function holdsValues(node: ts.Declaration): boolean {
  return !(
    ts.isInterfaceDeclaration(node) ||
    ts.isModuleDeclaration(node) ||
    ts.isEnumDeclaration(node) ||
    ts.isSourceFile(node)
  );
}

function ownArguments(node: ts.Node, { writer }: FactContext): Cell {
  for (let at = node.parent; at !== undefined; at = at.parent) {
    if (isFunctionWithBody(at) && !ts.isArrowFunction(at)) return writer.argumentsOf(at);
  }
  return emptyCell;
}

/**
 * The cells that `x.p` reads or writes: those of the declared property, so that equally named properties of other types
 * stay apart; by name alone where the type of `x` isn't known.
 */
export function propertyCells(node: ts.PropertyAccessExpression, isWrite: boolean, context: FactContext): Cell[] {
  if (!isWrite && isOutsideValue(node.expression, context)) return [];
  return cellsByName(context.checker.symbolAt(node.name), node.name.text, isWrite, context);
}

/** The same for a symbol that is already known, for instance from destructuring. */
export function cellsByName(symbol: ts.Symbol | null, name: string, isWrite: boolean, context: FactContext): Cell[] {
  return roleCells(symbol, name, "value", isWrite, context);
}

/** The cells of a property's values, or of its getters or setters. */
export function roleCells(
  symbol: ts.Symbol | null,
  property: string,
  role: PropertyRole,
  isWrite: boolean,
  context: FactContext,
): Cell[] {
  const { writer, homes } = context;
  const name = roleName(role, property);
  const declarations = (symbol?.declarations ?? []).filter((each) => homes.homeOf(each) !== "library");
  if (declarations.length === 0) {
    if (symbol !== null && (symbol.declarations ?? []).length > 0) return [];
    if (!isWrite) return [writer.named(name)];
    writer.move(writer.written(name), writer.named(name));
    return [writer.written(name)];
  }
  return declarations.map((declaration) => {
    if (ts.isShorthandPropertyAssignment(declaration) && !isWrite && role === "value") {
      writer.move(symbolValue(context.checker.shorthandValue(declaration), context), writer.declared(declaration));
    }
    if (ts.isClassLike(declaration)) writer.instantiated.add(writer.ref(declaration));
    const cell = writer.accessor(declaration, role);
    if (isWrite) writer.move(cell, writer.named(name));
    // What is declared as a function isn't made by writes to receivers of unknown type.
    else if (!declaresFunction(declaration)) writer.move(writer.written(name), cell);
    return cell;
  });
}

const isAbstractMethod = (node: ts.MethodDeclaration): boolean =>
  node.modifiers?.some(
    ({ kind }) => kind === ts.SyntaxKind.AbstractKeyword || kind === ts.SyntaxKind.DeclareKeyword,
  ) === true || node.questionToken !== undefined;

function declaresFunction(node: ts.Declaration): boolean {
  if (isFunctionWithBody(node)) return true;
  // Overloads of a method whose body follows.
  if (ts.isMethodDeclaration(node) && ts.isClassLike(node.parent)) return !isAbstractMethod(node);
  if (ts.isSourceFile(node)) return false;
  const assignment = ts.isBinaryExpression(node) ? node : node.parent;
  if (ts.isBinaryExpression(assignment)) return isFunctionWithBody(bare(assignment.right));
  const hasInitializer = ts.isPropertyAssignment(node) || ts.isPropertyDeclaration(node);
  return hasInitializer && node.initializer !== undefined && isFunctionWithBody(bare(node.initializer));
}

/** The cells that `x[k]` reads or writes: the properties that the type of `k` names, else the elements of `x`. */
export function elementCells(node: ts.ElementAccessExpression, isWrite: boolean, context: FactContext): Cell[] {
  const { checker, writer } = context;
  const key = node.argumentExpression;
  if (ts.isStringLiteralLike(key)) {
    return [
      ...cellsByName(checker.symbolAt(key), key.text, isWrite, context),
      writer.element(cellOf(node.expression, context)),
    ];
  }
  const unique = uniqueSymbolName(key, context);
  if (unique !== null) return cellsByName(null, unique, isWrite, context);
  const named = literalProperties(node, context);
  if (named === null) {
    const elements = writer.element(cellOf(node.expression, context));
    if (isWrite) return [elements];
    const members = memberSymbols(node, context);
    return [elements, ...members.flatMap((each) => cellsByName(each, each.name, false, context))];
  }
  return named.flatMap((symbol) => cellsByName(symbol, symbol.name, isWrite, context));
}

/** `x[k]` where the checker knows which strings `k` can be; null when it doesn't. */
export function literalProperties(
  node: ts.ElementAccessExpression,
  { checker }: FactContext,
): readonly ts.Symbol[] | null {
  const keyType = checker.typeAt(node.argumentExpression);
  const names = keyType === null ? null : checker.literalValues(keyType);
  const owner = names === null ? null : checker.typeAt(node.expression);
  if (names === null || owner === null) return null;
  const found = checker
    .constituents(owner)
    .flatMap((part) => names.map((name) => checker.propertyOf(part, name)))
    .filter((symbol) => symbol !== null);
  return found.length === 0 ? null : found;
}

/** An object with more members than this is a table, whose entries are its elements. */
const mostMembers = 40;

/** `x[k]` with a key that can be anything reaches every method that the type of `x` declares here. */
export function memberSymbols(node: ts.ElementAccessExpression, { checker, homes }: FactContext): readonly ts.Symbol[] {
  const key = checker.typeAt(node.argumentExpression);
  const owner = key !== null && key.flags & ts.TypeFlags.NumberLike ? null : checker.typeAt(node.expression);
  if (owner === null || checker.isAnyOrUnknown(owner)) return [];
  const methods = checker
    .constituents(owner)
    .filter((part) => (part.symbol?.declarations ?? []).some((each) => homes.homeOf(each) === "project"))
    .flatMap((part) => checker.propertiesOf(part))
    .filter((symbol) => (symbol.flags & ts.SymbolFlags.Method) !== 0);
  return methods.length > mostMembers ? [] : methods;
}

/** A name for `x[k]` where `k` is a unique symbol: the constant that holds it. */
function uniqueSymbolName(key: ts.Expression, { checker }: FactContext): string | null {
  if (!ts.isIdentifier(key) && !ts.isPropertyAccessExpression(key)) return null;
  const type = checker.typeAt(key);
  if (type === null || !(type.flags & ts.TypeFlags.UniqueESSymbol)) return null;
  return `[${type.symbol?.name ?? key.getText()}]`;
}

/** The name under which a property counts, computed keys of unique symbols included; null when unknown. */
export function keyName(name: ts.PropertyName, context: FactContext): string | null {
  if (!ts.isComputedPropertyName(name)) return nameText(name);
  if (ts.isStringLiteralLike(name.expression)) return name.expression.text;
  return uniqueSymbolName(name.expression, context);
}
