import { ts } from "ts-morph";

/** Nodes that call by being written: calls, `new`, tagged templates, decorators, JSX elements. */
export function isCallLike(node: ts.Node): boolean {
  switch (node.kind) {
    case ts.SyntaxKind.CallExpression:
    case ts.SyntaxKind.NewExpression:
    case ts.SyntaxKind.TaggedTemplateExpression:
    case ts.SyntaxKind.Decorator:
    case ts.SyntaxKind.JsxOpeningElement:
    case ts.SyntaxKind.JsxSelfClosingElement:
      return true;
    default:
      return false;
  }
}

/** Nodes that may call without a written call: property reads and writes (accessors), iteration, template literals. */
export function isReadNode(node: ts.Node): boolean {
  switch (node.kind) {
    case ts.SyntaxKind.PropertyAccessExpression:
    case ts.SyntaxKind.ElementAccessExpression:
    case ts.SyntaxKind.BindingElement:
    case ts.SyntaxKind.ForOfStatement:
    case ts.SyntaxKind.SpreadElement:
    case ts.SyntaxKind.TemplateExpression:
    case ts.SyntaxKind.YieldExpression:
      return true;
    default:
      return false;
  }
}

/** Nodes that move values: declarations, assignments, returns. */
export function isFlowNode(node: ts.Node): boolean {
  switch (node.kind) {
    case ts.SyntaxKind.VariableDeclaration:
    case ts.SyntaxKind.BinaryExpression:
    case ts.SyntaxKind.ReturnStatement:
    case ts.SyntaxKind.YieldExpression:
    case ts.SyntaxKind.PropertyAssignment:
    case ts.SyntaxKind.ShorthandPropertyAssignment:
    case ts.SyntaxKind.PropertyDeclaration:
    case ts.SyntaxKind.Parameter:
    case ts.SyntaxKind.ExportAssignment:
    case ts.SyntaxKind.ArrowFunction:
    case ts.SyntaxKind.FunctionExpression:
    case ts.SyntaxKind.FunctionDeclaration:
    case ts.SyntaxKind.MethodDeclaration:
    case ts.SyntaxKind.ForOfStatement:
    case ts.SyntaxKind.ForInStatement:
    case ts.SyntaxKind.ObjectLiteralExpression:
    case ts.SyntaxKind.ClassDeclaration:
    case ts.SyntaxKind.ClassExpression:
      return true;
    default:
      return false;
  }
}
