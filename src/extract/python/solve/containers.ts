import type { FlowGraph } from "./flow-graph.ts";
import type { Tables } from "./tables.ts";
import type { Values } from "./values.ts";
import { valueKind } from "./values.ts";

interface Container {
  readonly kind: number;
  /** Items whose place isn't known. */
  readonly element: number;
  /** Every item. */
  readonly all: number;
  /** Keys of a dict, where they are known. */
  readonly keys: number;
  /** Items by constant key. */
  readonly slots: Map<number, number>;
}

const mostSlots = 64;
/** Beyond so many slots functions are gathered into one family: a variable doesn't hold them all. */
const mostApart = 8;
/** Slots that are merged one by one. */
const mostMerged = 12;
const dict = 3;

const sequenceMethods = "count index __len__ __iter__ __contains__ __getitem__";
/** The methods that containers really have, by kind. */
const methods = [
  `append extend insert remove pop clear sort reverse copy __setitem__ __delitem__ __add__ ${sequenceMethods}`,
  `__add__ ${sequenceMethods}`,
  `add remove discard pop clear copy update union intersection difference symmetric_difference issubset issuperset
  isdisjoint intersection_update difference_update symmetric_difference_update __len__ __iter__ __contains__`,
  `get setdefault pop popitem clear copy update items keys values fromkeys __getitem__ __setitem__ __delitem__ __len__
  __iter__ __contains__ move_to_end elements most_common subtract`,
].map((names) => new Set(names.split(/\s+/)));
for (const name of ["appendleft", "extendleft", "popleft", "rotate"]) methods[0]!.add(name); // a deque counts as a list

/** Whether a kind of container has a method of this name. */
export function hasMethod(kind: number, name: string): boolean {
  return methods[kind]!.has(name);
}

/** Lists, tuples, sets and dicts, one for each place that makes one. */
export class Containers {
  readonly #graph: FlowGraph;
  readonly #values: Values;
  readonly #tables: Tables;
  readonly #all: Container[] = [];

  constructor(graph: FlowGraph, values: Values, tables: Tables) {
    this.#graph = graph;
    this.#values = values;
    this.#tables = tables;
  }

  /** The value of a new container. */
  create(kind: number): number {
    const {
      0: element,
      1: all,
      2: keys,
    } = [this.#graph.newVariable(), this.#graph.newVariable(), this.#graph.newVariable()];
    this.#graph.copy(element, all);
    this.#all.push({ kind, element, all, keys, slots: new Map() });
    return this.#values.of(valueKind.container, this.#all.length - 1);
  }

  of(value: number): Container {
    return this.#all[this.#values.first(value)]!;
  }

  /** The variable of the item at a constant key; the shared one when there are too many. */
  slot(value: number, key: number): number {
    const container = this.of(value);
    const known = container.slots.get(key);
    if (known !== undefined) return known;
    if (container.slots.size >= mostSlots) return container.element;
    const slot = this.#graph.newVariable();
    container.slots.set(key, slot);
    if (container.slots.size > mostApart) this.#tables.gather(slot, container.all);
    else this.#graph.copy(slot, container.all);
    this.#graph.add(container.keys, this.#values.of(valueKind.constant, key));
    return slot;
  }

  /** Puts a variable's values under a constant key (-1 for none known). */
  store(value: number, key: number, from: number) {
    this.#graph.copy(from, key < 0 ? this.of(value).element : this.slot(value, key));
  }

  /** Takes the items at a constant key (-1 for any key) into a variable. */
  load(value: number, key: number, to: number) {
    const container = this.of(value);
    if (key < 0) return this.#graph.copy(container.all, to);
    this.#graph.copy(this.slot(value, key), to);
    this.#graph.copy(container.element, to);
  }

  /** All of one container's items go into another as well: between dicts under the same keys, while these are few. */
  merge(into: number, from: number) {
    const source = this.of(from);
    const target = this.of(into);
    const byKey = source.kind === dict && target.kind === dict && source.slots.size <= mostMerged;
    if (byKey) {
      for (const [key, slot] of source.slots) this.#graph.copy(slot, this.slot(into, key));
      this.#graph.copy(source.element, target.element);
    } else this.#graph.copy(source.kind === dict && target.kind !== dict ? source.keys : source.all, target.element);
    if (target.kind === dict) this.#graph.copy(source.keys, target.keys);
  }
}
