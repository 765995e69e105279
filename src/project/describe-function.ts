import type { FunctionDetails, NeighbourCall } from "#contract/answers.ts";
import { dispatchOf } from "#flow/dispatch-of.ts";
import { joinedGraph } from "#flow/joined-graph.ts";
import type { Difference, Dispatch } from "#model/flow-view.ts";
import type { FunctionId } from "#model/ids.ts";
import type { MeasuredCall, MeasuredFunction, MeasuredGraph } from "#model/measured-graph.ts";
import type { AttachedNote } from "#model/note.ts";
import { ProblemError } from "#model/problem.ts";
import type { Run } from "#model/run.ts";
import type { RunPart } from "#model/run-part.ts";
import type { StaticCall } from "#model/source-graph.ts";
import { hubsOf } from "./call-sites.ts";
import { callsOf } from "./calls-of.ts";
import { counterpart } from "./counterpart.ts";
import { quickFits } from "./fitted-complexity.ts";
import { functionRow } from "./function-row.ts";
import { loadGraph } from "./load-graph.ts";
import { loadMeasured } from "./load-measured.ts";
import { matchRun } from "./match-run.ts";
import type { Project } from "./open-project.ts";
import { measuredBy } from "./other-costs.ts";
import type { LoadedGraph } from "./project-memory.ts";
import { isToldByTime } from "./run-part.ts";

export interface DetailsQuestion {
  readonly id: FunctionId;
  readonly run: Run | null;
  /** Name of a measure of the run; null without a run. */
  readonly measure: string | null;
  readonly base: Run | null;
  readonly part: RunPart;
  readonly notes: readonly AttachedNote[];
}

/** All that is known of one function. @throws ProblemError when neither the source nor the run knows it */
export function describeFunction(project: Project, question: DetailsQuestion): FunctionDetails {
  const { id, run, measure, base, part, notes } = question;
  const loaded = loadGraph(project);
  const source = loaded.functions.get(id);
  const graph = run === null || measure === null ? null : loadMeasured(project, run.id, measure, part);
  const measured = graph?.functions.find((one) => one.id === id);
  if (source === undefined && measured === undefined) {
    throw new ProblemError(
      `The function ${id} is neither in the source nor in the run any more.`,
      "Choose another one.",
    );
  }
  const basePart = run === null || base === null ? null : counterpart(run, part, base);
  const baseGraph =
    base === null || basePart === null || measure === null ? null : loadMeasured(project, base.id, measure, basePart);
  const note = notes.find((one) => one.functionId === id);
  return {
    row: functionRow(id, source, measured, note),
    endLine: source?.endLine ?? null,
    language: source?.language ?? null,
    measure: graph?.measure ?? null,
    costs: run === null ? [] : costsOfAllMeasures(project, run, id, part),
    callsFrom: measured === undefined || measured.calls === null ? null : (graph?.callsFrom ?? null),
    match: measured?.match ?? null,
    matchReason: run === null ? null : matchReason(project, run, id),
    callers: neighbours(loaded, graph, id, "callers"),
    callees: neighbours(loaded, graph, id, "callees"),
    hubSites: hubsOf(loaded, id).length,
    estimate: loaded.estimates.get(id) ?? null,
    fit: quickFits(project, "details").get(id) ?? null,
    note: note ?? null,
    difference:
      baseGraph === null
        ? null
        : difference(
            baseGraph.functions.find((one) => one.id === id),
            measured,
          ),
  };
}

function costsOfAllMeasures(project: Project, run: Run, id: FunctionId, part: RunPart) {
  return run.measures.flatMap(({ name }) => {
    if (!isTold(project, run, name, part)) return [];
    const { functions, measure } = loadMeasured(project, run.id, name, part);
    const found = functions.find((one) => one.id === id);
    return found === undefined ? [] : [{ measure, cost: found.cost, from: measuredBy(run, name) }];
  });
}

