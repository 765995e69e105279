import type { Families } from "./families.ts";
import type { FlowGraph } from "./flow-graph.ts";
import { type Values, valueKind } from "./values.ts";

/**
 * Functions in large tables, as dicts from names to handlers are. A variable doesn't hold that many values, so what is read
 * from such a table by an unknown key is the family of the functions in it: each of them gets the arguments of the call.
 */
export class Tables {
  readonly #families: Families;
  readonly #graph: FlowGraph;
  readonly #values: Values;
  /** By the variable of all items: the family of the functions among them. */
  readonly #familyOf = new Map<number, number>();

  constructor(families: Families, graph: FlowGraph, values: Values) {
    this.#families = families;
    this.#graph = graph;
    this.#values = values;
  }

  /** Passes a slot's values on to the variable of all items: functions as part of the table's family. */
  gather(slot: number, all: number) {
    this.#graph.listen(slot, (value) => {
      if (this.#values.kind(value) !== valueKind.function) return this.#graph.add(all, value);
      this.#families.join(this.#family(all), this.#values.first(value));
    });
  }

  #family(all: number): number {
    const known = this.#familyOf.get(all);
    if (known !== undefined) return known;
    const family = this.#families.growing();
    this.#familyOf.set(all, family);
    this.#graph.add(all, family);
    return family;
  }
}
