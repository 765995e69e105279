import type { ComplexityFacts, CostlyBuiltinFact, LoopedCallFact, LoopFact } from "#model/complexity-facts.ts";
import { firstToken, kind } from "../syntax/syntax-kinds.ts";
import { childrenOf, columnAt, firstChild, lineAt, type SyntaxTree, textOf } from "../syntax/syntax-tree.ts";
import { callSiteOffset } from "./call-site-offset.ts";
import { builtinCost, higherOrderArgument, loopGrowth, shortened, whileGrowth } from "./loop-growth.ts";
import type { Scope } from "./scope.ts";

/** Nodes that add a path through the function, by McCabe's count. */
const branching = new Set([
  kind.if_statement,
  kind.elif_clause,
  kind.for_statement,
  kind.while_statement,
  kind.except_clause,
  kind.except_group_clause,
  kind.conditional_expression,
  kind.boolean_operator,
  kind.for_in_clause,
  kind.if_clause,
  kind.case_clause,
]);
const comprehensions = new Set([
  kind.list_comprehension,
  kind.set_comprehension,
  kind.dictionary_comprehension,
  kind.generator_expression,
]);
const stops = new Set([kind.break_statement, kind.return_statement, kind.raise_statement]);

/** The facts from which growth is estimated, for one body; nested functions and lambdas count for themselves. Null for a class. */
export function complexityOf(tree: SyntaxTree, scope: Scope): ComplexityFacts | null {
  if (scope.kind === "class") return null;
  return new ComplexityReader(tree, scope).read();
}

class ComplexityReader {
  readonly #tree: SyntaxTree;
  readonly #scope: Scope;
  readonly #ownName: string | null;
  readonly #loops: LoopFact[] = [];
  readonly #builtins: CostlyBuiltinFact[] = [];
  readonly #calls: LoopedCallFact[] = [];
  readonly #recursion = new Set<number>();
  #awaits = 0;
  #branches = 1;

  constructor(tree: SyntaxTree, scope: Scope) {
    this.#tree = tree;
    this.#scope = scope;
    this.#ownName = scope.kind === "function" ? textOf(tree, firstIdentifier(tree, scope.node)) : null;
  }

  read(): ComplexityFacts {
    for (const part of this.#bodyParts()) this.#visit(part, null);
    return {
      loops: this.#loops,
      builtins: this.#builtins,
      loopedCalls: this.#calls,
      recursionLines: [...this.#recursion],
      awaits: this.#awaits,
      branches: this.#branches,
    };
  }

  #bodyParts(): number[] {
    const { kind: scopeKind, node } = this.#scope;
    if (scopeKind === "module") return childrenOf(this.#tree, node);
    const skipped = scopeKind === "lambda" ? kind.lambda_parameters : kind.parameters;
    return childrenOf(this.#tree, node).filter((child) => this.#tree.kinds[child] !== skipped);
  }

  #visit(node: number, inside: number | null) {
    const own = this.#tree.kinds[node]!;
    if (own === kind.function_definition || own === kind.class_definition || own === kind.lambda) return;
    if (branching.has(own)) this.#branches++;
    if (own === kind.await && inside === null) this.#awaits++;
    if (own === kind.for_statement) return this.#visitFor(node, inside);
    if (own === kind.while_statement) return this.#visitWhile(node, inside);
    if (comprehensions.has(own)) return this.#visitComprehension(node, inside);
    if (own === kind.call) return this.#visitCall(node, inside);
    this.#visitChildren(node, inside);
  }

  #visitChildren(node: number, inside: number | null) {
    const { after } = this.#tree;
    for (let child = node + 1, end = after[node]!; child < end; child = after[child]!) this.#visit(child, inside);
  }

  #visitFor(node: number, inside: number | null) {
    const parts = childrenOf(this.#tree, node).filter((part) => this.#tree.kinds[part]! < firstToken);
    const over = parts[1];
    if (over !== undefined) this.#visit(over, inside);
    const growth = over === undefined ? "unknown" : loopGrowth(this.#tree, over);
    const loop = this.#addLoop(node, "for", growth, over === undefined ? null : shortened(this.#tree, over), inside);
    for (const part of parts.slice(2)) this.#visit(part, loop);
  }

  #visitWhile(node: number, inside: number | null) {
    const loop = this.#addLoop(node, "while", whileGrowth(this.#tree, node), null, inside);
    this.#visitChildren(node, loop);
  }

  #visitComprehension(node: number, inside: number | null) {
    const parts = childrenOf(this.#tree, node);
    let loop = inside;
    for (const part of parts) {
      if (this.#tree.kinds[part] === kind.for_in_clause) loop = this.#visitClause(part, node, loop);
      else if (this.#tree.kinds[part] === kind.if_clause) this.#visit(part, loop);
    }
    if (parts[0] !== undefined) this.#visit(parts[0], loop);
  }

  #visitClause(clause: number, comprehension: number, inside: number | null): number {
    this.#branches++;
    const over = childrenOf(this.#tree, clause)
      .filter((part) => this.#tree.kinds[part]! < firstToken)
      .at(1);
    if (over !== undefined) this.#visit(over, inside);
    const growth = over === undefined ? "unknown" : loopGrowth(this.#tree, over);
    const text = over === undefined ? null : shortened(this.#tree, over);
    return this.#addLoop(comprehension, "comprehension", growth, text, inside);
  }

  #addLoop(
    node: number,
    loopKind: LoopFact["kind"],
    growth: LoopFact["growth"],
    over: string | null,
    inside: number | null,
  ) {
    const { starts, ends } = this.#tree;
    this.#loops.push({
      line: lineAt(this.#tree, starts[node]!),
      endLine: lineAt(this.#tree, ends[node]! - 1),
      over,
      growth,
      kind: loopKind,
      inside,
      mayStopEarly: loopKind === "for" || loopKind === "while" ? this.#stopsEarly(node) : false,
    });
    return this.#loops.length - 1;
  }

  #stopsEarly(loop: number): boolean {
    const { kinds, after } = this.#tree;
    for (let node = loop + 1; node < after[loop]!; node++) {
      if (kinds[node] === kind.function_definition || kinds[node] === kind.class_definition) node = after[node]! - 1;
      else if (stops.has(kinds[node]!)) return true;
    }
    return false;
  }

  #visitCall(node: number, inside: number | null) {
    const offset = callSiteOffset(this.#tree, node);
    const line = lineAt(this.#tree, offset);
    const over = higherOrderArgument(this.#tree, node);
    let loop = inside;
    if (over >= 0) {
      loop = this.#addLoop(node, "higher-order", loopGrowth(this.#tree, over), shortened(this.#tree, over), inside);
    }
    if (loop !== null) this.#calls.push({ line, column: columnAt(this.#tree, offset, line), inside: loop });
    const costly = builtinCost(this.#tree, node);
    if (costly !== null) this.#builtins.push({ ...costly, line, inside });
    if (this.#callsItself(node)) this.#recursion.add(line);
    this.#visitChildren(node, inside);
  }

  #callsItself(call: number): boolean {
    const callee = firstChild(this.#tree, call);
    if (this.#ownName === null || callee < 0) return false;
    const written = textOf(this.#tree, callee);
    const isMethod = this.#scope.parent?.kind === "class";
    return isMethod
      ? /^(self|cls)\./.test(written) && written.slice(written.indexOf(".") + 1) === this.#ownName
      : written === this.#ownName;
  }
}

function firstIdentifier(tree: SyntaxTree, node: number): number {
  return childrenOf(tree, node).find((child) => tree.kinds[child] === kind.identifier) ?? node;
}
