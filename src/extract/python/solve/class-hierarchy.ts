import type { NameRecord } from "../facts/definition-record.ts";
import { staticKind } from "../facts/program.ts";
import { remembered } from "../remembered.ts";
import type { LinkedProgram } from "./linked-program.ts";
import type { NameResolution } from "./name-resolution.ts";
import { PairNumbers } from "./pair-numbers.ts";
import { type Values, valueKind } from "./values.ts";

/** A name found in a class: the record and the class that binds it. */
export interface ClassName {
  readonly owner: number;
  readonly record: NameRecord;
}

/** Bases, method resolution orders and subclasses. A base outside the project is an external value in the order. */
export class ClassHierarchy {
  readonly #program: LinkedProgram;
  readonly #names: NameResolution;
  readonly #values: Values;
  readonly #bases = new Map<number, readonly number[]>();
  readonly #orders = new Map<number, readonly number[]>();
  readonly #direct = new Map<number, number[]>();
  readonly #below = new Map<number, readonly number[]>();
  readonly #builtOn = new Map<string, number[]>();
  /** What `find` found, by the numbers of definition and name. */
  readonly #foundNumbers = new PairNumbers();
  readonly #found: (ClassName | null)[] = [];

  constructor(program: LinkedProgram, names: NameResolution, values: Values) {
    this.#program = program;
    this.#names = names;
    this.#values = values;
    names.findInClass = (definition, name) => this.find(definition, name)?.record ?? null;
    for (const [definition, record] of program.definitions.entries()) {
      if (record.kind !== 1) continue;
      for (const base of this.bases(definition)) {
        if (values.kind(base) !== valueKind.class) continue;
        const below = this.#direct.get(values.first(base));
        if (below === undefined) this.#direct.set(values.first(base), [definition]);
        else below.push(definition);
      }
    }
  }

