import { columnAt, lineAt, type SyntaxTree } from "../syntax/syntax-tree.ts";
import { type OpName, op } from "./program.ts";

/** Collects one file's operations, strings and sites. */
export class ProgramWriter {
  readonly code: number[] = [];
  readonly sites: number[] = [];
  readonly strings: string[] = [];
  readonly #stringIndex = new Map<string, number>();
  readonly #joined = new Map<number, readonly number[]>();
  readonly #tree: SyntaxTree;
  #variables = 0;

  constructor(tree: SyntaxTree) {
    this.#tree = tree;
  }

  get variables(): number {
    return this.#variables;
  }

  newVariable(): number {
    return this.#variables++;
  }

  string(text: string): number {
    const known = this.#stringIndex.get(text);
    if (known !== undefined) return known;
    this.strings.push(text);
    this.#stringIndex.set(text, this.strings.length - 1);
    return this.strings.length - 1;
  }

  emit(name: OpName, ...operands: readonly number[]) {
    this.code.push(op[name], ...operands);
  }

  /** Emits an operation whose first operand is a new variable, and returns that. */
  result(name: OpName, ...operands: readonly number[]): number {
    const to = this.#variables++;
    this.code.push(op[name], to, ...operands);
    return to;
  }

  copy(to: number, from: number) {
    if (from >= 0 && to >= 0 && from !== to) this.code.push(op.copy, to, from);
  }

  /** A new variable with the values of several; -1 when none of them has any, the one itself when there is only one. */
  join(from: readonly number[]): number {
    const distinct = [...new Set(from.filter((variable) => variable >= 0))];
    if (distinct.length <= 1) return distinct[0] ?? -1;
    const to = this.#variables++;
    for (const variable of distinct) this.copy(to, variable);
    this.#joined.set(to, distinct);
    return to;
  }

  /** The variables that were joined into one, down to those that weren't joined themselves. */
  leaves(variable: number, into: Set<number> = new Set()): Set<number> {
    const parts = this.#joined.get(variable);
    if (parts === undefined) into.add(variable);
    else for (const part of parts) this.leaves(part, into);
    return into;
  }

  /** A place at which a definition's body does something. */
  site(definition: number, offset: number): number {
    const line = lineAt(this.#tree, offset);
    this.sites.push(definition, line, columnAt(this.#tree, offset, line));
    return this.sites.length / 3 - 1;
  }
}
