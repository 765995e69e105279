import { ts } from "ts-morph";
import type { FunctionKind } from "#model/source-graph.ts";

/** What has a body that runs: functions of all kinds, module bodies, and classes that bring no constructor of their own. */
export type FunctionNode = ts.SourceFile | ts.ClassLikeDeclaration | (ts.FunctionLikeDeclaration & { body: ts.Node });

/** True for functions with a body; overload signatures and abstract methods have none. */
export function isFunctionWithBody(node: ts.Node): node is ts.FunctionLikeDeclaration & { body: ts.Node } {
  switch (node.kind) {
    case ts.SyntaxKind.FunctionDeclaration:
    case ts.SyntaxKind.FunctionExpression:
    case ts.SyntaxKind.ArrowFunction:
    case ts.SyntaxKind.MethodDeclaration:
    case ts.SyntaxKind.Constructor:
    case ts.SyntaxKind.GetAccessor:
    case ts.SyntaxKind.SetAccessor:
      return (node as ts.FunctionLikeDeclaration).body !== undefined;
    default:
      return false;
  }
}

/** The constructor with a body; undefined when the class has none, or only overloads. */
export function explicitConstructor(
  node: ts.ClassLikeDeclaration,
): (ts.ConstructorDeclaration & { body: ts.Block }) | undefined {
  return node.members.find(
    (member): member is ts.ConstructorDeclaration & { body: ts.Block } =>
      ts.isConstructorDeclaration(member) && member.body !== undefined,
  );
}

/** The kind that people see; a function bound to no name is a lambda. */
export function functionKind(node: FunctionNode, isBound: boolean): FunctionKind {
  if (ts.isSourceFile(node)) return "module";
  if (ts.isClassLike(node)) return "class";
  if (ts.isConstructorDeclaration(node)) return "constructor";
  if (ts.isGetAccessor(node) || ts.isSetAccessor(node)) return "accessor";
  if (ts.isMethodDeclaration(node)) return "method";
  if (!isBound) return "lambda";
  return ts.isPropertyDeclaration(node.parent) || ts.isPropertyAssignment(node.parent) ? "method" : "function";
}