  /** Class values and external values, as the source names them. */
  bases(definition: number): readonly number[] {
    const known = this.#bases.get(definition);
    if (known !== undefined) return known;
    this.#bases.set(definition, []); // while it is being found out
    const bases = this.#program.definitions[definition]!.bases.map((expression) => this.#baseOf(expression)).filter(
      (base) => base >= 0 && this.#isBase(base) && !this.#isSame(base, definition),
    );
    this.#bases.set(definition, bases);
    return bases;
  }

  #isBase(value: number): boolean {
    const kind = this.#values.kind(value);
    return kind === valueKind.class || kind === valueKind.external;
  }

  #isSame(value: number, definition: number): boolean {
    return this.#values.kind(value) === valueKind.class && this.#values.first(value) === definition;
  }

  /** `Base`, `Base[T]`, `with_metaclass(Meta, Base)`, `namedtuple(...)`. */
  #baseOf(expression: number): number {
    const { expressions, strings } = this.#program;
    if (expressions[expression] !== staticKind.call) return this.#names.resolve(expression);
    const callee = this.#names.resolve(expressions[expression + 1]!);
    const given = Array.from(
      { length: expressions[expression + 2]! },
      (_, index) => expressions[expression + 4 + index * 2]!,
    );
    const named = callee < 0 ? "" : this.#nameOf(callee);
    const candidates = named.endsWith("with_metaclass") ? given.slice(1) : given;
    for (const argument of candidates) {
      const value = this.#names.resolve(argument);
      if (value >= 0 && this.#values.kind(value) === valueKind.class) return value;
    }
    return callee >= 0 && this.#values.kind(callee) === valueKind.external && strings.length > 0 ? callee : -1;
  }

  #nameOf(value: number): string {
    const first = this.#values.first(value);
    const { strings, definitions } = this.#program;
    return this.#values.kind(value) === valueKind.external
      ? strings[first]!
      : (strings[definitions[first]?.name ?? -1] ?? "");
  }

  /** The method resolution order (C3): the class itself first, class and external values after it. */
  order(definition: number): readonly number[] {
    const known = this.#orders.get(definition);
    if (known !== undefined) return known;
    const own = this.#values.of(valueKind.class, definition);
    this.#orders.set(definition, [own]); // while it is being found out
    const bases = this.bases(definition);
    const lists = bases.map((base) => {
      return this.#values.kind(base) === valueKind.class ? [...this.order(this.#values.first(base))] : [base];
    });
    const order = [own, ...linearized([...lists, [...bases]])].filter(
      (value, index, all) => all.indexOf(value) === index,
    );
    this.#orders.set(definition, order);
    return order;
  }

  /** All classes below a class, in source order by level. */
  below(definition: number): readonly number[] {
    const known = this.#below.get(definition);
    if (known !== undefined) return known;
    const found = new Set<number>();
    const queue = [definition];
    for (let index = 0; index < queue.length; index++) {
      for (const sub of this.#direct.get(queue[index]!) ?? []) {
        if (found.has(sub) || sub === definition) continue;
        found.add(sub);
        queue.push(sub);
      }
    }
    const below = [...found];
    this.#below.set(definition, below);
    return below;
  }

  /** Whether a class is another one or below it. */
  isBelow(definition: number, ancestor: number): boolean {
    return definition === ancestor || this.order(definition).includes(this.#values.of(valueKind.class, ancestor));
  }

  /** The name that a class itself binds, or null. */
  own(definition: number, name: number): NameRecord | null {
    return this.#names.namesOf(definition).get(name) ?? null;
  }

  /** The name as the order finds it, in the project; null when no project class binds it. */
  find(definition: number, name: number): ClassName | null {
    const known = this.#foundNumbers.find(definition, name);
    if (known >= 0) return this.#found[known]!;
    const found = this.#findFrom(this.order(definition), 0, name);
    this.#found[this.#foundNumbers.number(definition, name)] = found;
    return found;
  }

  /** The name as `super()` inside `owner` finds it for an object of class `definition`. */
  findAfter(definition: number, owner: number, name: number): ClassName | null {
    const order = this.order(definition);
    const at = order.indexOf(this.#values.of(valueKind.class, owner));
    return this.#findFrom(order, at + 1, name);
  }

  #findFrom(order: readonly number[], start: number, name: number): ClassName | null {
    for (let index = start; index < order.length; index++) {
      if (this.#values.kind(order[index]!) !== valueKind.class) continue;
      const owner = this.#values.first(order[index]!);
      const record = this.own(owner, name);
      if (record !== null) return { owner, record };
    }
    return null;
  }

  /** The dotted name of the first base outside the project that may have attributes of its own; null when there is none. */
  externalBase(definition: number): string | null {
    for (const value of this.order(definition)) {
      if (this.#values.kind(value) !== valueKind.external) continue;
      const name = this.#program.strings[this.#values.first(value)]!;
      if (name !== "builtins.object" && !/^(typing|typing_extensions|abc)\./.test(name)) return name;
    }
    return null;
  }

  /**
   * The methods by which classes of the project override one of a class outside, for an object that is declared to be such.
   * Files are one class in this: what is declared as `IO` may be any of them.
   */
  overridesOutside(outside: string, name: number): readonly number[] {
    if (this.#builtOn.size === 0) {
      for (const [definition, record] of this.#program.definitions.entries()) {
        const base = record.kind === 1 ? this.externalBase(definition) : null;
        if (base !== null) remembered(this.#builtOn, outsideKey(base), () => [] as number[]).push(definition);
      }
      this.#builtOn.set("", []);
    }
    return (this.#builtOn.get(outsideKey(outside)) ?? []).flatMap((definition) => {
      const found = this.find(definition, name);
      const target = found?.record.entities.find(
        ([kind, at]) => kind === 0 && this.#program.definitions[at]!.kind === 2,
      );
      return target === undefined ? [] : [target[1]];
    });
  }

  /** Whether some external base's dotted name fits a pattern. */
  hasExternalBase(definition: number, pattern: RegExp): boolean {
    return this.order(definition).some((value) => {
      return (
        this.#values.kind(value) === valueKind.external &&
        pattern.test(this.#program.strings[this.#values.first(value)]!)
      );
    });
  }

  /** Whether its metaclass is `abc.ABCMeta`, or a class of the project that builds on that. */
  isAbstractBase(definition: number): boolean {
    if (
      this.hasExternalBase(
        definition,
        /^(abc\.ABC|typing\.Protocol|typing_extensions\.Protocol|collections\.abc\.\w+)$/,
      )
    )
      return true;
    return this.order(definition).some((value) => {
      if (this.#values.kind(value) !== valueKind.class) return false;
      const { metaclass } = this.#program.definitions[this.#values.first(value)]!;
      const resolved = metaclass < 0 ? -1 : this.#names.resolve(metaclass);
      if (resolved < 0) return false;
      if (this.#values.kind(resolved) === valueKind.class) {
        return this.hasExternalBase(this.#values.first(resolved), /^abc\.ABCMeta$/);
      }
      return this.#program.strings[this.#values.first(resolved)] === "abc.ABCMeta";
    });
  }

  /** The classes whose metaclass is this one or one below it. */
  madeBy(meta: number): readonly number[] {
    return [...this.#program.definitions.keys()].filter((definition) => {
      const own = this.#program.definitions[definition]!.kind === 1 ? this.metaclass(definition) : -1;
      return own >= 0 && this.isBelow(own, meta);
    });
  }

  /** The project class that is the metaclass, or -1. */
  metaclass(definition: number): number {
    for (const value of this.order(definition)) {
      if (this.#values.kind(value) !== valueKind.class) continue;
      const { metaclass } = this.#program.definitions[this.#values.first(value)]!;
      const resolved = metaclass < 0 ? -1 : this.#names.resolve(metaclass);
      if (resolved >= 0 && this.#values.kind(resolved) === valueKind.class) return this.#values.first(resolved);
    }
    return -1;
  }
}

/** C3's merge; where the orders contradict each other, the first list's head goes on. */
function linearized(lists: number[][]): number[] {
  const order: number[] = [];
  while (true) {
    const open = lists.filter((list) => list.length > 0);
    if (open.length === 0) return order;
    const good = open.find((list) => !open.some((other) => other.indexOf(list[0]!) > 0));
    const next = (good ?? open[0]!)[0]!;
    order.push(next);
    for (const list of open) {
      const at = list.indexOf(next);
      if (at >= 0) list.splice(at, 1);
    }
  }
}

/** What stands for a class outside the project and those that are used in its place. */
function outsideKey(name: string): string {
  const isFile = /(^|\.)(IO|TextIO|BinaryIO|\w*IOBase|BytesIO|StringIO|FileIO|TextIOWrapper|Buffered\w+)$/.test(name);
  return isFile ? "io" : name.slice(name.lastIndexOf(".") + 1);
}
