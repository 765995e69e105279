import { ts } from "ts-morph";
import type { LoopFact } from "#model/complexity-facts.ts";
import { type CountedLoop, countedLoop } from "./counted-loop.ts";

/** What a loop statement says about its bound; null when the node is no loop. */
export function loopFact(node: ts.Node, source: ts.SourceFile, inside: number | null): LoopFact | null {
  const bound = loopBound(node, source);
  if (bound === null) return null;
  return {
    line: source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1,
    endLine: source.getLineAndCharacterOfPosition(node.end).line + 1,
    inside,
    ...bound,
  };
}

type Bound = Pick<LoopFact, "over" | "growth" | "kind" | "mayStopEarly">;

function loopBound(node: ts.Node, source: ts.SourceFile): Bound | null {
  switch (node.kind) {
    case ts.SyntaxKind.ForOfStatement:
    case ts.SyntaxKind.ForInStatement: {
      const over = (node as ts.ForOfStatement).expression;
      return {
        kind: "for",
        over: shortText(over, source),
        growth: ts.isArrayLiteralExpression(over) ? "constant" : "linear",
        mayStopEarly: false,
      };
    }
    case ts.SyntaxKind.ForStatement:
      return forBound(node as ts.ForStatement, source);
    case ts.SyntaxKind.WhileStatement:
    case ts.SyntaxKind.DoStatement:
      return whileBound(node as ts.WhileStatement, source);
    default:
      return null;
  }
}

function forBound(node: ts.ForStatement, source: ts.SourceFile): Bound {
  const { condition, incrementor, statement, initializer } = node;
  const start = initializer !== undefined && ts.isVariableDeclarationList(initializer) ? initializer : null;
  return { kind: "for", ...countedBound(countedLoop(condition, incrementor, statement, start), source) };
}

function whileBound(node: ts.WhileStatement, source: ts.SourceFile): Bound {
  if (halvesInside(node.statement)) return { kind: "while", over: null, growth: "halving", mayStopEarly: false };
  const counted = countedLoop(node.expression, undefined, node.statement, null);
  return { kind: "while", ...countedBound(counted, source) };
}

function countedBound(counted: CountedLoop | null, source: ts.SourceFile): Omit<Bound, "kind"> {
  if (counted === null) return { over: null, growth: "unknown", mayStopEarly: false };
  const { limit, growth, mayStopEarly } = counted;
  if (growth === "halving") return { over: null, growth, mayStopEarly };
  if (ts.isNumericLiteral(limit)) return { over: limit.text, growth: "constant", mayStopEarly };
  return { over: shortText(withoutLength(limit), source), growth, mayStopEarly };
}

function isLength(node: ts.Expression): boolean {
  return ts.isPropertyAccessExpression(node) && (node.name.text === "length" || node.name.text === "size");
}

function withoutLength(node: ts.Expression): ts.Expression {
  const core = ts.isBinaryExpression(node) ? node.left : node;
  return isLength(core) ? (core as ts.PropertyAccessExpression).expression : core;
}

/** `i *= 2`, `i /= 2`, `i >>= 1`, `i <<= 1`: the range shrinks by a factor each time. */
function isHalving(node: ts.Node): boolean {
  if (!ts.isBinaryExpression(node)) return false;
  switch (node.operatorToken.kind) {
    case ts.SyntaxKind.AsteriskEqualsToken:
    case ts.SyntaxKind.SlashEqualsToken:
    case ts.SyntaxKind.GreaterThanGreaterThanEqualsToken:
    case ts.SyntaxKind.GreaterThanGreaterThanGreaterThanEqualsToken:
    case ts.SyntaxKind.LessThanLessThanEqualsToken:
      return ts.isNumericLiteral(node.right);
    default:
      return false;
  }
}

/** A `(low + high) >> 1` or `i >>= 1` among the statements of the loop itself. */
function halvesInside(statement: ts.Statement): boolean {
  const statements = ts.isBlock(statement) ? statement.statements : [statement];
  return statements.some((each) => {
    if (ts.isExpressionStatement(each)) return isHalving(each.expression);
    if (!ts.isVariableStatement(each)) return false;
    return each.declarationList.declarations.some(
      ({ initializer }) => initializer !== undefined && isMiddle(initializer),
    );
  });
}

function isMiddle(node: ts.Expression): boolean {
  if (ts.isCallExpression(node) && node.arguments.length === 1) return isMiddle(node.arguments[0]!);
  if (!ts.isBinaryExpression(node) || !ts.isNumericLiteral(node.right)) return false;
  const kind = node.operatorToken.kind;
  return (
    (node.right.text === "1" && kind === ts.SyntaxKind.GreaterThanGreaterThanToken) ||
    (node.right.text === "1" && kind === ts.SyntaxKind.GreaterThanGreaterThanGreaterThanToken) ||
    (node.right.text === "2" && kind === ts.SyntaxKind.SlashToken)
  );
}

/** Source text on one line, at most 60 characters. */
export function shortText(node: ts.Node, source: ts.SourceFile): string {
  const text = node.getText(source).replace(/\s+/g, " ");
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
