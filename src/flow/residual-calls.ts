import type { FunctionId } from "#model/ids.ts";
import type { MeasuredCall, MeasuredGraph } from "#model/measured-graph.ts";
import type { Placement, UnitCall } from "./unit-costs.ts";

/** Shares below this are dropped, so that they don't spread over a large graph. */
const leastShare = 1e-6;
const mostSweeps = 60;
const namesKept = 6;

interface Way {
  total: number | null;
  inSource: boolean;
  readonly through: Map<FunctionId, number>;
}

/**
 * Residual calls for a run without stacks. Which caller a removed function worked for isn't recorded, so its cost is
 * shared out by what its callers spent on it (the rule of gprof): of what removed r spends on b, card a gets the share
 * that a has in the cost of r's incoming calls, taken through chains and cycles of removed functions. What all cards get
 * adds up to what reached r. Exact where one card alone leads to r.
 */
export function residualCalls(
  graph: MeasuredGraph,
  placement: Placement,
  numberOf: ReadonlyMap<FunctionId, number>,
): { readonly calls: readonly UnitCall[]; readonly recursive: readonly number[] } {
  const removed = removedPart(graph, placement, numberOf);
  const shares = sharesOfCards(removed);
  const ways = new Map<number, Way>();
  const recursive = new Set<number>();
  for (const { from, to, call } of removed.leaving) {
    for (const [card, { share, inSource, through }] of shares.get(from) ?? []) {
      if (card === to) {
        if (!placement.isGroup(card)) recursive.add(card);
        continue;
      }
      const key = card * placement.cards + to;
      const way = ways.get(key) ?? { total: 0, inSource: false, through: new Map() };
      const cost = call.cost.total === null ? null : call.cost.total * share;
      way.total = way.total === null || cost === null ? null : way.total + cost;
      way.inSource ||= inSource && placement.inSource(from, numberOf.get(call.callee)!);
      for (const each of through) {
        const id = graph.functions[each]!.id;
        way.through.set(id, (way.through.get(id) ?? 0) + share * weight(call));
      }
      ways.set(key, way);
    }
  }
  const calls = [...ways].map(([key, way]): UnitCall => {
    const through = [...way.through].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([id]) => id);
    return {
      caller: Math.floor(key / placement.cards),
      callee: key % placement.cards,
      residual: true,
      total: way.total,
      through: through.slice(0, namesKept),
      inSource: way.inSource,
    };
  });
  return { calls, recursive: [...recursive] };
}

interface RemovedPart {
  /** Calls from a card into removed functions, and among these, by the function that is reached. */
  readonly reaching: ReadonlyMap<
    number,
    readonly { readonly card: number; readonly from: number; readonly part: number; readonly inSource: boolean }[]
  >;
  readonly leaving: readonly { readonly from: number; readonly to: number; readonly call: MeasuredCall }[];
}

function removedPart(
  graph: MeasuredGraph,
  placement: Placement,
  numberOf: ReadonlyMap<FunctionId, number>,
): RemovedPart {
  const reaching = new Map<number, { card: number; from: number; part: number; inSource: boolean }[]>();
  const sums = new Map<number, number>();
  const leaving: { from: number; to: number; call: MeasuredCall }[] = [];
  for (const call of graph.calls) {
    const from = numberOf.get(call.caller)!;
    const to = numberOf.get(call.callee)!;
    if (from === to) continue;
    if (placement.cardOf[to]! >= 0) {
      if (placement.cardOf[from]! < 0) leaving.push({ from, to: placement.cardOf[to]!, call });
      continue;
    }
    const list = reaching.get(to) ?? [];
    list.push({ card: placement.cardOf[from]!, from, part: weight(call), inSource: placement.inSource(from, to) });
    reaching.set(to, list);
    sums.set(to, (sums.get(to) ?? 0) + weight(call));
  }
  for (const [to, list] of reaching) {
    const sum = sums.get(to)!;
    for (const each of list) each.part = sum > 0 ? each.part / sum : 1 / list.length;
  }
  return { reaching, leaving };
}

interface Share {
  readonly share: number;
  readonly inSource: boolean;
  /** Removed functions on the heaviest way, nearest to the card first. */
  readonly through: readonly number[];
}

/** For each removed function the share that each card has in it: a fixed point, reached sweep by sweep. */
function sharesOfCards({ reaching }: RemovedPart): ReadonlyMap<number, ReadonlyMap<number, Share>> {
  let shares = new Map<number, Map<number, Share>>();
  for (let sweep = 0; sweep < mostSweeps; sweep++) {
    let change = 0;
    const next = new Map<number, Map<number, Share>>();
    for (const [node, list] of reaching) {
      const own = new Map<number, Share>();
      for (const { card, from, part, inSource } of list) {
        if (card >= 0) addShare(own, card, { share: part, inSource, through: [node] });
        else {
          for (const [source, behind] of next.get(from) ?? shares.get(from) ?? []) {
            if (behind.share * part < leastShare) continue;
            const through =
              behind.through.length < namesKept && !behind.through.includes(node)
                ? [...behind.through, node]
                : behind.through;
            addShare(own, source, { share: behind.share * part, inSource: behind.inSource && inSource, through });
          }
        }
      }
      for (const [card, { share }] of own)
        change = Math.max(change, Math.abs(share - (shares.get(node)?.get(card)?.share ?? 0)));
      next.set(node, own);
    }
    shares = next;
    if (change < leastShare) break;
  }
  return shares;
}

function addShare(own: Map<number, Share>, card: number, more: Share): void {
  const known = own.get(card);
  if (known === undefined) own.set(card, more);
  else {
    const heavier = known.share >= more.share ? known : more;
    own.set(card, {
      share: known.share + more.share,
      inSource: known.inSource || more.inSource,
      through: heavier.through,
    });
  }
}

function weight(call: MeasuredCall): number {
  return call.cost.total ?? Number(call.calls ?? 0);
}
