import { IntList } from "./int-list.ts";

/** Numbers of a link: what it holds, and the next link. */
const fields = 2;

/** Lists of numbers by key, keys counting from 0: links in one flat array. */
export class Chains {
  readonly #first = new IntList();
  readonly #last = new IntList();
  readonly #links = new IntList();

  /** Puts a number at the end of a key's list. */
  push(key: number, number: number) {
    this.#first.extendTo(key + 1, -1);
    this.#last.extendTo(key + 1, -1);
    const link = this.#links.push(number);
    this.#links.push(-1);
    if (this.#first.get(key) < 0) this.#first.set(key, link);
    else this.#links.set(this.#last.get(key) + 1, link);
    this.#last.set(key, link);
  }

  /** How many numbers all lists hold. */
  get length(): number {
    return this.#links.length / fields;
  }

  /** The first link of a key's list; -1 when it holds nothing. */
  first(key: number): number {
    return key < this.#first.length ? this.#first.get(key) : -1;
  }

  /** The link behind a link; -1 at the end. */
  next(link: number): number {
    return this.#links.get(link + 1);
  }

  at(link: number): number {
    return this.#links.get(link);
  }

  /** A key's list as an array. */
  list(key: number): number[] {
    const list: number[] = [];
    for (let link = this.first(key); link >= 0; link = this.next(link)) list.push(this.at(link));
    return list;
  }
}
