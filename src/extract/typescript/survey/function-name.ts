import { ts } from "ts-morph";

const longestName = 60;

/** The text of a declared name: `foo`, `#secret`, `[Symbol.iterator]`; null for patterns. */
export function nameText(name: ts.Node): string | null {
  if (ts.isIdentifier(name) || ts.isPrivateIdentifier(name)) return name.text;
  if (ts.isStringLiteralLike(name) || ts.isNumericLiteral(name)) return name.text;
  if (ts.isComputedPropertyName(name)) {
    const key = name.expression;
    if (ts.isStringLiteralLike(key) || ts.isNumericLiteral(key)) return key.text;
    return `[${oneLine(key.getText())}]`;
  }
  return null;
}

function oneLine(text: string): string {
  const line = text.replace(/\s+/g, " ");
  return line.length > longestName ? `${line.slice(0, longestName - 1)}…` : line;
}

/** `Foo.prototype.bar` gives `Foo.bar`, `exports.bar` and `this.bar` give `bar`; null when a part is computed. */
function assignedName(left: ts.Expression): string | null {
  if (ts.isIdentifier(left)) return left.text;
  if (ts.isElementAccessExpression(left)) {
    return ts.isStringLiteralLike(left.argumentExpression) ? left.argumentExpression.text : null;
  }
  if (!ts.isPropertyAccessExpression(left)) return null;
  const { expression, name } = left;
  if (ts.isIdentifier(expression)) {
    if (expression.text === "exports") return name.text;
    return `${expression.text}.${name.text}`;
  }
  if (!ts.isPropertyAccessExpression(expression)) return name.text;
  if (expression.name.text === "prototype") {
    const owner = assignedName(expression.expression);
    return owner === null ? name.text : `${owner}.${name.text}`;
  }
  const isExports = expression.getText() === "module.exports";
  const owner = isExports ? null : assignedName(expression);
  return owner === null ? name.text : `${owner}.${name.text}`;
}

function isAssignment(node: ts.BinaryExpression): boolean {
  const kind = node.operatorToken.kind;
  return (
    kind === ts.SyntaxKind.EqualsToken ||
    kind === ts.SyntaxKind.QuestionQuestionEqualsToken ||
    kind === ts.SyntaxKind.BarBarEqualsToken ||
    kind === ts.SyntaxKind.AmpersandAmpersandEqualsToken
  );
}

/** The name that a function, class or object literal has or is bound to; null when it stands alone, as a callback does. */
export function boundName(node: ts.Node): string | null {
  const own = (node as { name?: ts.Node }).name;
  if (own !== undefined) return nameText(own);
  if (ts.isConstructorDeclaration(node)) return "constructor";
  let child = node;
  let parent = node.parent;
  while (ts.isParenthesizedExpression(parent) || ts.isAsExpression(parent) || ts.isSatisfiesExpression(parent)) {
    child = parent;
    parent = parent.parent;
  }
  if (ts.isVariableDeclaration(parent) || ts.isParameter(parent) || ts.isBindingElement(parent)) {
    return ts.isIdentifier(parent.name) ? parent.name.text : null;
  }
  if (ts.isPropertyAssignment(parent) || ts.isPropertyDeclaration(parent)) return nameText(parent.name);
  if (ts.isBinaryExpression(parent) && parent.right === child && isAssignment(parent)) {
    const name = assignedName(parent.left);
    return name === null ? null : name.replace(/\.prototype$/, "");
  }
  if (ts.isExportAssignment(parent)) return parent.isExportEquals ? "module.exports" : "default";
  if (hasDefaultModifier(node)) return "default";
  return null;
}

function hasDefaultModifier(node: ts.Node): boolean {
  return (
    ts.canHaveModifiers(node) && (ts.getModifiers(node) ?? []).some((m) => m.kind === ts.SyntaxKind.DefaultKeyword)
  );
}
