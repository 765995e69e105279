import { qualifiedNameOfId } from "#format/name-of-id.ts";
import type { FunctionId } from "#model/ids.ts";
import type { Count } from "#model/measure.ts";
import { ProblemError } from "#model/problem.ts";
import type { Run } from "#model/run.ts";
import type { StaticCall } from "#model/source-graph.ts";
import { measureNamed } from "./find-run.ts";
import { loadGraph } from "./load-graph.ts";
import { loadMeasured } from "./load-measured.ts";
import type { Project } from "./open-project.ts";

/** A call that a run made and that the source doesn't show. */
export interface HiddenCall {
  readonly caller: FunctionId;
  readonly callerName: string;
  readonly callee: FunctionId;
  readonly calleeName: string;
  readonly calls: Count | null;
  readonly primitiveCalls: Count | null;
  /** Cost of the call in the run's measure; null when the profiler doesn't tell. */
  readonly total: number | null;
  /** True when the source has a site there with too many possible targets to list, and this is one of them. */
  readonly isOneOfMany: boolean;
}

/**
 * The hidden calls of a run that begin or end in the project, dearest first.
 *
 * @throws ProblemError when the run doesn't say who called whom, as coverage does
 */
export function hiddenCalls(project: Project, run: Run, measureName: string | null) {
  const measure = measureNamed(run, measureName);
  const { graph, functions } = loadGraph(project);
  const known = new Set(graph.calls.map(pairOf));
  const hubs = Map.groupBy(graph.hubs, ({ caller }) => caller);
  const isOwn = (id: FunctionId) => functions.get(id)?.external === false;
  const measured = loadMeasured(project, run.id, measure.name);
  if (measured.calls.length === 0 && measured.functions.length > 1) {
    throw new ProblemError(
      `The run "${run.label}" tells what ran, not who called it.`,
      "Choose a run of a profiler that records callers or stacks.",
    );
  }
  const calls = measured.calls
    .filter((call) => !known.has(pairOf(call)) && (isOwn(call.caller) || isOwn(call.callee)))
    .map(({ caller, callee, calls: count, primitiveCalls, cost }): HiddenCall => {
      return {
        caller,
        callerName: nameOf(caller, functions),
        callee,
        calleeName: nameOf(callee, functions),
        calls: count,
        primitiveCalls,
        total: cost.total,
        isOneOfMany: hubs.get(caller)?.some(({ candidates }) => candidates.includes(callee)) === true,
      };
    })
    .sort((a, b) => (b.total ?? -1) - (a.total ?? -1) || (pairOf(a) < pairOf(b) ? -1 : 1));
  return { measure, calls };
}

/**
 * How much it says that a run didn't show something: `calls` were counted one by one; `functions` were counted, not who
 * called them; `samples` miss what took little time.
 */
export type Evidence = "calls" | "functions" | "samples";

const weakestFirst: readonly Evidence[] = ["samples", "functions", "calls"];

/** What the chosen runs did not reach: never called dead, since other runs may. */
export interface Unexercised {
  /** Functions of the project that no run entered, in the order of their files. */
  readonly functions: readonly {
    readonly id: FunctionId;
    readonly name: string;
    readonly file: string;
    readonly line: number | null;
  }[];
  /**
   * Calls that stand in functions which ran, to functions of the project, and that no run made; surest first. A call whose
   * callee ran is among them only where calls were counted and nothing stands between the two.
   */
  readonly calls: readonly {
    readonly caller: FunctionId;
    readonly callerName: string;
    readonly callee: FunctionId;
    readonly calleeName: string;
    readonly certainty: StaticCall["certainty"];
    readonly sites: StaticCall["sites"];
  }[];
  /** Of the run that tells least. */
  readonly evidence: Evidence;
}

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
      .map(({ id, qualifiedName, file, line }) => ({ id, name: qualifiedName, file: file ?? "", line })),
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
