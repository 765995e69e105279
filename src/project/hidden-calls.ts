import type { Evidence, HiddenCall, HiddenCalls, Unexercised } from "#contract/join-answers.ts";
import { qualifiedNameOfId } from "#format/name-of-id.ts";
import type { FunctionId } from "#model/ids.ts";
import type { Measure } from "#model/measure.ts";
import { ProblemError } from "#model/problem.ts";
import type { Run } from "#model/run.ts";
import type { CallHub, SourceGraph, StaticCall } from "#model/source-graph.ts";
import { measureNamed } from "./find-run.ts";
import { loadGraph } from "./load-graph.ts";
import { loadMeasured } from "./load-measured.ts";
import type { Project } from "./open-project.ts";

/** Most cost first; among equals in the order of their names. */
function dearestFirst(a: HiddenCall, b: HiddenCall): number {
  return (b.total ?? -1) - (a.total ?? -1) || (pairOf(a) < pairOf(b) ? -1 : 1);
}

/**
 * The hidden calls of runs that begin or end in the project, dearest first. A call that several runs made has the numbers
 * of the run in which it cost most: costs of different inputs don't add up to anything.
 *
 * @throws ProblemError when none of the runs says who called whom, as coverage doesn't
 */
export function hiddenCalls(project: Project, runs: readonly [Run, ...Run[]], measureName: string | null): HiddenCalls {
  const measure = measureNamed(runs[0], measureName);
  const found = new Map<string, HiddenCall>();
  const without: Run[] = [];
  for (const run of runs) {
    const calls = hiddenCallsOf(project, run, measure);
    if (calls === null) without.push(run);
    for (const call of calls ?? []) {
      const before = found.get(pairOf(call));
      const dearest = before === undefined || (call.total ?? -1) > (before.total ?? -1) ? call : before;
      found.set(pairOf(call), { ...dearest, runs: (before?.runs ?? 0) + 1 });
    }
  }
  if (without.length === runs.length) {
    throw new ProblemError(
      `The run "${runs[0].label}" tells what ran, not who called it.`,
      "Choose a run of a profiler that records callers or stacks.",
    );
  }
  return { measure, calls: [...found.values()].sort(dearestFirst), without: without.map(({ id }) => id) };
}

/** Null when the run doesn't say who called whom. Costs are unknown where it lacks the measure. */
function hiddenCallsOf(project: Project, run: Run, { name, unit }: Measure): HiddenCall[] | null {
  const { graph, functions } = loadGraph(project);
  const known = staticPairs(graph);
  const hubs = hubsOf(graph);
  const isOwn = (id: FunctionId) => functions.get(id)?.external === false;
  const hasIt = run.measures.some((one) => one.name === name && one.unit === unit);
  const measured = loadMeasured(project, run.id, measureNamed(run, hasIt ? name : null).name);
  if (measured.calls.length === 0 && measured.functions.length > 1) return null;
  return measured.calls
    .filter((call) => !known.has(pairOf(call)) && (isOwn(call.caller) || isOwn(call.callee)))
    .map(({ caller, callee, calls, primitiveCalls, cost }): HiddenCall => {
      return {
        caller,
        callerName: nameOf(caller, functions),
        callee,
        calleeName: nameOf(callee, functions),
        calls,
        primitiveCalls,
        total: hasIt ? cost.total : null,
        isOneOfMany: hubs.get(caller)?.some(({ candidates }) => candidates.includes(callee)) === true,
        run: run.id,
        runs: 1,
      };
    });
}

/** The pairs that the source shows, and its hubs by caller: made once for a graph. */
const pairsOfGraph = new WeakMap<SourceGraph, ReadonlySet<string>>();
const hubsOfGraph = new WeakMap<SourceGraph, ReadonlyMap<FunctionId, readonly CallHub[]>>();

function staticPairs(graph: SourceGraph): ReadonlySet<string> {
  const pairs = pairsOfGraph.get(graph) ?? new Set(graph.calls.map(pairOf));
  pairsOfGraph.set(graph, pairs);
  return pairs;
}

function hubsOf(graph: SourceGraph): ReadonlyMap<FunctionId, readonly CallHub[]> {
  const hubs = hubsOfGraph.get(graph) ?? Map.groupBy(graph.hubs, ({ caller }) => caller);
  hubsOfGraph.set(graph, hubs);
  return hubs;
}

const weakestFirst: readonly Evidence[] = ["samples", "functions", "calls"];

/** Calls that go straight to the callee; others pass through library code, where a profiler sees another caller. */
const straight: ReadonlySet<StaticCall["via"]> = new Set(["direct", "method", "constructor", "dispatch", "accessor"]);

/** Functions and calls of the source that none of the runs reached. */
export function unexercised(project: Project, runs: readonly Run[]): Unexercised {
  const { graph, functions } = loadGraph(project);
  const entered = new Set<FunctionId>();
  const made = new Set<string>();
  const told = new Set<Evidence>();
  for (const run of runs) {
    const measured = loadMeasured(project, run.id, measureNamed(run, null).name);
    for (const { id, calls } of measured.functions) if (calls === null || calls > 0) entered.add(id);
    for (const call of measured.calls) made.add(pairOf(call));
    const isCounted = measured.calls.some(({ calls }) => calls !== null);
    told.add(!run.hasCalls ? "samples" : isCounted ? "calls" : "functions");
  }
  const evidence = weakestFirst.find((one) => told.has(one)) ?? "samples";
  const own = graph.functions.filter((one) => !one.external && one.kind !== "class");
  const isOwn = new Set(own.map(({ id }) => id));
  const isMissed = (call: StaticCall) =>
    !entered.has(call.callee) || (evidence === "calls" && straight.has(call.via) && !made.has(pairOf(call)));
  return {
    functions: own
      .filter(({ id }) => !entered.has(id))
      .map(({ id, qualifiedName, kind, file, line }) => ({ id, name: qualifiedName, kind, file: file ?? "", line })),
    calls: graph.calls
      .filter((call) => entered.has(call.caller) && isOwn.has(call.callee) && isMissed(call))
      .toSorted((a, b) => Number(a.certainty === "possible") - Number(b.certainty === "possible"))
      .map(({ caller, callee, certainty, sites }) => ({
        caller,
        callerName: nameOf(caller, functions),
        callee,
        calleeName: nameOf(callee, functions),
        certainty,
        sites,
      })),
    evidence,
  };
}

const pairOf = ({ caller, callee }: { readonly caller: FunctionId; readonly callee: FunctionId }) =>
  `${caller}\n${callee}`;

function nameOf(id: FunctionId, functions: ReadonlyMap<FunctionId, { readonly qualifiedName: string }>): string {
  return functions.get(id)?.qualifiedName ?? qualifiedNameOfId(id);
}
