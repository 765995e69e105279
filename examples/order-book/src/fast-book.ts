import type { Book } from "./book.ts";
import type { Order } from "./order.ts";

/** The fix: orders are put where they belong when they come, so that the best one is always the last. */
export class FastBook implements Book {
  readonly #orders: Order[] = [];
  readonly #better: (a: Order, b: Order) => number;

  constructor(better: (a: Order, b: Order) => number) {
    this.#better = better;
  }

  compare(a: Order, b: Order): number {
    return this.#better(a, b) || a.id - b.id;
  }

  add(order: Order): void {
    let low = 0;
    let high = this.#orders.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.compare(this.#orders[middle]!, order) > 0) low = middle + 1;
      else high = middle;
    }
    this.#orders.splice(low, 0, order);
  }

  best(): Order | undefined {
    return this.#orders.at(-1);
  }

  removeBest(): void {
    this.#orders.pop();
  }
}
