import type { FlowQuestion, LeftOut } from "#model/flow-view.ts";
import type { FlowFilter } from "./flow-filter.ts";
import type { FlowWeights } from "./flow-weights.ts";
import type { JoinedGraph } from "./joined-graph.ts";
import { type OpenedFold, unitFolds } from "./unit-folds.ts";

/** One way from a card to a neighbour, all calls between the two together. */
export interface UnitLink {
  readonly unit: number;
  readonly weight: number;
  readonly measured: boolean;
  readonly certain: boolean;
}

/**
 * The graph as cards: a function is a unit of its own number, a folded group or cycle one unit for all its functions
 * (numbers after the functions'). Links are made when they are asked for, since a question sees a small part of a large graph.
 */
export interface UnitGraph {
  readonly unitOf: (node: number) => number;
  readonly members: (unit: number) => readonly number[];
  /** Name of the folded group or cycle; null for a function. */
  readonly groupName: (unit: number) => string | null;
  /** True for a folded cycle. */
  readonly isCycle: (unit: number) => boolean;
  /** The opened group or cycle that a function lies in; null for none. */
  readonly openedFold: (unit: number) => OpenedFold | null;
  readonly removes: (unit: number) => LeftOut["reason"] | null;
  readonly weight: (unit: number) => number;
  readonly selfWeight: (unit: number) => number;
  /** Links to the functions called, heaviest first. Calls that the filter doesn't allow are left out. */
  readonly callees: (unit: number) => readonly UnitLink[];
  readonly callers: (unit: number) => readonly UnitLink[];
  /** What the links weigh that weigh anything, heaviest first. */
  readonly linkWeights: (unit: number, direction: "callees" | "callers") => readonly number[];
  /** The same units without their weight, in no order and some of them several times: for walks over the whole graph. */
  readonly neighbours: (unit: number, direction: "callees" | "callers") => readonly number[];
}

type Direction = "callees" | "callers";

/** Folds groups and cycles and applies filters. */
export function unitGraph(
  question: FlowQuestion,
  graph: JoinedGraph,
  filter: FlowFilter,
  weights: FlowWeights,
): UnitGraph {
  const folds = unitFolds(question, graph, filter);
  const unitOf = (node: number) => folds.unitOf.get(node) ?? node;
  const members = (unit: number) => folds.members.get(unit) ?? [unit];
  const single = (unit: number) => unit < graph.size;
  const sum = (unit: number, of: (node: number) => number) =>
    members(unit).reduce((total, node) => total + of(node), 0);
  const selfOf = (node: number) => weights.selfOfFunction(graph.functionAt(node));
  const totalOf = (node: number) => weights.ofFunction(graph.functionAt(node));
  const links = { callees: new Map<number, UnitLink[]>(), callers: new Map<number, UnitLink[]>() };
  const linksOf = (unit: number, direction: Direction): readonly UnitLink[] => {
    const known = links[direction].get(unit);
    if (known !== undefined) return known;
    const made = makeLinks(unit, direction, members(unit), unitOf, graph, filter, weights);
    links[direction].set(unit, made);
    return made;
  };
  return {
    unitOf,
    members,
    groupName: (unit) => folds.names.get(unit) ?? null,
    isCycle: (unit) => folds.cycles.has(unit),
    openedFold: (unit) => folds.opened.get(unit) ?? null,
    removes: (unit) => (single(unit) ? filter.removes(unit) : null),
    weight: (unit) => (single(unit) ? totalOf(unit) : Math.max(sum(unit, selfOf), ...members(unit).map(totalOf))),
    selfWeight: (unit) => sum(unit, selfOf),
    callees: (unit) => linksOf(unit, "callees"),
    callers: (unit) => linksOf(unit, "callers"),
    linkWeights: (unit, direction) => {
      const calls = members(unit).flatMap((node) => graph.measuredCallsOf(node, direction));
      const links = linksOver(calls, unit, direction, unitOf, graph, filter, weights);
      const heavy = links.flatMap(({ weight }) => (weight > 0 ? [weight] : []));
      return heavy.sort((a, b) => b - a);
    },
    neighbours: (unit, direction) => {
      const found: number[] = [];
      for (const node of members(unit)) addNeighbours(found, node, direction, unitOf, graph, filter);
      return found;
    },
  };
}

function makeLinks(
  unit: number,
  direction: Direction,
  members: readonly number[],
  unitOf: (node: number) => number,
  graph: JoinedGraph,
  filter: FlowFilter,
  weights: FlowWeights,
): UnitLink[] {
  const calls = members.flatMap((node) => (direction === "callees" ? graph.outgoing(node) : graph.incoming(node)));
  return linksOver(calls, unit, direction, unitOf, graph, filter, weights).sort(
    (a, b) =>
      Number(b.measured) - Number(a.measured) ||
      b.weight - a.weight ||
      Number(b.certain) - Number(a.certain) ||
      a.unit - b.unit,
  );
}

/** Allowed calls by the unit at their other end, in no order. */
function linksOver(
  calls: readonly number[],
  unit: number,
  direction: Direction,
  unitOf: (node: number) => number,
  graph: JoinedGraph,
  filter: FlowFilter,
  weights: FlowWeights,
): UnitLink[] {
  const byUnit = new Map<number, { unit: number; weight: number; measured: boolean; certain: boolean }>();
  for (const number of calls) {
    const call = graph.callAt(number);
    if (!filter.allows(call)) continue;
    const other = unitOf(direction === "callees" ? call.callee : call.caller);
    if (other === unit) continue;
    const link = byUnit.get(other) ?? { unit: other, weight: 0, measured: false, certain: false };
    link.weight += weights.ofCall(call);
    link.measured ||= call.head !== null || call.base !== null;
    link.certain ||= call.statics[0]?.certainty === "certain";
    byUnit.set(other, link);
  }
  return [...byUnit.values()];
}

/** Adds the units at the other ends of the allowed calls of a function. */
function addNeighbours(
  found: number[],
  node: number,
  direction: Direction,
  unitOf: (node: number) => number,
  graph: JoinedGraph,
  filter: FlowFilter,
): void {
  const end = direction === "callees" ? "callee" : "caller";
  for (const call of direction === "callees" ? graph.outgoing(node) : graph.incoming(node)) {
    if (filter.allowsAll || filter.allows(graph.callAt(call))) found.push(unitOf(graph.endsOf(call)[end]));
  }
}
