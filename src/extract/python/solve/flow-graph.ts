import { IntList } from "./int-list.ts";
import { PairNumbers } from "./pair-numbers.ts";
import type { ValueSets } from "./value-sets.ts";

/** Called once for each value that reaches a variable. */
export type Listener = (value: number) => void;

/** A listener that many variables share: what it was hung on a variable with comes first, then the value. */
export type SharedListener = (first: number, second: number, value: number) => void;

/** Copies of a variable are looked through one by one up to this number, and by a table beyond it. */
const fewCopies = 6;

/** Numbers that are kept of each variable, side by side since they are asked for together. */
const fields = 4;
const copiesOf = 0;
const waitersOf = 1;
const passedOf = 2;
/** Number of copies times four, and the two marks below. */
const marksOf = 3;
const isQueued = 1;
/** Something was to happen at the variable's values at some time, even if it is of no use any more. */
const isWatched = 2;
const oneCopy = 4;

/** Numbers of a waiter: its next one, and what it waits with. */
const waiterFields = 4;

/**
 * Variables with the sets of values that they may hold, copies between them, and listeners. Values only ever get added,
 * each passes along each copy once, and the order depends on nothing but the order of the calls. A copy into a set that
 * takes no more is dropped, which changes no set.
 */
export class FlowGraph {
  /** Called for each value that reaches a variable on which an operation of the program waits. */
  readonly #run: (operation: number, value: number) => void;
  readonly #sets: ValueSets;
  #state: Int32Array;
  /** Target and next copy of each copy. */
  readonly #copies = new IntList();
  readonly #waiters = new IntList();
  readonly #listeners: Listener[] = [];
  readonly #shared: SharedListener[] = [];
  readonly #known = new PairNumbers();
  #queue = new IntList(1 << 14);
  #round = new IntList(1 << 14);
  #variables = 0;
  #steps = 0;

  constructor(variables: number, sets: ValueSets, run: (operation: number, value: number) => void) {
    this.#run = run;
    this.#sets = sets;
    this.#state = new Int32Array(Math.max(1024, Math.ceil(variables * 1.5)) * fields);
    this.#extend(variables);
  }

  get variables(): number {
    return this.#variables;
  }

  /** How many values were passed on so far. */
  get steps(): number {
    return this.#steps;
  }

  newVariable(): number {
    this.#extend(this.#variables + 1);
    return this.#variables - 1;
  }

  #extend(variables: number) {
    if (variables * fields > this.#state.length) {
      const larger = new Int32Array(Math.ceil(variables * 1.5) * fields);
      larger.set(this.#state);
      this.#state = larger;
    }
    for (let variable = this.#variables; variable < variables; variable++) {
      this.#state[variable * fields + copiesOf] = -1;
      this.#state[variable * fields + waitersOf] = -1;
    }
    this.#variables = variables;
    this.#sets.extendTo(variables);
  }

  /** The values that a variable holds now, in order of arrival. */
  values(variable: number): readonly number[] {
    return this.#sets.values(variable);
  }

  isEmpty(variable: number): boolean {
    return this.#sets.size(variable) === 0;
  }

  /** Whether a variable holds as many values as it takes, so that others may be missing. */
  isFull(variable: number): boolean {
    return this.#sets.isFull(variable);
  }

  add(variable: number, value: number) {
    if (this.#sets.add(variable, value)) this.#enqueue(variable);
  }

  #enqueue(variable: number) {
    const at = variable * fields + marksOf;
    const marks = this.#state[at]!;
    if ((marks & isQueued) !== 0 || (marks & isWatched) === 0) return;
    this.#state[at] = marks | isQueued;
    this.#queue.push(variable);
  }

