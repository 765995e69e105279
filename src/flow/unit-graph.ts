import type { FlowQuestion, LeftOut } from "#model/flow-view.ts";
import type { FlowFilter } from "./flow-filter.ts";
import type { FlowWeights } from "./flow-weights.ts";
import type { JoinedGraph } from "./joined-graph.ts";

/** One way from a card to a neighbour, all calls between the two together. */
export interface UnitLink {
  readonly unit: number;
  readonly weight: number;
  readonly measured: boolean;
  readonly certain: boolean;
}

/**
 * The graph as cards: a function is a unit of its own number, a folded group one unit for all its functions (numbers
 * after the functions'). Links are made when they are asked for, since a question sees a small part of a large graph.
 */
export interface UnitGraph {
  readonly unitOf: (node: number) => number;
  readonly members: (unit: number) => readonly number[];
  /** Name of the folded group; null for a function. */
  readonly groupName: (unit: number) => string | null;
  readonly removes: (unit: number) => LeftOut["reason"] | null;
  readonly weight: (unit: number) => number;
  readonly selfWeight: (unit: number) => number;
  /** Links to the functions called, heaviest first. Calls that the filter doesn't allow are left out. */
  readonly callees: (unit: number) => readonly UnitLink[];
  readonly callers: (unit: number) => readonly UnitLink[];
}

type Direction = "callees" | "callers";

/** Folds groups and applies filters. */
export function unitGraph(
  question: FlowQuestion,
  graph: JoinedGraph,
  filter: FlowFilter,
  weights: FlowWeights,
): UnitGraph {
  const folds = foldedGroups(question, graph, filter);
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
    removes: (unit) => (single(unit) ? filter.removes(unit) : null),
    weight: (unit) => (single(unit) ? totalOf(unit) : Math.max(sum(unit, selfOf), ...members(unit).map(totalOf))),
    selfWeight: (unit) => sum(unit, selfOf),
    callees: (unit) => linksOf(unit, "callees"),
    callers: (unit) => linksOf(unit, "callers"),
  };
}

interface Folds {
  readonly unitOf: ReadonlyMap<number, number>;
  readonly members: ReadonlyMap<number, readonly number[]>;
  readonly names: ReadonlyMap<number, string>;
}

/** `*` folds every group. With a run, a group of the overview holds what was measured; else all of the project. */
function foldedGroups(question: FlowQuestion, graph: JoinedGraph, filter: FlowFilter): Folds {
  const unitOf = new Map<number, number>();
  const members = new Map<number, number[]>();
  const names = new Map<number, string>();
  const folded = new Set(question.folded ?? []);
  const by = question.group ?? "module";
  if (folded.size === 0 || by === "none") return { unitOf, members, names };
  const unitByName = new Map<string, number>();
  for (let node = 0; node < graph.size; node++) {
    const name = graph.groupAt(node, by);
    if (name === null || !(folded.has(name) || folded.has("*")) || filter.removes(node) !== null) continue;
    const unit = unitByName.get(name) ?? graph.size + unitByName.size;
    unitByName.set(name, unit);
    names.set(unit, name);
    unitOf.set(node, unit);
    const list = members.get(unit);
    if (list === undefined) members.set(unit, [node]);
    else list.push(node);
  }
  return { unitOf, members, names };
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
  const byUnit = new Map<number, { unit: number; weight: number; measured: boolean; certain: boolean }>();
  for (const node of members) {
    for (const number of direction === "callees" ? graph.outgoing(node) : graph.incoming(node)) {
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
  }
  return [...byUnit.values()].sort(
    (a, b) =>
      Number(b.measured) - Number(a.measured) ||
      b.weight - a.weight ||
      Number(b.certain) - Number(a.certain) ||
      a.unit - b.unit,
  );
}
