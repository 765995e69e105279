import { parseArgs } from "node:util";
import { OrderBook } from "./src/book.ts";
import { FastBook } from "./src/fast-book.ts";
import { matchAll } from "./src/match.ts";
import { makeOrders, type Order } from "./src/order.ts";

/** The runnable minimal reproduce: a day of orders, matched. */
function main(): void {
  const { values } = parseArgs({
    options: { orders: { type: "string", default: "3000" }, fixed: { type: "boolean", default: false } },
  });
  const Kind = values.fixed ? FastBook : OrderBook;
  const cheapest = (a: Order, b: Order) => a.price - b.price;
  const dearest = (a: Order, b: Order) => b.price - a.price;
  const market = { buy: new Kind(dearest), sell: new Kind(cheapest) };
  const orders = makeOrders(Number(values.orders));
  console.log(`${orders.length} orders: ${matchAll(market, orders)} pieces traded`);
}

main();
