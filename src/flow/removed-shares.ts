/** A call into a removed function, from a card or (card -1) from another removed function. */
export interface SharedCall {
  readonly from: number;
  readonly to: number;
  readonly card: number;
  readonly weight: number;
}

/** Sweeps end when no share moves by more than this; shares below it aren't told. */
const exactness = 1e-7;
const mostSweeps = 80;

/**
 * For each removed function, the share that each card has in the cost of its incoming calls. What a removed caller holds is
 * passed on in proportion, so cycles make it a fixed point: reached by Gauss-Seidel sweeps over dense rows, callers before
 * callees as far as cycles allow. Shares of one function never add up to more than 1.
 */
export function removedShares(
  calls: readonly SharedCall[],
  functions: number,
  cards: number,
): (node: number) => readonly (readonly [card: number, share: number])[] {
  const incoming = new Map<number, SharedCall[]>();
  for (const call of calls) {
    const list = incoming.get(call.to);
    if (list === undefined) incoming.set(call.to, [call]);
    else list.push(call);
  }
  const rowOf = new Int32Array(functions).fill(-1);
  const order = callersFirst(incoming, functions);
  order.forEach((node, row) => {
    rowOf[node] = row;
  });
  const rows = new Float64Array(order.length * cards);
  const fresh = new Float64Array(cards);
  for (let sweep = 0; sweep < mostSweeps; sweep++) {
    let change = 0;
    order.forEach((node, row) => {
      share(incoming.get(node)!, rows, rowOf, cards, fresh);
      for (let card = 0; card < cards; card++) {
        change = Math.max(change, Math.abs(rows[row * cards + card]! - fresh[card]!));
        rows[row * cards + card] = fresh[card]!;
      }
    });
    if (change < exactness) break;
  }
  return (node) => {
    const row = rowOf[node]!;
    if (row < 0) return [];
    const shares = Array.from(rows.subarray(row * cards, (row + 1) * cards), (each, card) => [card, each] as const);
    return shares.filter(([, each]) => each > exactness);
  };
}

/** Writes the shares of one function, from those of its callers, to `fresh`. */
function share(
  incoming: readonly SharedCall[],
  rows: Float64Array,
  rowOf: Int32Array,
  cards: number,
  fresh: Float64Array,
): void {
  fresh.fill(0);
  const sum = incoming.reduce((total, call) => total + call.weight, 0);
  for (const { from, card, weight } of incoming) {
    const part = sum > 0 ? weight / sum : 1 / incoming.length;
    if (card >= 0) {
      fresh[card]! += part;
      continue;
    }
    const row = rowOf[from]!;
    if (row < 0) continue;
    for (let each = 0; each < cards; each++) fresh[each]! += part * rows[row * cards + each]!;
  }
}

/** Removed functions in depth-first postorder over their callers. */
function callersFirst(incoming: ReadonlyMap<number, readonly SharedCall[]>, functions: number): number[] {
  const state = new Uint8Array(functions);
  const order: number[] = [];
  for (const start of incoming.keys()) {
    const open = [start];
    while (open.length > 0) {
      const node = open.at(-1)!;
      if (state[node] === 0) {
        state[node] = 1;
        for (const { from, card } of incoming.get(node)!) {
          if (card < 0 && state[from] === 0 && incoming.has(from)) open.push(from);
        }
        continue;
      }
      open.pop();
      if (state[node] === 1) {
        state[node] = 2;
        order.push(node);
      }
    }
  }
  return order;
}
