import type { Book } from "./book.ts";
import type { Order } from "./order.ts";

/** The two sides of a market. */
export interface Market {
  readonly buy: Book;
  readonly sell: Book;
}

/** Matches each order with the best of the other side; what is left goes into its own book. Gives the pieces traded. */
export function matchAll(market: Market, orders: readonly Order[]): number {
  return orders.reduce((sum, order) => sum + matchOne(market, order), 0);
}

function matchOne(market: Market, order: Order): number {
  const other = order.side === "buy" ? market.sell : market.buy;
  let traded = 0;
  for (let best = other.best(); best !== undefined && order.open > 0 && crosses(order, best); best = other.best()) {
    traded += trade(order, best);
    if (best.open === 0) other.removeBest();
  }
  if (order.open > 0) market[order.side].add(order);
  return traded;
}

function crosses(order: Order, best: Order): boolean {
  return order.side === "buy" ? order.price >= best.price : order.price <= best.price;
}

function trade(order: Order, best: Order): number {
  const pieces = Math.min(order.open, best.open);
  order.open -= pieces;
  best.open -= pieces;
  return pieces;
}
