import type { Order } from "./order.ts";

/** Open orders of one side. */
export interface Book {
  add(order: Order): void;
  best(): Order | undefined;
  removeBest(): void;
}

/** The book as it was written first. */
export class OrderBook implements Book {
  #orders: Order[] = [];
  readonly #better: (a: Order, b: Order) => number;

  constructor(better: (a: Order, b: Order) => number) {
    this.#better = better;
  }

  /** Looks like a field, and sorts. */
  get sorted(): readonly Order[] {
    return [...this.#orders].sort((a, b) => this.compare(a, b));
  }

  compare(a: Order, b: Order): number {
    return this.#better(a, b) || a.id - b.id;
  }

  add(order: Order): void {
    this.#orders.push(order);
  }

  best(): Order | undefined {
    return this.sorted[0];
  }

  removeBest(): void {
    const best = this.sorted[0];
    this.#orders = this.#orders.filter((order) => order !== best);
  }
}
