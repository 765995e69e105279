/** A call into a removed function, from a card or (card -1) from another removed function. */
export interface SharedCall {
  readonly from: number;
  readonly to: number;
  readonly card: number;
  readonly weight: number;
}

/** A function isn't looked at again when its callers' shares move by less than this in all. */
const exactness = 1e-4;
/** Shares below this aren't told. */
const leastShare = 1e-6;
const mostSweeps = 40;

/**
 * For each removed function, the share that each card has in the cost of its incoming calls. What a removed caller holds is
 * passed on in proportion, so cycles make it a fixed point: reached by Gauss-Seidel sweeps over dense rows, callers before
 * callees as far as cycles allow. Shares of one function never add up to more than 1.
 *
 * @param wanted removed functions whose shares will be asked for; the others count as far as they lead to these
 */
export function removedShares(
  calls: readonly SharedCall[],
  functions: number,
  cards: number,
  wanted: ReadonlySet<number>,
): (node: number) => readonly (readonly [card: number, share: number])[] {
  const incoming = new Map<number, SharedCall[]>();
  for (const call of calls) append(incoming, call.to, call);
  const rowOf = new Int32Array(functions).fill(-1);
  const order = callersFirst(incoming, functions, wanted);
  order.forEach((node, row) => {
    rowOf[node] = row;
  });
  const rows = new Float64Array(order.length * cards);
  sweep(order, incoming, rowOf, rows, cards);
  return (node) => {
    const row = rowOf[node]!;
    if (row < 0) return [];
    const shares = Array.from(rows.subarray(row * cards, (row + 1) * cards), (each, card) => [card, each] as const);
    return shares.filter(([, each]) => each > leastShare);
  };
}

/** Goes over the functions until nothing moves any more. A function waits until one of its callers has moved. */
function sweep(
  order: readonly number[],
  incoming: ReadonlyMap<number, readonly SharedCall[]>,
  rowOf: Int32Array,
  rows: Float64Array,
  cards: number,
): void {
  const callees: number[][] = order.map(() => []);
  order.forEach((node, row) => {
    for (const { from, card } of incoming.get(node)!)
      if (card < 0 && rowOf[from]! >= 0) callees[rowOf[from]!]!.push(row);
  });
  const waiting = new Uint8Array(order.length).fill(1);
  const fresh = new Float64Array(cards);
  for (let round = 0, moved = true; moved && round < mostSweeps; round++) {
    moved = false;
    order.forEach((node, row) => {
      if (waiting[row] === 0) return;
      waiting[row] = 0;
      share(incoming.get(node)!, rows, rowOf, cards, fresh);
      let change = 0;
      for (let card = 0; card < cards; card++) change += Math.abs(rows[row * cards + card]! - fresh[card]!);
      rows.set(fresh, row * cards);
      if (change <= exactness) return;
      moved = true;
      for (const callee of callees[row]!) waiting[callee] = 1;
    });
  }
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

/** The removed functions that matter for the wanted ones, in depth-first postorder over their callers. */
function callersFirst(
  incoming: ReadonlyMap<number, readonly SharedCall[]>,
  functions: number,
  wanted: ReadonlySet<number>,
): number[] {
  const state = new Uint8Array(functions);
  const order: number[] = [];
  for (const start of wanted) {
    const open = incoming.has(start) ? [start] : [];
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

function append(lists: Map<number, SharedCall[]>, key: number, call: SharedCall): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [call]);
  else list.push(call);
}
