import { IntList } from "./int-list.ts";
import { PairNumbers } from "./pair-numbers.ts";

/** A set that grows beyond this stops growing: what it holds says nothing precise any more. */
export const saturation = 12;

/** Some kinds of value are worth little in crowds, so fewer of them are kept: how many of a value's kind, and what stands for the rest. */
export interface Crowding {
  /** 0 for values that may be as many as the set takes, else a small number for the kind. */
  readonly kind: (value: number) => number;
  /** Most values of each kind, by its number. */
  readonly most: readonly number[];
  /** What is added in place of further values of a kind; -1 for nothing. */
  readonly rest: readonly number[];
}

/** Called once for each value that reaches a variable. */
export type Listener = (value: number) => void;

/**
 * Variables with the sets of values that they may hold, copies between them, and listeners. Values only ever get added,
 * each passes along each copy once, and the order depends on nothing but the order of the calls.
 */
export class FlowGraph {
  /** Called for each value that reaches a variable on which an operation of the program waits. */
  readonly #run: (operation: number, value: number) => void;
  /** First value plus one; 0 for none. */
  readonly #first: IntList;
  /** The values after the first. */
  readonly #more: (number[] | undefined)[] = [];
  readonly #copies: IntList;
  readonly #copyTarget = new IntList();
  readonly #copyNext = new IntList();
  readonly #waiters: IntList;
  readonly #waiterWhat = new IntList();
  readonly #waiterNext = new IntList();
  readonly #listeners: Listener[] = [];
  readonly #known: PairNumbers;
  /** How many of a variable's values were passed on. */
  readonly #passed: IntList;
  readonly #isQueued: IntList;
  #queue = new IntList(1 << 14);
  #round = new IntList(1 << 14);
  readonly #crowding: Crowding;
  #variables: number;
  #steps = 0;

  constructor(variables: number, crowding: Crowding, run: (operation: number, value: number) => void) {
    this.#run = run;
    this.#crowding = crowding;
    this.#variables = variables;
    const room = Math.max(1024, variables * 2);
    this.#known = new PairNumbers(variables);
    this.#first = new IntList(room);
    this.#copies = new IntList(room);
    this.#waiters = new IntList(room);
    this.#passed = new IntList(room);
    this.#isQueued = new IntList(room);
    this.#extend();
  }

  get variables(): number {
    return this.#variables;
  }

  /** How many values were passed on so far. */
  get steps(): number {
    return this.#steps;
  }

  newVariable(): number {
    this.#variables++;
    this.#extend();
    return this.#variables - 1;
  }

  #extend() {
    this.#first.extendTo(this.#variables, 0);
    this.#copies.extendTo(this.#variables, -1);
    this.#waiters.extendTo(this.#variables, -1);
    this.#passed.extendTo(this.#variables, 0);
    this.#isQueued.extendTo(this.#variables, 0);
  }

  /** The values that a variable holds now, in order of arrival. */
  values(variable: number): readonly number[] {
    const first = this.#first.get(variable);
    if (first === 0) return [];
    const more = this.#more[variable];
    return more === undefined ? [first - 1] : [first - 1, ...more];
  }

  isEmpty(variable: number): boolean {
    return this.#first.get(variable) === 0;
  }

  isSaturated(variable: number): boolean {
    return (this.#more[variable]?.length ?? 0) >= saturation;
  }

  add(variable: number, value: number) {
    const first = this.#first.get(variable);
    if (first === 0) this.#first.set(variable, value + 1);
    else {
      if (first === value + 1) return;
      const more = this.#more[variable];
      if (more === undefined) this.#more[variable] = [value];
      else {
        if (more.length >= saturation || more.includes(value)) return;
        if (more.length >= 3 && this.#isCrowded(variable, value, more)) return;
        more.push(value);
      }
    }
    if (this.#isQueued.get(variable) === 1) return;
    if (this.#copies.get(variable) < 0 && this.#waiters.get(variable) < 0) return;
    this.#isQueued.set(variable, 1);
    this.#queue.push(variable);
  }

  #isCrowded(variable: number, value: number, more: readonly number[]): boolean {
    const { kind, most, rest } = this.#crowding;
    const own = kind(value);
    if (own === 0 || value === rest[own]) return false;
    let count = kind(this.#first.get(variable) - 1) === own ? 1 : 0;
    for (const other of more) if (kind(other) === own) count++;
    if (count < most[own]!) return false;
    if (rest[own]! >= 0) this.add(variable, rest[own]!);
    return true;
  }

  #size(variable: number): number {
    return this.#first.get(variable) === 0 ? 0 : 1 + (this.#more[variable]?.length ?? 0);
  }

  #value(variable: number, index: number): number {
    return index === 0 ? this.#first.get(variable) - 1 : this.#more[variable]![index - 1]!;
  }

  /** All values of one variable, now and later, go to another. */
  copy(from: number, to: number) {
    if (from < 0 || to < 0 || from === to || !this.#known.isNew(from, to)) return;
    this.#copyTarget.push(to);
    this.#copyNext.push(this.#copies.get(from));
    this.#copies.set(from, this.#copyTarget.length - 1);
    for (let index = 0, size = this.#size(from); index < size; index++) this.add(to, this.#value(from, index));
  }

  /** Lets an operation of the program wait for values. For use before any value is passed on. */
  wait(variable: number, operation: number) {
    if (variable < 0) return;
    this.#addWaiter(variable, operation);
    if (this.#first.get(variable) === 0 || this.#isQueued.get(variable) === 1) return;
    this.#isQueued.set(variable, 1);
    this.#queue.push(variable);
  }

  /** Calls a function once for each value of a variable, now and later. */
  listen(variable: number, listener: Listener) {
    if (variable < 0) return;
    if (this.#isQueued.get(variable) === 0) this.#passed.set(variable, this.#size(variable));
    const now = this.#passed.get(variable); // the rest comes by the queue
    this.#listeners.push(listener);
    this.#addWaiter(variable, -this.#listeners.length);
    for (let index = 0; index < now; index++) listener(this.#value(variable, index));
  }

  #addWaiter(variable: number, what: number) {
    this.#waiterWhat.push(what);
    this.#waiterNext.push(this.#waiters.get(variable));
    this.#waiters.set(variable, this.#waiterWhat.length - 1);
  }

  /** Passes values on until none is left to pass. */
  settle(checkpoint: () => void) {
    while (this.#queue.length > 0) {
      const round = this.#queue;
      this.#queue = this.#round;
      this.#round = round;
      for (let index = 0; index < round.length; index++) {
        this.#pass(round.get(index));
        if ((index & 0xfff) === 0) checkpoint();
      }
      round.length = 0;
    }
  }

  #pass(variable: number) {
    this.#isQueued.set(variable, 0);
    for (let index = this.#passed.get(variable); index < this.#size(variable); index++) {
      this.#passed.set(variable, index + 1);
      this.#steps++;
      const value = this.#value(variable, index);
      for (let at = this.#copies.get(variable); at >= 0; at = this.#copyNext.get(at)) {
        this.add(this.#copyTarget.get(at), value);
      }
      for (let at = this.#waiters.get(variable); at >= 0; at = this.#waiterNext.get(at)) {
        const what = this.#waiterWhat.get(at);
        if (what >= 0) this.#run(what, value);
        else this.#listeners[-what - 1]!(value);
      }
    }
  }
}
