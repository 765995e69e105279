import type { Count } from "#model/measure.ts";
import type { MeasuredGraph } from "#model/measured-graph.ts";
import { entryCosts } from "./entry-costs.ts";

/** A call between two functions, or the entry of one that nobody called. */
export interface CallEdge {
  /** -1 for an entry. */
  readonly caller: number;
  readonly callee: number;
  /** Self cost of the callee under this caller. */
  readonly self: number;
  /** What the profile says: an activation inside another of the same pair is contained in the outer one's cost. */
  readonly measured: number;
  /** Cost of all activations added up, also of inner ones, as far as that can be told. */
  readonly total: number;
  /** True when the pair was active inside itself. */
  readonly nests: boolean;
  /** Null when the run doesn't count calls. */
  readonly calls: number | null;
}

/** The calls of a run without stacks as they enter and leave each function. Calls of a function to itself are folded. */
export interface CallEdges {
  readonly edges: readonly CallEdge[];
  /** Edges by function; entries among the incoming ones. */
  readonly incoming: readonly (readonly number[])[];
  readonly outgoing: readonly (readonly number[])[];
}

interface DraftEdge {
  readonly caller: number;
  readonly callee: number;
  readonly calls: number | null;
  /** Null when the format gives totals of edges alone. */
  readonly measuredSelf: number | null;
  readonly measured: number;
  readonly nests: boolean;
  self: number;
  total: number;
}

/** Costs settle at once or never: a nested cost comes from the functions around it. */
const balanceRounds = 3;

/**
 * @param least cost below which nothing enters the tree
 */
export function callEdges(graph: MeasuredGraph, least: number): CallEdges {
  const selfCosts = graph.functions.map(({ cost }) => cost.self ?? 0);
  const edges = draftEdges(graph);
  const lists = () => graph.functions.map((): number[] => []);
  const outgoing = lists();
  for (const [edge, { caller }] of edges.entries()) outgoing[caller]!.push(edge);
  for (const { index, cost } of entryCosts(graph, edges, least)) edges.push(entry(index, cost));
  const incoming = lists();
  for (const [edge, { callee }] of edges.entries()) incoming[callee]!.push(edge);
  for (const [node, into] of incoming.entries()) {
    const ways = into.map((edge) => edges[edge]!);
    shareSelf(ways, selfCosts[node]!);
  }
  takeOffFolded(edges, incoming, outgoing, selfCosts);
  balance(edges, incoming, outgoing, selfCosts, least);
  return { edges, incoming, outgoing };
}

function draftEdges(graph: MeasuredGraph): DraftEdge[] {
  const number = new Map(graph.functions.map((one, index) => [one.id, index]));
  const isRecursive = graph.functions.map((one) => isFewer(one.primitiveCalls, one.calls));
  return graph.calls.flatMap(({ caller, callee, cost, calls, primitiveCalls }) => {
    const from = number.get(caller);
    const to = number.get(callee);
    if (from === undefined || to === undefined || from === to || cost.total === null) return [];
    const nests = primitiveCalls === null ? isRecursive[from]! && isRecursive[to]! : isFewer(primitiveCalls, calls);
    const counted = calls === null ? null : Number(calls);
    return {
      caller: from,
      callee: to,
      calls: counted,
      measuredSelf: cost.self,
      nests,
      self: 0,
      measured: cost.total,
      total: cost.total,
    };
  });
}

function entry(callee: number, total: number): DraftEdge {
  return { caller: -1, callee, calls: 1, measuredSelf: null, nests: false, self: 0, measured: total, total };
}

function isFewer(primitiveCalls: Count | null, calls: Count | null): boolean {
  return primitiveCalls !== null && calls !== null && primitiveCalls < calls;
}

/** Gives each way into a function its part of the function's self cost: as measured, else in proportion to its total. */
function shareSelf(into: readonly DraftEdge[], self: number): void {
  const known = into.reduce((sum, edge) => sum + (edge.measuredSelf ?? 0), 0);
  const open = into.filter((edge) => edge.measuredSelf === null);
  const totals = open.reduce((sum, edge) => sum + edge.total, 0);
  // What the profile counted at the function's calls of itself belongs to the ways that led to them.
  const scale = open.length === 0 && known > 0 ? self / known : 1;
  for (const edge of into) edge.self = (edge.measuredSelf ?? 0) * scale;
  const left = Math.max(0, self - known);
  for (const edge of open) edge.self = totals > 0 ? (left * edge.total) / totals : left / open.length;
}

/**
 * Where `sum(f(x) for x in xs)` folds the comprehension into its function, that function calls both `sum` and `f`, and the
 * cost of `f` is in both. Nothing tells what `sum` spent its time in: so much of its cost is taken off as neither it nor its
 * callees explain, and as its caller has too much.
 */
function takeOffFolded(
  edges: readonly DraftEdge[],
  incoming: readonly (readonly number[])[],
  outgoing: readonly (readonly number[])[],
  selfCosts: readonly number[],
): void {
  const sum = (list: readonly number[]) => list.reduce((all, edge) => all + edges[edge]!.measured, 0);
  const nests = (list: readonly number[]) => list.some((edge) => edges[edge]!.nests);
  const unexplained = selfCosts.map((self, node) =>
    nests(outgoing[node]!) ? 0 : Math.max(0, sum(incoming[node]!) - self - sum(outgoing[node]!)),
  );
  selfCosts.forEach((self, node) => {
    if (nests(incoming[node]!)) return;
    let excess = self + sum(outgoing[node]!) - sum(incoming[node]!);
    for (const edge of outgoing[node]!) {
      const { callee, total } = edges[edge]!;
      const taken = Math.min(excess, unexplained[callee]!, total - edges[edge]!.self);
      if (taken <= 0) continue;
      edges[edge]!.total -= taken;
      unexplained[callee]! -= taken;
      excess -= taken;
    }
  });
}

/**
 * What comes into a function leaves it or is its self cost. Where a profile's numbers don't add up like that, the cause is
 * recursion: inner activations of a pair are in no number. So where more leaves than came, the ways in that nest
 * cost more than was measured, and where less leaves, the ways out that nest.
 */
function balance(
  edges: readonly DraftEdge[],
  incoming: readonly (readonly number[])[],
  outgoing: readonly (readonly number[])[],
  selfCosts: readonly number[],
  least: number,
): void {
  const sum = (list: readonly number[]) => list.reduce((all, edge) => all + edges[edge]!.total, 0);
  for (let round = 0, moved = Number.POSITIVE_INFINITY; round < balanceRounds && moved >= least; round++) {
    moved = 0;
    selfCosts.forEach((self, node) => {
      const missing = self + sum(outgoing[node]!) - sum(incoming[node]!);
      const nested = (missing > 0 ? incoming : outgoing)[node]!.filter((edge) => edges[edge]!.nests);
      const base = sum(nested);
      if (base <= 0) return;
      const scale = 1 + Math.abs(missing) / base;
      for (const edge of nested) edges[edge]!.total *= scale;
      moved += Math.abs(missing);
    });
  }
}
