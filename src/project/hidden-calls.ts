import { qualifiedNameOfId } from "#format/name-of-id.ts";
import type { FunctionId } from "#model/ids.ts";
import type { Count } from "#model/measure.ts";
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

/** The hidden calls of a run that begin or end in the project, dearest first. */
export function hiddenCalls(project: Project, run: Run, measureName: string | null) {
  const measure = measureNamed(run, measureName);
  const { graph, functions } = loadGraph(project);
  const known = new Set(graph.calls.map(pairOf));
  const many = new Set(graph.hubs.flatMap((hub) => hub.candidates.map((callee) => pairOf({ ...hub, callee }))));
  const isOwn = (id: FunctionId) => functions.get(id)?.external === false;
  const calls = loadMeasured(project, run.id, measure.name)
    .calls.filter((call) => !known.has(pairOf(call)) && (isOwn(call.caller) || isOwn(call.callee)))
    .map(({ caller, callee, calls: count, primitiveCalls, cost }): HiddenCall => {
      return {
        caller,
        callerName: nameOf(caller, functions),
        callee,
        calleeName: nameOf(callee, functions),
        calls: count,
        primitiveCalls,
        total: cost.total,
        isOneOfMany: many.has(pairOf({ caller, callee })),
      };
    })
    .sort((a, b) => (b.total ?? -1) - (a.total ?? -1) || (pairOf(a) < pairOf(b) ? -1 : 1));
  return { measure, calls };
}

/** What the chosen runs did not reach: never called dead, since other runs may. */
export interface Unexercised {
  /** Functions of the project that no run entered, in the order of their files. */
  readonly functions: readonly {
    readonly id: FunctionId;
    readonly name: string;
    readonly file: string;
    readonly line: number | null;
  }[];
  /** Calls that stand in functions which ran, to functions of the project, and that no run made; surest first. */
  readonly calls: readonly {
    readonly caller: FunctionId;
    readonly callerName: string;
    readonly callee: FunctionId;
    readonly calleeName: string;
    readonly certainty: StaticCall["certainty"];
    readonly sites: StaticCall["sites"];
  }[];
  /** True when a run only sampled, so that short calls may be missing from it. */
  readonly isSampled: boolean;
}

/** Functions and calls of the source that none of the runs reached. */
export function unexercised(project: Project, runs: readonly Run[]): Unexercised {
  const { graph, functions } = loadGraph(project);
  const entered = new Set<FunctionId>();
  const made = new Set<string>();
  for (const run of runs) {
    const measured = loadMeasured(project, run.id, measureNamed(run, null).name);
    for (const { id, calls } of measured.functions) if (calls === null || calls > 0) entered.add(id);
    for (const call of measured.calls) made.add(pairOf(call));
  }
  const own = graph.functions.filter((one) => !one.external && one.kind !== "class");
  const isOwn = new Set(own.map(({ id }) => id));
  return {
    functions: own
      .filter(({ id }) => !entered.has(id))
      .map(({ id, qualifiedName, file, line }) => ({ id, name: qualifiedName, file: file ?? "", line })),
    calls: graph.calls
      .filter((call) => entered.has(call.caller) && isOwn.has(call.callee) && !made.has(pairOf(call)))
      .toSorted((a, b) => Number(a.certainty === "possible") - Number(b.certainty === "possible"))
      .map(({ caller, callee, certainty, sites }) => ({
        caller,
        callerName: nameOf(caller, functions),
        callee,
        calleeName: nameOf(callee, functions),
        certainty,
        sites,
      })),
    isSampled: runs.some((run) => !run.hasCalls),
  };
}

const pairOf = ({ caller, callee }: { readonly caller: FunctionId; readonly callee: FunctionId }) =>
  `${caller}\n${callee}`;

function nameOf(id: FunctionId, functions: ReadonlyMap<FunctionId, { readonly qualifiedName: string }>): string {
  return functions.get(id)?.qualifiedName ?? qualifiedNameOfId(id);
}
