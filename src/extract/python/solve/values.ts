import { IntList } from "./int-list.ts";
import { PairNumbers } from "./pair-numbers.ts";

/** What a value is. The two numbers of a value mean what stands beside its kind. */
export const valueKind = {
  /** definition: a function or lambda */
  function: 0,
  /** definition: exactly this class */
  class: 1,
  /** definition: this class or one below it */
  someClass: 2,
  /** definition: made by calling this very class */
  instance: 3,
  /** definition: an instance of this class or of one below it, by declaration */
  someInstance: 4,
  /** file */
  module: 5,
  /** string: a package without a file, or one that holds such */
  namespace: 6,
  /** function value, self value: a bound method */
  bound: 7,
  /** class, self value: what `super()` gives */
  superOf: 8,
  /** container */
  container: 9,
  /** definition: the generator made by calling it */
  generator: 10,
  /** partial */
  partial: 11,
  /** gives its argument back: `functools.wraps(f)` */
  identity: 12,
  /** string: a dotted name outside the project */
  external: 13,
  /** string: an instance of a class outside the project */
  externalInstance: 14,
  /** a value that nothing is known of but that it comes from outside */
  foreign: 15,
  /** a string */
  text: 16,
  /** constant key: a constant string or integer */
  constant: 17,
  /** container, string: a method of a container */
  containerMethod: 18,
  /** decorated: a function with a wrapper of the project around it */
  decorated: 19,
  /** property object: a variable of the getter, one of the setter */
  property: 20,
  /** family: the overrides of a method below a class */
  family: 21,
  /** family, self value: the same bound */
  boundFamily: 22,
  /** stands for a name that a module doesn't have */
  absent: 23,
  /** string: a string that starts with it */
  prefix: 24,
  /** definition: what registers further functions with a `singledispatch` one */
  registrar: 25,
  /** described field: what a class says of a field, `field(...)` */
  describedField: 26,
  /** described field, 0 for its validator and 1 for its default: what takes a function for it */
  fieldPart: 27,
  /** string: a named tuple's class, by the names of its fields with commas between them */
  namedTuple: 28,
  /** string, name: a method that takes this constant string apart */
  textMethod: 29,
} as const;

const kindCount = 32;

/** Abstract values as numbers; the same kind and operands always give the same number. */
export class Values {
  readonly #kinds = new IntList();
  readonly #first = new IntList();
  readonly #second = new IntList();
  /** By kind and first operand in one number, and the second. */
  readonly #numbers = new PairNumbers();

  of(kind: number, first = 0, second = 0): number {
    const number = this.#numbers.number(first * kindCount + kind, second);
    if (number === this.#kinds.length) {
      this.#kinds.push(kind);
      this.#first.push(first);
      this.#second.push(second);
    }
    return number;
  }

  kind(value: number): number {
    return this.#kinds.get(value);
  }

  first(value: number): number {
    return this.#first.get(value);
  }

  second(value: number): number {
    return this.#second.get(value);
  }
}
