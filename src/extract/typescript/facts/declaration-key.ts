import { ts } from "ts-morph";

const kinds = 512;

/**
 * A number that names a declaration within its file as long as the file's text stays. Position and kind are enough,
 * except for the chained expressions that JavaScript declares by: in `a.b.c = 1` only the ends differ.
 */
export function declarationKey(node: ts.Node): number {
  return anchor(node) * kinds + node.kind;
}

function anchor(node: ts.Node): number {
  if (ts.isBinaryExpression(node)) return node.operatorToken.pos;
  if (ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node) || ts.isCallExpression(node))
    return node.end;
  return node.pos;
}
