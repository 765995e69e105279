import { ts } from "ts-morph";

/** True for static members. */
export function isStatic(node: ts.Node): boolean {
  return ts.canHaveModifiers(node) && (node.modifiers ?? []).some((each) => each.kind === ts.SyntaxKind.StaticKeyword);
}
