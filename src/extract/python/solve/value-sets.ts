import { IntList } from "./int-list.ts";

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
  /** What takes the last place of a set that holds these values, for all that don't fit in any more; -1 for nothing. */
  readonly last: (values: readonly number[]) => number;
}

/** The first value lies with the variable; behind it is room for some more, and then for as many as a set takes. */
const someMore = 4;
/** The first value and those that are kept in order of arrival behind it. */
const fullSize = saturation + 1;
/** From so many values on, crowds are thinned. */
const crowdSize = 4;

/** Numbers that are kept of each set: its first value, its size, and where the others lie. */
const fields = 3;

/** Small sets of values in order of arrival, one for each variable, all in two flat arrays. */
export class ValueSets {
  readonly #crowding: Crowding;
  #sets = new Int32Array(1024 * fields);
  /** The values after the first. */
  #more = new Int32Array(1 << 14);
  #moreLength = 0;
  /** Places in `#more` that sets have grown out of. */
  readonly #free = new IntList();

  constructor(crowding: Crowding) {
    this.#crowding = crowding;
  }

  /** Makes room for so many sets in all; new ones are empty. */
  extendTo(count: number) {
    if (count * fields <= this.#sets.length) return;
    const larger = new Int32Array(Math.ceil(count * 1.5) * fields);
    larger.set(this.#sets);
    this.#sets = larger;
  }

  size(set: number): number {
    return this.#sets[set * fields + 1]!;
  }

  /** Whether it takes no more values. */
  isFull(set: number): boolean {
    return this.#sets[set * fields + 1]! >= fullSize;
  }

  /** The value that came at a place, from 0. */
  value(set: number, index: number): number {
    return index === 0 ? this.#sets[set * fields]! : this.#more[this.#sets[set * fields + 2]! + index - 1]!;
  }

  /** All its values, in order of arrival. */
  values(set: number): readonly number[] {
    const values: number[] = [];
    for (let index = 0, size = this.size(set); index < size; index++) values.push(this.value(set, index));
    return values;
  }

  /** Puts a value in. False when that changes nothing: it is there already, or the set takes no more of its kind. */
  add(set: number, value: number): boolean {
    const at = set * fields;
    const sets = this.#sets;
    const size = sets[at + 1]!;
    if (size === 0) {
      sets[at] = value;
      sets[at + 1] = 1;
      return true;
    }
    if (size >= fullSize || sets[at] === value) return false;
    const more = this.#more;
    const start = sets[at + 2]!;
    for (let place = start; place < start + size - 1; place++) if (more[place] === value) return false;
    if (size >= crowdSize) {
      const instead = this.#insteadOf(set, value);
      if (instead !== value) return instead >= 0 && this.add(set, instead);
    }
    if (size === fullSize - 1) return this.#fill(set, value);
    if (size === 1) sets[at + 2] = this.#room(someMore);
    else if (size === someMore + 1) this.#move(at);
    this.#more[sets[at + 2]! + size - 1] = value;
    sets[at + 1] = size + 1;
    return true;
  }

  /** Puts in the last value that a set takes. */
  #fill(set: number, value: number): boolean {
    const at = set * fields;
    const size = fullSize - 1;
    const held = Array.from({ length: size }, (_, index) => this.value(set, index));
    const last = this.#crowding.last([...held, value]);
    this.#more[this.#sets[at + 2]! + size - 1] = last < 0 || held.includes(last) ? value : last;
    this.#sets[at + 1] = fullSize;
    return true;
  }

  /** The value itself, or what stands for it where its kind is a crowd; -1 for nothing. */
  #insteadOf(set: number, value: number): number {
    const { kind, most, rest } = this.#crowding;
    const own = kind(value);
    if (own === 0 || value === rest[own]) return value;
    let count = 0;
    for (let index = 0; index < this.size(set); index++) if (kind(this.value(set, index)) === own) count++;
    return count < most[own]! ? value : rest[own]!;
  }

  #room(length: number): number {
    if (length === someMore && this.#free.length > 0) return this.#free.pop();
    if (this.#moreLength + length > this.#more.length) {
      const larger = new Int32Array(Math.ceil(this.#more.length * 1.5));
      larger.set(this.#more);
      this.#more = larger;
    }
    this.#moreLength += length;
    return this.#moreLength - length;
  }

  /** Moves a set's further values to where there is room for all. */
  #move(at: number) {
    const old = this.#sets[at + 2]!;
    const place = this.#room(saturation);
    this.#more.copyWithin(place, old, old + someMore);
    this.#free.push(old);
    this.#sets[at + 2] = place;
  }
}
