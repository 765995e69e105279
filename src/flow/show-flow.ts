import type { FlowQuestion, FlowView, LeftOut } from "#model/flow-view.ts";
import type { FunctionId } from "#model/ids.ts";
import type { MeasuredGraph } from "#model/measured-graph.ts";
import { ProblemError } from "#model/problem.ts";
import type { Run } from "#model/run.ts";
import { addUpCosts } from "./add-up-costs.ts";
import { cutCalls } from "./cut-calls.ts";
import { flowEdge, pairOf, shownProvenance } from "./flow-edges.ts";
import { type FlowFilter, flowFilter } from "./flow-filter.ts";
import { boxes, flowGroups } from "./flow-groups.ts";
import type { FlowIndex } from "./flow-index.ts";
import { type CardContext, cardId, type FlowAnnotations, flowNode } from "./flow-nodes.ts";
import { flowTitle } from "./flow-title.ts";
import { flowWeights } from "./flow-weights.ts";
import { type JoinedGraph, joinedGraph } from "./joined-graph.ts";
import { leftOut } from "./left-out.ts";
import { selectCards } from "./select-cards.ts";
import { type ShownCall, shownCalls } from "./shown-calls.ts";
import type { UnitCosts } from "./unit-costs.ts";
import { type UnitGraph, unitGraph } from "./unit-graph.ts";

/** A run and, for a comparison, its base, both in one measure. */
export interface MeasuredSource {
  readonly run: Run;
  readonly graph: MeasuredGraph;
  readonly base: MeasuredGraph | null;
  /** Who measured it, where that is a fused run. */
  readonly measureFrom?: string | null;
  /** The run of `base`, for its name. */
  readonly baseRun: Run | null;
  /** Names of the threads that the graph is of; null or left out for all of the run. */
  readonly threads?: readonly string[] | null;
}

/**
 * Cuts the part of the graph that a question asks for. Cards come most important first, calls likewise; the same input
 * gives the same view.
 *
 * @param source made once by `flowIndex`, since a graph of 100,000 functions isn't indexed for every question
 * @param measured null for the static graph alone
 * @throws ProblemError when a function that the question names isn't known
 */
export function showFlow(
  source: FlowIndex,
  measured: MeasuredSource | null,
  question: FlowQuestion,
  annotations: FlowAnnotations,
): FlowView {
  const graph = joinedGraph(source, measured?.graph ?? null, measured?.base ?? null);
  checkNames(question, graph);
  const filter = flowFilter(question, graph);
  const weights = flowWeights(graph);
  const units = unitGraph(question, graph, filter, weights);
  const selection = selectCards(question, graph, units, weights);
  const cards = selection.kept;
  const costs = (side: MeasuredGraph | null | undefined) =>
    side == null ? null : cardCosts(side, cards, units, graph);
  const head = costs(measured?.graph);
  const base = costs(measured?.base);
  const ids = cards.map((unit) => cardId(unit, units, graph));
  const hidden = new Set((question.hiddenCalls ?? []).map(({ caller, callee }) => pairOf(caller, callee)));
  const all = shownCalls(cards, graph, units, filter, head, base, bridges(question)).filter(
    ({ caller, callee }) => selection.allows?.(cards[caller]!, cards[callee]!) ?? true,
  );
  const calls = allowedCalls(question, all).filter((call) => !hidden.has(pairOf(ids[call.caller]!, ids[call.callee]!)));
  const named = new Set(
    [...startsOf(question), ...(question.pinned ?? [])]
      .flatMap((id) => graph.numberOf(id) ?? [])
      .map((node) => cards.indexOf(units.unitOf(node))),
  );
  const { kept, dropped } = cutCalls(calls, cards.length, weights.whole, {
    keepsBridges: bridges(question),
    keepsAll: question.allCalls === true,
    isAsked: (call) => isNamed(call, named),
  });
  const context: CardContext = {
    graph,
    units,
    head,
    base,
    headCounts: measured?.run.hasCalls === true,
    estimates: annotations.estimates,
    fits: annotations.fits,
    noteOf: new Map(annotations.notes.flatMap((note) => (note.functionId === null ? [] : [[note.functionId, note]]))),
    staleFiles: annotations.staleFiles,
    unchanged: annotations.unchanged ?? new Set(),
    otherCosts: annotations.otherCosts ?? new Map(),
    callsFrom: measured?.graph.callsFrom ?? null,
    roots: new Set(startsOf(question).map((id) => units.unitOf(graph.numberOf(id)!))),
    shown: new Set(cards),
    groupOf: boxes(cards, kept, question, graph, units),
  };
  const callNotes = new Map(
    annotations.notes.flatMap(({ call, text }) => (call === null ? [] : [[pairOf(call.caller, call.callee), text]])),
  );
  const nodes = cards.map((unit, card) => flowNode(unit, card, context));
  const left = new Map<LeftOut["reason"], number>([...selection.left, ["edges", dropped]]);
  left.set("hidden-calls", question.hiddenCalls?.length ?? 0);
  if (question.certainOnly === true) left.set("certainty", possibleCalls(cards, graph, units, filter));
  return {
    question,
    title: flowTitle(question, graph, measured?.run ?? null),
    run:
      measured === null
        ? null
        : {
            id: measured.run.id,
            label: measured.run.label,
            parameters: measured.run.parameters,
            threads: measured.threads ?? null,
          },
    base: measured?.baseRun == null ? null : { id: measured.baseRun.id, label: measured.baseRun.label },
    measure: measured?.graph.measure ?? null,
    ...(measured?.measureFrom == null ? null : { measureFrom: measured.measureFrom }),
    ...(measured?.graph.callsFrom == null ? null : { callsFrom: measured.graph.callsFrom }),
    nodes,
    edges: kept.map((call) => flowEdge(call, ids, { graph, hasBase: measured?.base != null, noteOf: callNotes })),
    groups: flowGroups(nodes, cards, units),
    leftOut: leftOut(left, question),
  };
}

