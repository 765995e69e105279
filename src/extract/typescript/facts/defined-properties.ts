import { ts } from "ts-morph";
import { bare, type FactContext } from "./fact-context.ts";
import { type Cell, emptyCell, type PropertyRole } from "./file-facts.ts";
import { loopedKeys } from "./looped-keys.ts";
import { cellOf, keyName, propertyValue, roleCells } from "./values.ts";

/**
 * Properties that a call defines rather than an assignment: `Object.defineProperty(x, "k", { get() {} })`, the same in
 * plural and behind `Object.create`, and `x.__defineGetter__("k", f)`. A key that is a parameter is noted for who calls.
 */
export function definedProperties(
  { arguments: given = ts.factory.createNodeArray<ts.Expression>() }: ts.CallExpression | ts.NewExpression,
  how: string,
  receiver: ts.Expression | null,
  context: FactContext,
): void {
  const [first, second, third] = given;
  if (first === undefined || second === undefined) return;
  if (how === "defineProperty") {
    if (third !== undefined) describe(first, second, third, context);
  } else if (how === "__defineGetter__" || how === "__defineSetter__") {
    const role = how === "__defineGetter__" ? "get" : "set";
    if (receiver !== null) define(receiver, first, cellOf(second, context), role, context);
  } else describeAll(first, bare(second), context);
}

function describeAll(owner: ts.Expression, descriptors: ts.Expression, context: FactContext): void {
  if (!ts.isObjectLiteralExpression(descriptors)) return;
  for (const property of descriptors.properties) {
    if (!ts.isPropertyAssignment(property)) continue;
    const key = property.name;
    const name = keyName(key, context);
    if (name === null) continue;
    for (const [role, value] of described(property.initializer, context)) {
      defineNamed(owner, name, value, role, context);
    }
  }
}

function describe(owner: ts.Expression, key: ts.Expression, descriptor: ts.Expression, context: FactContext): void {
  for (const [role, value] of described(descriptor, context)) define(owner, key, value, role, context);
}

/** What a descriptor written in place says: its value, its getter, its setter. */
function described(descriptor: ts.Expression, context: FactContext): [PropertyRole, Cell][] {
  const literal = bare(descriptor);
  if (!ts.isObjectLiteralExpression(literal)) return [];
  return literal.properties.flatMap((property): [PropertyRole, Cell][] => {
    const name = property.name === undefined ? null : keyName(property.name, context);
    if (name !== "value" && name !== "get" && name !== "set") return [];
    return [[name, propertyValue(property, context)]];
  });
}

function define(owner: ts.Expression, key: ts.Expression, value: Cell, as: PropertyRole, context: FactContext): void {
  if (value === emptyCell) return;
  const { checker, writer } = context;
  const core = bare(key);
  const type = checker.typeAt(core);
  const names = ts.isStringLiteralLike(core)
    ? [core.text]
    : (loopedKeys(core, context) ?? (type === null ? null : checker.literalValues(type)));
  if (names !== null) for (const name of names) defineNamed(owner, name, value, as, context);
  const declaration = ts.isIdentifier(core) ? checker.symbolAt(core)?.valueDeclaration : undefined;
  if (declaration !== undefined && ts.isParameter(declaration)) {
    writer.keyedWrites.push({ key: writer.declared(declaration), value, as });
  }
}

/** Stores a value, getter or setter under a name of an object. */
export function defineNamed(
  owner: ts.Expression,
  name: string,
  value: Cell,
  role: PropertyRole,
  context: FactContext,
): void {
  const { checker, writer } = context;
  const type = checker.typeAt(owner);
  const symbol = type === null ? null : checker.propertyOf(type, name);
  for (const cell of roleCells(symbol, name, role, true, context)) writer.move(value, cell);
  if (role === "value") writer.move(value, writer.element(cellOf(owner, context)));
}
