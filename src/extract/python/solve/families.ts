import { mark } from "../facts/program.ts";
import { remembered } from "../remembered.ts";
import type { ClassHierarchy } from "./class-hierarchy.ts";
import type { FlowGraph } from "./flow-graph.ts";
import type { LinkedProgram } from "./linked-program.ts";
import { PairNumbers } from "./pair-numbers.ts";
import { type Values, valueKind } from "./values.ts";

/** Classes below a class that are looked into for methods which the class itself lacks. */
const mostClassesBelow = 100;

/** The overrides of one method below one class, with shared parameters and result, so that each call costs the same. */
export interface Family {
  readonly functions: number[];
  readonly positional: number[];
  readonly keywords: Map<number, number>;
  result: number;
}

/** Finds overrides: what a call on "this class or one below it" may reach besides the method found in the class itself. */
export class Families {
  readonly #program: LinkedProgram;
  readonly #classes: ClassHierarchy;
  readonly #graph: FlowGraph;
  readonly #values: Values;
  readonly #numbers = new PairNumbers();
  readonly #all: (Family | null)[] = [];
  readonly #owners = new Map<number, number[]>();
  readonly #together = new Map<string, number>();

  constructor(program: LinkedProgram, classes: ClassHierarchy, graph: FlowGraph, values: Values) {
    this.#program = program;
    this.#classes = classes;
    this.#graph = graph;
    this.#values = values;
  }

  /** The family of a method's overrides below a class, as a value; -1 when nothing overrides it. */
  of(definition: number, name: number): number {
    const number = this.#numbers.number(definition, name);
    if (number === this.#all.length) {
      const functions = this.#functionsBelow(definition, name);
      this.#all.push(functions.length === 0 ? null : { functions, positional: [], keywords: new Map(), result: -1 });
    }
    return this.#all[number] === null ? -1 : this.#values.of(valueKind.family, number);
  }

  /** A family of one function: a target that is one of several, and takes its object for granted. */
  alone(target: number): number {
    const number = this.#numbers.number(-1 - target, 0);
    if (number === this.#all.length)
      this.#all.push({ functions: [target], positional: [], keywords: new Map(), result: -1 });
    return this.#values.of(valueKind.family, number);
  }

  /** A family of functions that are called at one place because of how their names start. */
  together(functions: readonly number[]): number {
    const known = this.#together.get(functions.join());
    if (known !== undefined) return known;
    const number = this.#numbers.number(-1 - functions[0]!, 1 + this.#together.size);
    this.#all.push({ functions: [...functions], positional: [], keywords: new Map(), result: -1 });
    const value = this.#values.of(valueKind.family, number);
    this.#together.set(functions.join(), value);
    return value;
  }

  /** A family that has no function yet, for `join`. */
  growing(): number {
    const number = this.#numbers.number(-1, -1 - this.#all.length);
    this.#all.push({ functions: [], positional: [], keywords: new Map(), result: -1 });
    return this.#values.of(valueKind.family, number);
  }

  /** Puts a function into a growing family: it gets what the family was and will be called with. */
  join(value: number, target: number) {
    const family = this.get(value);
    if (family.functions.includes(target)) return;
    family.functions.push(target);
    for (const [place, shared] of family.positional.entries()) this.#passPositional(shared, target, place);
    for (const [name, shared] of family.keywords) this.#passKeyword(shared, target, name);
    if (family.result >= 0) this.#takeResult(target, family.result);
  }

  #functionsBelow(definition: number, name: number): number[] {
    const owners = this.#ownersOf(name);
    if (owners.length === 0) return [];
    const main = this.#classes.find(definition, name);
    const below = this.#classes.below(definition).slice(0, mostClassesBelow);
    const found = new Set<number>();
    for (const owner of owners) {
      if (owner === main?.owner || !this.#mayReach(definition, below, owner, name, main === null)) continue;
      for (const [kind, target] of this.#classes.own(owner, name)!.entities) {
        const isFunction = kind === 0 && this.#program.definitions[target]!.kind >= 2;
        if (isFunction && (this.#program.definitions[target]!.marks & mark.overload) === 0) found.add(target);
      }
    }
    return [...found];
  }

  /**
   * Whether a class is below another, or comes before it in the order of a class below both, as mixins do; for a name that
   * the other lacks it is enough that both meet in a class below.
   */
  #mayReach(definition: number, below: readonly number[], owner: number, name: number, isMissing: boolean): boolean {
    if (this.#classes.isBelow(owner, definition)) return true;
    if (isMissing) return below.some((sub) => this.#classes.isBelow(sub, owner));
    if (this.#classes.isBelow(definition, owner)) return false;
    return below.some((sub) => this.#classes.find(sub, name)?.owner === owner);
  }

  /** The classes that bind a name themselves. */
  #ownersOf(name: number): readonly number[] {
    if (this.#owners.size === 0) {
      for (const [definition, record] of this.#program.definitions.entries()) {
        if (record.kind !== 1) continue;
        for (const own of record.names) remembered(this.#owners, own.name, () => [] as number[]).push(definition);
      }
    }
    return this.#owners.get(name) ?? [];
  }

  get(value: number): Family {
    return this.numbered(this.#values.first(value));
  }

  /** The family by its number, as edges name it. */
  numbered(number: number): Family {
    return this.#all[number]!;
  }

  /** The variable that passes a positional argument on to every function of the family. */
  positional(family: Family, index: number): number {
    while (family.positional.length <= index) {
      const shared = this.#graph.newVariable();
      for (const target of family.functions) this.#passPositional(shared, target, family.positional.length);
      family.positional.push(shared);
    }
    return family.positional[index]!;
  }

  #passPositional(shared: number, target: number, place: number) {
    const { parameters } = this.#program.definitions[target]!;
    const parameter = parameters[place + (this.#takesObject(target) ? 1 : 0)];
    if (parameter !== undefined && parameter.kind === 0 && parameter.type < 0)
      this.#graph.copy(shared, parameter.variable);
  }

  /** Whether a function's first parameter is the object or class that it is called on. */
  #takesObject(target: number): boolean {
    const { definitions } = this.#program;
    const { parent, marks } = definitions[target]!;
    return parent >= 0 && definitions[parent]!.kind === 1 && (marks & mark.staticMethod) === 0;
  }

  keyword(family: Family, name: number): number {
    const known = family.keywords.get(name);
    if (known !== undefined) return known;
    const shared = this.#graph.newVariable();
    family.keywords.set(name, shared);
    for (const target of family.functions) this.#passKeyword(shared, target, name);
    return shared;
  }

  #passKeyword(shared: number, target: number, name: number) {
    const parameter = this.#program.definitions[target]!.parameters.find((one) => one.name === name);
    if (parameter !== undefined && parameter.type < 0) this.#graph.copy(shared, parameter.variable);
  }

  /** The variable with everything that the functions of the family give back. */
  result(family: Family): number {
    if (family.result >= 0) return family.result;
    family.result = this.#graph.newVariable();
    for (const target of family.functions) this.#takeResult(target, family.result);
    return family.result;
  }

  #takeResult(target: number, to: number) {
    const record = this.#program.definitions[target]!;
    if ((record.marks & mark.generator) !== 0) this.#graph.add(to, this.#values.of(valueKind.generator, target));
    else this.#graph.copy(record.returned, to);
    for (const index of record.returnedParameters) this.#graph.copy(record.parameters[index]!.variable, to);
  }
}
