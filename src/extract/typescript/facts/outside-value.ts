import { ts } from "ts-morph";
import { bare, type FactContext } from "./fact-context.ts";

/**
 * Whether an expression is a module from outside the project or a part of one: `mime`, `require("path").resolve`. What
 * such a value has under a name is none of the project's functions of that name.
 */
export function isOutsideValue(expression: ts.Expression, context: FactContext): boolean {
  let at = bare(expression);
  while (ts.isPropertyAccessExpression(at)) at = bare(at.expression);
  if (ts.isCallExpression(at)) return requiresOutside(at, context);
  return ts.isIdentifier(at) && isOutsideName(at, context);
}

function isOutsideName(name: ts.Identifier, context: FactContext): boolean {
  const symbol = context.checker.symbolAt(name);
  // An import whose module isn't found has no symbol; what nobody declares at all has none either.
  if (symbol === null) return context.bindings.has(name.text);
  const declaration = symbol.valueDeclaration;
  if (declaration === undefined) return false;
  const variable = ts.isBindingElement(declaration) ? declaration.parent.parent : declaration;
  if (!ts.isVariableDeclaration(variable) || variable.initializer === undefined) return false;
  let value = bare(variable.initializer);
  while (ts.isPropertyAccessExpression(value)) value = bare(value.expression);
  return ts.isCallExpression(value) && requiresOutside(value, context);
}

/** `require` of a package or of Node, not of a file or a package of the project. */
function requiresOutside(
  { expression, arguments: given }: ts.CallExpression,
  { checker, homes }: FactContext,
): boolean {
  const [specifier] = given;
  if (!ts.isIdentifier(expression) || expression.text !== "require") return false;
  if (specifier === undefined || !ts.isStringLiteralLike(specifier) || /^[./]/.test(specifier.text)) return false;
  const file = checker.moduleFile(specifier);
  return file === null || homes.homeOf(file) !== "project";
}
