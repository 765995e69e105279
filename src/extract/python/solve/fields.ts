import { op } from "../facts/program.ts";
import type { FlowGraph } from "./flow-graph.ts";
import { type LinkedProgram, nextOperation } from "./linked-program.ts";
import { PairNumbers } from "./pair-numbers.ts";

/** Attributes that code sets on objects: one variable for each class (or function) and name. */
export class Fields {
  readonly #graph: FlowGraph;
  readonly #numbers = new PairNumbers();
  readonly #variables: number[] = [];
  readonly #stored = new Set<number>();

  constructor(program: LinkedProgram, graph: FlowGraph) {
    this.#graph = graph;
    const { code } = program;
    for (let at = 0; at < code.length; at = nextOperation(code, at)) {
      if (code[at] === op.storeAttribute || code[at] === op.text) this.#stored.add(code[at + 2]!);
    }
    for (const record of program.definitions) for (const name of record.fields) this.#stored.add(name);
  }

  /** Whether anything sets an attribute of this name: if not, there is no use in looking for it. */
  mayBeSet(name: number): boolean {
    return this.#stored.has(name);
  }

  /** The variable of an attribute, by the owner's value. */
  variable(owner: number, name: number): number {
    const number = this.#numbers.number(owner, name);
    if (number === this.#variables.length) this.#variables.push(this.#graph.newVariable());
    return this.#variables[number]!;
  }
}