  /** All values of one variable, now and later, go to another. */
  copy(from: number, to: number) {
    if (from < 0 || to < 0 || from === to) return;
    const at = from * fields;
    if (this.#sets.isFull(to)) {
      this.#state[at + marksOf]! |= isWatched;
      return;
    }
    if (!this.#isNewCopy(from, to)) return;
    this.#copies.push(to);
    this.#state[at + copiesOf] = this.#copies.push(this.#state[at + copiesOf]!) - 1;
    this.#state[at + marksOf] = (this.#state[at + marksOf]! + oneCopy) | isWatched;
    for (let index = 0, size = this.#sets.size(from); index < size; index++) {
      this.add(to, this.#sets.value(from, index));
    }
  }

  #isNewCopy(from: number, to: number): boolean {
    const count = this.#state[from * fields + marksOf]! >> 2;
    if (count > fewCopies) return this.#known.isNew(from, to);
    for (let copy = this.#state[from * fields + copiesOf]!; copy >= 0; copy = this.#copies.get(copy + 1)) {
      if (this.#copies.get(copy) === to) return false;
    }
    if (count === fewCopies) {
      this.#known.isNew(from, to);
      for (let copy = this.#state[from * fields + copiesOf]!; copy >= 0; copy = this.#copies.get(copy + 1)) {
        this.#known.isNew(from, this.#copies.get(copy));
      }
    }
    return true;
  }

  /** Lets an operation of the program wait for values. For use before any value is passed on. */
  wait(variable: number, operation: number) {
    if (variable < 0) return;
    this.#addWaiter(variable, operation, 0, 0);
    if (!this.isEmpty(variable)) this.#enqueue(variable);
  }

  /** Calls a function once for each value of a variable, now and later. */
  listen(variable: number, listener: Listener) {
    if (variable < 0) return;
    const now = this.#heard(variable);
    this.#listeners.push(listener);
    this.#addWaiter(variable, -1, this.#listeners.length - 1, 0);
    for (let index = 0; index < now; index++) listener(this.#sets.value(variable, index));
  }

  /** Makes a listener known that `listenShared` hangs on variables: two numbers instead of a function for each. */
  share(listener: SharedListener): number {
    return this.#shared.push(listener) - 1;
  }

  /** The same as `listen` with a shared listener. */
  listenShared(variable: number, listener: number, first: number, second: number) {
    if (variable < 0) return;
    const now = this.#heard(variable);
    this.#addWaiter(variable, -2 - listener, first, second);
    for (let index = 0; index < now; index++) {
      this.#shared[listener]!(first, second, this.#sets.value(variable, index));
    }
  }

  /** How many values a new listener is told at once; the rest comes by the queue. */
  #heard(variable: number): number {
    const at = variable * fields;
    if ((this.#state[at + marksOf]! & isQueued) === 0) this.#state[at + passedOf] = this.#sets.size(variable);
    return this.#state[at + passedOf]!;
  }

  #addWaiter(variable: number, what: number, first: number, second: number) {
    const at = variable * fields;
    const waiter = this.#waiters.push(this.#state[at + waitersOf]!);
    this.#waiters.push(what);
    this.#waiters.push(first);
    this.#waiters.push(second);
    this.#state[at + waitersOf] = waiter / waiterFields;
    this.#state[at + marksOf]! |= isWatched;
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
    const at = variable * fields;
    this.#state[at + marksOf]! &= ~isQueued;
    for (let index = this.#state[at + passedOf]!; index < this.#sets.size(variable); index++) {
      this.#state[at + passedOf] = index + 1;
      this.#steps++;
      const value = this.#sets.value(variable, index);
      this.#passToCopies(at + copiesOf, value);
      for (let waiter = this.#state[at + waitersOf]!; waiter >= 0; ) {
        const place = waiter * waiterFields;
        waiter = this.#waiters.get(place);
        this.#tell(place, value);
      }
    }
  }

  /** Gives a value to the targets of a chain of copies, and takes out of it those that take no more. */
  #passToCopies(chain: number, value: number) {
    let before = -1;
    for (let copy = this.#state[chain]!; copy >= 0; ) {
      const target = this.#copies.get(copy);
      const next = this.#copies.get(copy + 1);
      this.add(target, value);
      if (!this.#sets.isFull(target)) before = copy;
      else if (before < 0) this.#state[chain] = next;
      else this.#copies.set(before + 1, next);
      copy = next;
    }
  }

  #tell(waiter: number, value: number) {
    const what = this.#waiters.get(waiter + 1);
    if (what >= 0) this.#run(what, value);
    else if (what === -1) this.#listeners[this.#waiters.get(waiter + 2)]!(value);
    else this.#shared[-2 - what]!(this.#waiters.get(waiter + 2), this.#waiters.get(waiter + 3), value);
  }
}