function startsOf({ roots = [], throughCall }: FlowQuestion): readonly FunctionId[] {
  return throughCall === undefined
    ? roots
    : [...roots, throughCall.caller as FunctionId, throughCall.callee as FunctionId];
}

function cardCosts(side: MeasuredGraph, cards: readonly number[], units: UnitGraph, graph: JoinedGraph): UnitCosts {
  const positions = new Map(cards.map((unit, card) => [unit, card]));
  const numbers = side.functions.map((each) => graph.numberOf(each.id)!);
  return addUpCosts(side, {
    cardOf: Int32Array.from(numbers, (node) => positions.get(units.unitOf(node)) ?? -1),
    cards: cards.length,
    isGroup: (card) => units.groupName(cards[card]!) !== null,
    inSource: (caller, callee) => (graph.callBetween(numbers[caller]!, numbers[callee]!)?.statics.length ?? 0) > 0,
  });
}

/** Static ways through removed functions are drawn where a filter removed them, not where the limit did. */
function bridges(question: FlowQuestion): boolean {
  return question.onlyProject === true || (question.hidden ?? []).length > 0 || (question.filter ?? "") !== "";
}

/** A call between two functions that the question names is what a person wants to see, however light it is. */
function isNamed({ residual, caller, callee }: ShownCall, named: ReadonlySet<number>): boolean {
  return !residual && named.has(caller) && named.has(callee);
}

/** A filter by provenance holds for residual calls too. */
function allowedCalls(question: FlowQuestion, calls: readonly ShownCall[]): readonly ShownCall[] {
  const { provenance } = question;
  if (provenance === undefined) return calls;
  return calls.filter((call) => !call.residual || provenance.includes(shownProvenance(call)));
}

/** Calls of the cards that are possible only, and therefore not followed. */
function possibleCalls(cards: readonly number[], graph: JoinedGraph, units: UnitGraph, filter: FlowFilter): number {
  const calls = cards.flatMap((unit) => units.members(unit)).flatMap((node) => graph.outgoing(node).map(graph.callAt));
  return calls.filter(
    (call) => call.statics[0]?.certainty === "possible" && !filter.hides(call) && !filter.allows(call),
  ).length;
}

function checkNames(question: FlowQuestion, graph: JoinedGraph): void {
  const named: readonly FunctionId[] = [...startsOf(question), ...(question.to ?? []), ...(question.via ?? [])];
  const unknown = named.find((id) => graph.numberOf(id) === undefined);
  if (unknown === undefined) return;
  throw new ProblemError(
    `There is no function ${unknown} in the project or the run.`,
    "Search for its name, or refresh the index when it is new.",
  );
}
