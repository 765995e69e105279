import { ts } from "ts-morph";

/**
 * A hash over the tokens of a body, gathered while the tree is walked: kinds and literal texts in source order, without
 * comments, white space and types. A nested function counts as part of the one around it.
 */
export class BodyHash {
  private high = 0x811c9dc5;
  private low = 0x01000193;

  add(value: number): void {
    this.high = Math.imul(this.high ^ value, 0x01000193);
    this.low = Math.imul(this.low + value, 0x85ebca6b) ^ (this.low >>> 13);
  }

  addText(text: string): void {
    for (let i = 0; i < text.length; i++) this.add(text.charCodeAt(i));
  }

  /** Sixteen hexadecimal digits. */
  get digits(): string {
    const part = (value: number) => (value >>> 0).toString(16).padStart(8, "0");
    return part(this.high) + part(this.low);
  }
}

/** Adds one node's own tokens: its kind, and its text where it is a name or a literal. */
export function hashNode(hash: BodyHash, node: ts.Node): void {
  hash.add(node.kind);
  switch (node.kind) {
    case ts.SyntaxKind.Identifier:
    case ts.SyntaxKind.PrivateIdentifier:
    case ts.SyntaxKind.StringLiteral:
    case ts.SyntaxKind.NumericLiteral:
    case ts.SyntaxKind.BigIntLiteral:
    case ts.SyntaxKind.RegularExpressionLiteral:
    case ts.SyntaxKind.NoSubstitutionTemplateLiteral:
    case ts.SyntaxKind.TemplateHead:
    case ts.SyntaxKind.TemplateMiddle:
    case ts.SyntaxKind.TemplateTail:
    case ts.SyntaxKind.JsxText:
      hash.addText((node as ts.LiteralLikeNode).text);
      break;
    case ts.SyntaxKind.PrefixUnaryExpression:
    case ts.SyntaxKind.PostfixUnaryExpression:
      hash.add((node as ts.PrefixUnaryExpression).operator);
      break;
    case ts.SyntaxKind.VariableDeclarationList:
      hash.add(node.flags & ts.NodeFlags.BlockScoped);
      break;
  }
}