/** Whether this part of the run can tell the measure. */
export function isTold(project: Project, run: Run, measure: string, part: RunPart): boolean {
  if (part.time !== null) return isToldByTime(project, run.id, part, measure);
  const { threads } = part;
  return threads === null || threads.some((index) => run.threads[index]?.measures.some(({ name }) => name === measure));
}

function matchReason(project: Project, run: Run, id: FunctionId): string | null {
  for (const matches of matchRun(project, run.id).byThread) {
    const found = matches.find((match) => match.functionId === id && match.reason !== null);
    if (found !== undefined) return found.reason;
  }
  return null;
}

function difference(base: MeasuredFunction | undefined, head: MeasuredFunction | undefined) {
  const pair = (of: (one: MeasuredFunction) => number | null): Difference => ({
    base: base === undefined ? null : of(base),
    head: head === undefined ? null : of(head),
  });
  return {
    calls: pair((one) => (one.calls === null ? null : Number(one.calls))),
    self: pair((one) => one.cost.self),
    total: pair((one) => one.cost.total),
  };
}

/** Callers or callees from source and run together, dearest first, then certain before possible, then by name. */
function neighbours(
  loaded: LoadedGraph,
  graph: MeasuredGraph | null,
  id: FunctionId,
  side: "callers" | "callees",
): NeighbourCall[] {
  const other = (call: { caller: FunctionId; callee: FunctionId }) => (side === "callers" ? call.caller : call.callee);
  const own = (call: { caller: FunctionId; callee: FunctionId }) => (side === "callers" ? call.callee : call.caller);
  const statics = Map.groupBy(callsOf(loaded, id, side), other);
  const measured = new Map<FunctionId, MeasuredCall>();
  for (const call of graph?.calls ?? []) if (own(call) === id) measured.set(other(call), call);
  const measuredNames = new Map(graph?.functions.map((one) => [one.id, one]));
  const joined = joinedGraph(loaded.index, graph, null);
  const dispatchBetween = (caller: FunctionId, callee: FunctionId): Dispatch | null => {
    const call = joined.callBetween(joined.numberOf(caller) ?? -1, joined.numberOf(callee) ?? -1);
    return call === null ? null : dispatchOf(call, joined);
  };
  const found = [...new Set([...statics.keys(), ...measured.keys()])].map((neighbour) =>
    neighbourCall(
      loaded,
      neighbour,
      statics.get(neighbour) ?? [],
      measured.get(neighbour),
      measuredNames.get(neighbour),
      side === "callers" ? dispatchBetween(neighbour, id) : dispatchBetween(id, neighbour),
    ),
  );
  return found.sort(
    (a, b) =>
      (b.cost?.total ?? -1) - (a.cost?.total ?? -1) ||
      Number(b.calls ?? -1) - Number(a.calls ?? -1) ||
      Number(b.certainty === "certain") - Number(a.certainty === "certain") ||
      (a.qualifiedName < b.qualifiedName ? -1 : 1),
  );
}

function neighbourCall(
  loaded: LoadedGraph,
  id: FunctionId,
  statics: readonly StaticCall[],
  call: MeasuredCall | undefined,
  measured: MeasuredFunction | undefined,
  dispatch: Dispatch | null,
): NeighbourCall {
  const source = loaded.functions.get(id);
  const row = functionRow(id, source, measured, undefined);
  const surest = statics.find((one) => one.certainty === "certain") ?? statics[0];
  const sites = statics.flatMap((one) =>
    one.sites.map((site) => ({ ...site, file: loaded.functions.get(one.caller)?.file ?? "" })),
  );
  return {
    id,
    name: row.name,
    module: row.module,
    qualifiedName: row.qualifiedName,
    external: row.external,
    provenance: surest === undefined ? "measured" : call === undefined ? "static" : "both",
    certainty: surest?.certainty ?? null,
    via: surest?.via ?? null,
    tier: surest?.tier ?? null,
    candidates: sites.length === 0 ? null : Math.max(...sites.map((site) => site.candidates)),
    calls: call?.calls ?? null,
    primitiveCalls: call?.primitiveCalls ?? null,
    cost: call?.cost ?? null,
    sites,
    dispatch,
  };
}
