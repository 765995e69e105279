import { ts } from "ts-morph";
import type { ComplexityFacts, CostlyBuiltinFact, LoopedCallFact, LoopFact } from "#model/complexity-facts.ts";
import { branchesOf } from "./branches.ts";
import { costlyBuiltin, higherOrderNames } from "./costly-builtins.ts";
import { loopFact, shortText } from "./loop-fact.ts";

/** Gathers the facts of one function while the tree is walked; `enter` and `leave` come in pairs. */
export class ComplexityCollector {
  private readonly loops: LoopFact[] = [];
  private readonly builtins: CostlyBuiltinFact[] = [];
  private readonly loopedCalls: LoopedCallFact[] = [];
  private readonly recursionLines: number[] = [];
  private readonly open: { readonly node: ts.Node; readonly index: number }[] = [];
  private awaits = 0;
  private branches = 1;
  private readonly source: ts.SourceFile;
  private readonly ownName: string | null;

  constructor(source: ts.SourceFile, ownName: string | null) {
    this.source = source;
    this.ownName = ownName;
  }

  enter(node: ts.Node): void {
    this.branches += branchesOf(node);
    const loop = loopFact(node, this.source, this.innermost());
    if (loop !== null) this.openLoop(node, loop);
    if (ts.isCallExpression(node) || ts.isNewExpression(node)) this.enterCall(node);
    if (ts.isAwaitExpression(node) && this.open.length === 0) this.awaits++;
    if (ts.isBreakStatement(node) || ts.isReturnStatement(node)) this.markEarlyEnd();
  }

  leave(node: ts.Node): void {
    if (this.open.at(-1)?.node === node) this.open.pop();
  }

  get facts(): ComplexityFacts {
    const { loops, builtins, loopedCalls, recursionLines, awaits, branches } = this;
    return { loops, builtins, loopedCalls, recursionLines, awaits, branches };
  }

  private enterCall(node: ts.CallExpression | ts.NewExpression): void {
    const { line, character } = this.source.getLineAndCharacterOfPosition(callNameStart(node, this.source));
    const name = calledName(node);
    const builtin = costlyBuiltin(node, name, this.source, line + 1, this.innermost());
    if (builtin !== null) this.builtins.push(builtin);
    if (isHigherOrder(node, name)) this.openLoop(node, higherOrderLoop(node, this.source, this.innermost()));
    const inside = this.innermost();
    if (inside !== null) this.loopedCalls.push({ line: line + 1, column: character + 1, inside });
    if (name !== null && name === this.ownName && callsByName(node)) this.recursionLines.push(line + 1);
  }

  private openLoop(node: ts.Node, loop: LoopFact): void {
    this.open.push({ node, index: this.loops.length });
    this.loops.push(loop);
  }

  private innermost(): number | null {
    return this.open.at(-1)?.index ?? null;
  }

  /** A return ends every loop around it, a break the innermost; both are only "may". */
  private markEarlyEnd(): void {
    for (const { index } of this.open) this.loops[index] = { ...this.loops[index]!, mayStopEarly: true };
  }
}

/** Where the called name stands: the property of `a.b()`, the start of anything else. */
export function callNameStart(node: ts.CallExpression | ts.NewExpression, source: ts.SourceFile): number {
  if (ts.isNewExpression(node)) return node.getStart(source);
  const callee = node.expression;
  return ts.isPropertyAccessExpression(callee) ? callee.name.getStart(source) : callee.getStart(source);
}

function calledName(node: ts.CallExpression | ts.NewExpression): string | null {
  const callee = node.expression;
  if (ts.isIdentifier(callee)) return callee.text;
  return ts.isPropertyAccessExpression(callee) ? callee.name.text : null;
}

function callsByName(node: ts.CallExpression | ts.NewExpression): boolean {
  const callee = node.expression;
  if (ts.isIdentifier(callee)) return true;
  return ts.isPropertyAccessExpression(callee) && callee.expression.kind === ts.SyntaxKind.ThisKeyword;
}

function isHigherOrder(node: ts.CallExpression | ts.NewExpression, name: string | null): boolean {
  if (name === null || !higherOrderNames.has(name) || !ts.isPropertyAccessExpression(node.expression)) return false;
  const first = node.arguments?.[0];
  return first !== undefined && (ts.isArrowFunction(first) || ts.isFunctionExpression(first) || ts.isIdentifier(first));
}

function higherOrderLoop(
  node: ts.CallExpression | ts.NewExpression,
  source: ts.SourceFile,
  inside: number | null,
): LoopFact {
  const receiver = (node.expression as ts.PropertyAccessExpression).expression;
  const name = (node.expression as ts.PropertyAccessExpression).name.text;
  const isFixed = ts.isArrayLiteralExpression(receiver);
  return {
    line: source.getLineAndCharacterOfPosition(callNameStart(node, source)).line + 1,
    endLine: source.getLineAndCharacterOfPosition(node.end).line + 1,
    over: shortText(receiver, source),
    growth: isFixed ? "constant" : "linear",
    kind: "higher-order",
    inside,
    mayStopEarly: /^(some|every|find|findIndex|findLast|findLastIndex)$/.test(name),
  };
}
