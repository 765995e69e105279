import type { FlowQuestion } from "#model/flow-view.ts";
import { cycles } from "./cycles.ts";
import type { FlowFilter } from "./flow-filter.ts";
import type { JoinedGraph } from "./joined-graph.ts";

/** A group or cycle whose functions a question wants to see although its kind is folded. */
export interface OpenedFold {
  readonly name: string;
  /** How many functions a cycle has; null for a group. */
  readonly cycleOf: number | null;
}

/** Which functions share a card. Units of folds are numbered after the functions. */
export interface UnitFolds {
  readonly unitOf: ReadonlyMap<number, number>;
  readonly members: ReadonlyMap<number, readonly number[]>;
  readonly names: ReadonlyMap<number, string>;
  /** The folds that are cycles. */
  readonly cycles: ReadonlySet<number>;
  /** What a question opened, by each of its functions. */
  readonly opened: ReadonlyMap<number, OpenedFold>;
}

/** Folds the groups that a question names, then the cycles among what is left. */
export function unitFolds(question: FlowQuestion, graph: JoinedGraph, filter: FlowFilter): UnitFolds {
  const folds = {
    unitOf: new Map<number, number>(),
    members: new Map<number, number[]>(),
    names: new Map<number, string>(),
    cycles: new Set<number>(),
    opened: new Map<number, OpenedFold>(),
  };
  foldGroups(question, graph, filter, folds);
  if (question.foldCycles === true) foldCycles(question, graph, filter, folds);
  return folds;
}

interface FoldsToBe {
  readonly unitOf: Map<number, number>;
  readonly members: Map<number, number[]>;
  readonly names: Map<number, string>;
  readonly cycles: Set<number>;
  readonly opened: Map<number, OpenedFold>;
}

/** `*` folds every group. With a run, a group of the overview holds what was measured; else all of the project. */
function foldGroups(question: FlowQuestion, graph: JoinedGraph, filter: FlowFilter, folds: FoldsToBe): void {
  const folded = new Set(question.folded ?? []);
  const opened = new Set(question.opened ?? []);
  const by = question.group ?? "module";
  if (folded.size === 0 || by === "none") return;
  const unitByName = new Map<string, number>();
  for (let node = 0; node < graph.size; node++) {
    const name = graph.groupAt(node, by);
    if (name === null || !(folded.has(name) || folded.has("*")) || filter.removes(node) !== null) continue;
    if (opened.has(name)) {
      folds.opened.set(node, { name, cycleOf: null });
      continue;
    }
    const unit = unitByName.get(name) ?? graph.size + unitByName.size;
    unitByName.set(name, unit);
    folds.names.set(unit, name);
    folds.unitOf.set(node, unit);
    const list = folds.members.get(unit);
    if (list === undefined) folds.members.set(unit, [node]);
    else list.push(node);
  }
}

/** A function in a folded group stays there: what is left of its cycle folds without it. */
function foldCycles(question: FlowQuestion, graph: JoinedGraph, filter: FlowFilter, folds: FoldsToBe): void {
  const opened = new Set(question.opened ?? []);
  for (const cycle of cycles(graph, filter)) {
    const members = cycle.members.filter((node) => !folds.unitOf.has(node));
    if (members.length < 2) continue;
    if (opened.has(cycle.name)) {
      for (const node of members) folds.opened.set(node, { name: cycle.name, cycleOf: members.length });
      continue;
    }
    const unit = graph.size + folds.members.size;
    folds.names.set(unit, cycle.name);
    folds.members.set(unit, members);
    folds.cycles.add(unit);
    for (const node of members) folds.unitOf.set(node, unit);
  }
}
