import { ts } from "ts-morph";
import type { FunctionPositions, SourcePosition } from "#model/source-graph.ts";
import type { FunctionNode } from "./function-node.ts";
import { isStatic } from "./modifiers.ts";

/** Line and column from 1 of an offset. */
export function positionAt(source: ts.SourceFile, offset: number): SourcePosition {
  const { line, character } = source.getLineAndCharacterOfPosition(offset);
  return { line: line + 1, column: character + 1 };
}

/** Where the declaration itself begins: after decorators and after `export`, `static`, `public` and the like. */
export function declarationStart(node: ts.Node, source: ts.SourceFile): number {
  const modifiers = ts.canHaveModifiers(node) || ts.canHaveDecorators(node) ? (node.modifiers ?? []) : [];
  const last = modifiers.filter((each) => each.kind !== ts.SyntaxKind.AsyncKeyword).at(-1);
  return last === undefined ? node.getStart(source) : skipTrivia(source, last.end);
}

/** The next token's start, past white space and comments. */
function skipTrivia({ text }: ts.SourceFile, offset: number): number {
  const trivia = /(?:\s+|\/\/[^\n]*|\/\*[\s\S]*?\*\/)*/y;
  trivia.lastIndex = offset;
  trivia.exec(text);
  return trivia.lastIndex;
}

/** The `(` of the parameter list, or the first token of an arrow: where V8 says that the function is. */
function parametersOffset(node: ts.SignatureDeclaration, source: ts.SourceFile): number {
  const open = node.parameters.pos - 1;
  const isParenthesis = source.text.charAt(open) === "(";
  if (ts.isArrowFunction(node) && (node.modifiers !== undefined || !isParenthesis)) {
    return node.modifiers === undefined ? node.parameters[0]!.getStart(source) : node.getStart(source);
  }
  return open;
}

function firstFieldInitializer(owner: ts.ClassLikeDeclaration): ts.PropertyDeclaration | undefined {
  return owner.members.find((member): member is ts.PropertyDeclaration => isInitializedField(member));
}

/** A field of the instance with an initialiser: it runs with the constructor. */
export function isInitializedField(member: ts.Node): member is ts.PropertyDeclaration {
  return ts.isPropertyDeclaration(member) && member.initializer !== undefined && !isStatic(member);
}

function fieldInitializers(owner: ts.ClassLikeDeclaration, source: ts.SourceFile) {
  const field = firstFieldInitializer(owner);
  return field === undefined ? {} : { fieldInitializers: positionAt(source, field.name.getStart(source)) };
}

/** The positions by which V8's profiles and coverage name a function. */
export function functionPositions(node: FunctionNode, source: ts.SourceFile): FunctionPositions {
  if (ts.isSourceFile(node)) {
    return { parameters: { line: 1, column: 1 }, startOffset: 0, endOffset: node.text.length };
  }
  const startOffset = declarationStart(node, source);
  if (ts.isClassLike(node)) {
    const parameters = positionAt(source, startOffset);
    return { parameters, startOffset, endOffset: node.end, ...fieldInitializers(node, source) };
  }
  const parameters = positionAt(source, parametersOffset(node, source));
  const fields = ts.isConstructorDeclaration(node) ? fieldInitializers(node.parent, source) : {};
  return { parameters, startOffset, endOffset: node.end, ...fields };
}
