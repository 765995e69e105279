import { byKey } from "./numbered-calls.ts";

/** Calls into removed functions, by columns. Functions and cards are numbers. */
export interface CallsIntoRemoved {
  /** The removed function that is called; -1 for a call that doesn't lead into one. */
  readonly to: Int32Array;
  readonly from: Int32Array;
  readonly weight: Float64Array;
  /** The card of each function; -1 for a removed one. */
  readonly cardOf: Int32Array;
  readonly cards: number;
}

/** A function isn't looked at again when its callers' shares move by less than this in all. */
const exactness = 1e-4;
const mostSweeps = 40;

/**
 * For each removed function, the share that each card has in the cost of its incoming calls. What a removed caller holds is
 * passed on in proportion, so cycles make it a fixed point: reached by Gauss-Seidel sweeps over dense rows, callers before
 * callees as far as cycles allow. Shares of one function never add up to more than 1.
 *
 * @param wanted removed functions whose shares will be asked for; the others count as far as they lead to these
 * @returns one number for each card; null for a function without any incoming call
 */
export function removedShares(
  calls: CallsIntoRemoved,
  wanted: ArrayLike<number>,
): (node: number) => Float64Array | null {
  const { cardOf, cards } = calls;
  const incoming = byKey(calls.to, cardOf.length);
  const order = callersFirst(calls, incoming, wanted);
  const rowOf = new Int32Array(cardOf.length).fill(-1);
  order.forEach((node, row) => {
    rowOf[node] = row;
  });
  const rows = new Float64Array(order.length * cards);
  sweep(sources(calls, incoming, order, rowOf), rows, cards);
  return (node) => {
    const row = rowOf[node]!;
    return row < 0 ? null : rows.subarray(row * cards, (row + 1) * cards);
  };
}

interface Incoming {
  readonly items: Int32Array;
  readonly start: Int32Array;
}

/** Where each row's shares come from: part `part[i]` of a card's own, or of another row's. */
interface Sources {
  readonly start: Int32Array;
  /** -1 where a row is the source. */
  readonly card: Int32Array;
  /** -1 where a card is the source. */
  readonly row: Int32Array;
  readonly part: Float64Array;
  /** Rows that take from a row. */
  readonly takers: Incoming;
}

function sources(calls: CallsIntoRemoved, { items, start }: Incoming, order: Int32Array, rowOf: Int32Array): Sources {
  const ends = new Int32Array(order.length + 1);
  order.forEach((node, row) => {
    ends[row + 1] = ends[row]! + start[node + 1]! - start[node]!;
  });
  const length = ends[order.length]!;
  const [card, row, taker] = [new Int32Array(length), new Int32Array(length), new Int32Array(length)];
  const part = new Float64Array(length);
  let at = 0;
  for (let each = 0; each < order.length; each++) {
    const [first, end] = [start[order[each]!]!, start[order[each]! + 1]!];
    let sum = 0;
    for (let item = first; item < end; item++) sum += calls.weight[items[item]!]!;
    for (let item = first; item < end; item++, at++) {
      const call = items[item]!;
      const from = calls.from[call]!;
      card[at] = calls.cardOf[from]!;
      row[at] = card[at]! < 0 ? rowOf[from]! : -1;
      part[at] = sum > 0 ? calls.weight[call]! / sum : 1 / (end - first);
      taker[at] = each;
    }
  }
  const { items: places, start: takersStart } = byKey(row, order.length);
  return { start: ends, card, row, part, takers: { items: places.map((place) => taker[place]!), start: takersStart } };
}

/** Goes over the rows until nothing moves any more. A row waits until one of its sources has moved. */
function sweep(from: Sources, rows: Float64Array, cards: number): void {
  const count = from.start.length - 1;
  const waiting = new Uint8Array(count).fill(1);
  const fresh = new Float64Array(cards);
  for (let round = 0, moved = true; moved && round < mostSweeps; round++) {
    moved = false;
    for (let row = 0; row < count; row++) {
      if (waiting[row] === 0) continue;
      waiting[row] = 0;
      if (renewRow(row, from, rows, cards, fresh) <= exactness) continue;
      moved = true;
      const { items, start } = from.takers;
      for (let item = start[row]!; item < start[row + 1]!; item++) waiting[items[item]!] = 1;
    }
  }
}

/** Works a row out anew. Answers by how much it moved, all cards together. */
function renewRow(row: number, from: Sources, rows: Float64Array, cards: number, fresh: Float64Array): number {
  const { card: cardAt, row: rowAt, part: partAt, start } = from;
  fresh.fill(0);
  for (let at = start[row]!, end = start[row + 1]!; at < end; at++) {
    const part = partAt[at]!;
    if (cardAt[at]! >= 0) fresh[cardAt[at]!]! += part;
    else if (rowAt[at]! >= 0) addRow(fresh, rows, rowAt[at]! * cards, part);
  }
  const own = row * cards;
  let change = 0;
  for (let card = 0; card < cards; card++) change += Math.abs(rows[own + card]! - fresh[card]!);
  rows.set(fresh, own);
  return change;
}

/** The inner loop of it all, four cards a turn, which takes a third less time than one. */
function addRow(fresh: Float64Array, rows: Float64Array, source: number, part: number): void {
  const cards = fresh.length;
  let card = 0;
  for (; card + 3 < cards; card += 4) {
    fresh[card]! += part * rows[source + card]!;
    fresh[card + 1]! += part * rows[source + card + 1]!;
    fresh[card + 2]! += part * rows[source + card + 2]!;
    fresh[card + 3]! += part * rows[source + card + 3]!;
  }
  for (; card < cards; card++) fresh[card]! += part * rows[source + card]!;
}

/** The removed functions that matter for the wanted ones, in depth-first postorder over their callers. */
function callersFirst(calls: CallsIntoRemoved, { items, start }: Incoming, wanted: ArrayLike<number>): Int32Array {
  const isCalled = (node: number) => start[node]! < start[node + 1]!;
  /** 0: not seen, 1: waits for its callers, 2: in order. */
  const state = new Uint8Array(calls.cardOf.length);
  const order: number[] = [];
  for (let each = 0; each < wanted.length; each++) {
    const open = isCalled(wanted[each]!) ? [wanted[each]!] : [];
    while (open.length > 0) {
      const node = open.at(-1)!;
      if (state[node] === 0) {
        state[node] = 1;
        for (let item = start[node]!; item < start[node + 1]!; item++) {
          const from = calls.from[items[item]!]!;
          if (calls.cardOf[from]! < 0 && state[from] === 0 && isCalled(from)) open.push(from);
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
  return Int32Array.from(order);
}
