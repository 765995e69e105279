import type { FunctionTree, MeasuredGraph } from "#model/measured-graph.ts";
import { treeTotals, walkTree } from "#model/walk-tree.ts";
import type { Placement, UnitCall, UnitCosts } from "./unit-costs.ts";

/** Ways of one residual call that are looked at for the functions they pass. */
const waysLookedAt = 4;
/** Functions of one way that are looked at. */
const longestWay = 40;

interface Call {
  readonly caller: number;
  readonly callee: number;
  readonly residual: boolean;
  readonly through: Set<number>;
  total: number;
  inSource: boolean;
  depth: number;
  ways: number;
}

/**
 * Rebuilds costs and calls from whole stacks after functions were taken out, as pprof does: what ran through them becomes
 * a residual call between the cards above and below, with its true weight. A stack counts once for a card and for a call.
 */
export function costsFromStacks(graph: MeasuredGraph, tree: FunctionTree, placement: Placement): UnitCosts {
  const { cards, cardOf } = placement;
  const totals = treeTotals(tree, tree.self);
  const self = new Float64Array(cards);
  const total = new Float64Array(cards);
  const onStack = new Int32Array(cards);
  const above = new Int32Array(tree.parents.length).fill(-1);
  const callOf: (Call | undefined)[] = new Array(tree.parents.length);
  const calls = new Map<number, Call>();
  const recursive = new Set<number>();
  const cardAt = (node: number) => (tree.functions[node]! < 0 ? -1 : cardOf[tree.functions[node]!]!);
  walkTree(tree, {
    enter(node) {
      const card = cardAt(node);
      const parent = tree.parents[node]!;
      if (node > 0) above[node] = cardAt(parent) >= 0 ? cardAt(parent) : above[parent]!;
      if (card < 0) return;
      self[card]! += tree.self[node]!;
      callOf[node] = enterCall(node, card);
      if (onStack[card] === 0) total[card]! += totals[node]!;
      onStack[card]!++;
    },
    leave(node) {
      const card = cardAt(node);
      if (card < 0) return;
      onStack[card]!--;
      const call = callOf[node];
      if (call !== undefined) call.depth--;
    },
  });
  return { self: [...self], total: [...total], calls: [...calls.values()].map(finished), recursive };

  function enterCall(node: number, card: number): Call | undefined {
    const caller = above[node]!;
    if (caller < 0 || (tree.folded[node] === 1 && onStack[card]! > 0)) return undefined;
    const residual = cardAt(tree.parents[node]!) < 0;
    if (caller === card && (residual || placement.isGroup(card))) {
      if (!placement.isGroup(card)) recursive.add(card);
      return undefined;
    }
    if (caller === card) recursive.add(card);
    const key = (caller * cards + card) * 2 + (residual ? 1 : 0);
    const call = calls.get(key) ?? {
      caller,
      callee: card,
      residual,
      through: new Set(),
      total: 0,
      inSource: false,
      depth: 0,
      ways: 0,
    };
    calls.set(key, call);
    if (call.depth === 0) call.total += totals[node]!;
    call.depth++;
    if (residual && call.ways < waysLookedAt) noteWay(call, node);
    return call;
  }

  /** Remembers what a residual call passes. */
  function noteWay(call: Call, node: number): void {
    call.ways++;
    const passed: number[] = [];
    let inSource = true;
    let below = node;
    for (let steps = 0; steps < longestWay; steps++) {
      const next = tree.parents[below]!;
      inSource &&= placement.inSource(tree.functions[next]!, tree.functions[below]!);
      if (cardAt(next) >= 0) break;
      passed.unshift(tree.functions[next]!);
      below = next;
    }
    for (const each of passed) call.through.add(each);
    call.inSource ||= inSource;
  }

  function finished({ caller, callee, residual, total: cost, through, inSource }: Call): UnitCall {
    const way = { through: [...through].map((index) => graph.functions[index]!.id), inSource };
    return { caller, callee, residual, total: cost, way: () => way };
  }
}
