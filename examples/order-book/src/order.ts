/** A wish to buy or sell at a price or better. */
export interface Order {
  readonly id: number;
  readonly side: "buy" | "sell";
  readonly price: number;
  open: number;
}

/** Orders as a market sends them: prices wander, sizes repeat. Always the same for the same count. */
export function makeOrders(count: number): Order[] {
  let state = 12345;
  const next = (below: number) => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return Math.floor((state / 2147483648) * below);
  };
  return Array.from({ length: count }, (_, id) => ({
    id,
    side: id % 2 === 0 ? "buy" : "sell",
    price: 1000 + next(200) - (id % 2 === 0 ? 60 : 0),
    open: 1 + next(9),
  }));
}
