import { qualifiedNameOfId } from "#format/name-of-id.ts";
import type { Chance, ComparedCall, ComparedFunction, Comparison } from "#model/comparison.ts";
import type { Difference } from "#model/flow-view.ts";
import type { FunctionId } from "#model/ids.ts";
import type { MeasuredCall, MeasuredFunction, MeasuredGraph } from "#model/measured-graph.ts";
import { ProblemError } from "#model/problem.ts";
import type { Run } from "#model/run.ts";
import { chancesOfFunctions, chancesOfRuns, noiseText, type Repeats } from "./noise.ts";
import { callsDifference, costDifference, type SideOfCall } from "./side-of-call.ts";
import { summedCalls } from "./summed-calls.ts";
import { unmatchedPairs } from "./unmatched-pairs.ts";

/** One side of a comparison: a run with its measured graph. */
export interface ComparedRun {
  readonly run: Run;
  readonly graph: MeasuredGraph;
}

/**
 * Two runs in one measure: every function and call of either, largest change of self cost first (calls: of total cost).
 * What a counting run never called has 0 calls there; what a sampling run never met is unknown.
 *
 * @param qualifiedNameOf the name in the source graph; what the id tells when it gives null or is left out
 * @param repeats more runs of each side's program and input, which tell noise from change; the two runs alone when left out
 * @throws ProblemError when the two measures have different units
 */
export function compareRuns(
  base: ComparedRun,
  head: ComparedRun,
  qualifiedNameOf: (id: FunctionId) => string | null = () => null,
  repeats: Repeats = { base: [base], head: [head] },
): Comparison {
  refuseOtherUnit(base, head);
  const renamed = unmatchedPairs(base.graph.functions, head.graph.functions);
  const { whole: _, ...measure } = head.graph.measure;
  return {
    base: base.run,
    head: head.run,
    measure,
    whole: { base: base.graph.measure.whole, head: head.graph.measure.whole },
    calls: { base: summedCalls(base), head: summedCalls(head) },
    wallTime: { base: base.run.wallTime, head: head.run.wallTime },
    peakMemory: { base: base.run.peakMemory, head: head.run.peakMemory },
    functions: comparedFunctions(
      base,
      head,
      renamed,
      qualifiedNameOf,
      chancesOfFunctions(repeats, (id) => renamed.get(id) ?? id),
    ),
    edges: comparedCalls(base, head, renamed),
    repeats: { base: repeats.base.length, head: repeats.head.length },
    chance: chancesOfRuns(repeats),
    noise: noiseText(repeats),
  };
}

function refuseOtherUnit(base: ComparedRun, head: ComparedRun): void {
  if (base.graph.measure.unit === head.graph.measure.unit) return;
  throw new ProblemError(
    `"${base.run.label}" measures ${base.graph.measure.name} in ${base.graph.measure.unit}, "${head.run.label}" ${head.graph.measure.name} in ${head.graph.measure.unit}, which can't be compared.`,
    "Choose a measure that both runs have.",
  );
}

type Renamed = ReadonlyMap<FunctionId, FunctionId>;

function comparedFunctions(
  base: ComparedRun,
  head: ComparedRun,
  renamed: Renamed,
  qualifiedNameOf: (id: FunctionId) => string | null,
  chanceOf: (id: FunctionId) => Chance,
): ComparedFunction[] {
  const before = new Map(base.graph.functions.map((entry) => [renamed.get(entry.id) ?? entry.id, entry]));
  const after = new Map(head.graph.functions.map((entry) => [entry.id, entry]));
  const ids = new Set([...after.keys(), ...before.keys()]);
  return [...ids]
    .map((id) => ({
      ...comparedFunction(id, side(before.get(id), base.run), side(after.get(id), head.run), qualifiedNameOf),
      chance: chanceOf(id),
    }))
    .sort((a, b) => changeOf(b.self) - changeOf(a.self) || changeOf(b.total) - changeOf(a.total) || order(a.id, b.id));
}

function comparedFunction(
  id: FunctionId,
  base: SideOfCall<MeasuredFunction>,
  head: SideOfCall<MeasuredFunction>,
  qualifiedNameOf: (id: FunctionId) => string | null,
): Omit<ComparedFunction, "chance"> {
  const shown = (head.entry ?? base.entry) as MeasuredFunction;
  return {
    id,
    name: shown.name,
    qualifiedName: qualifiedNameOf(id) ?? qualifiedNameOfId(id),
    file: shown.file,
    line: shown.line,
    external: shown.external,
    presence: presenceOf(base, head),
    calls: callsDifference(base, head),
    self: costDifference(base, head, "self"),
    total: costDifference(base, head, "total"),
  };
}

function comparedCalls(base: ComparedRun, head: ComparedRun, renamed: Renamed): ComparedCall[] {
  const keyOf = (caller: FunctionId, callee: FunctionId) => `${caller}\n${callee}`;
  const newId = (id: FunctionId) => renamed.get(id) ?? id;
  const before = new Map(
    base.graph.calls.map((call) => {
      const moved = { ...call, caller: newId(call.caller), callee: newId(call.callee) };
      return [keyOf(moved.caller, moved.callee), moved] as const;
    }),
  );
  const after = new Map(head.graph.calls.map((call) => [keyOf(call.caller, call.callee), call]));
  return [...new Set([...after.keys(), ...before.keys()])]
    .map((key) => comparedCall(side(before.get(key), base.run), side(after.get(key), head.run)))
    .sort((a, b) => changeOf(b.total) - changeOf(a.total) || order(a.caller, b.caller) || order(a.callee, b.callee));
}

function comparedCall(base: SideOfCall<MeasuredCall>, head: SideOfCall<MeasuredCall>): ComparedCall {
  const { caller, callee } = (head.entry ?? base.entry) as MeasuredCall;
  return {
    caller,
    callee,
    presence: presenceOf(base, head),
    calls: callsDifference(base, head),
    total: costDifference(base, head, "total"),
  };
}

function side<T>(entry: T | undefined, run: Run): SideOfCall<T> {
  return { entry: entry ?? null, countsCalls: run.hasCalls };
}

function presenceOf(base: SideOfCall<unknown>, head: SideOfCall<unknown>): ComparedFunction["presence"] {
  if (base.entry === null) return "added";
  return head.entry === null ? "removed" : "both";
}

/** How much it changed, for sorting; what is missing on one side counts in full, unknown on both last. */
function changeOf({ base, head }: Difference): number {
  return base === null && head === null ? -1 : Math.abs((head ?? 0) - (base ?? 0));
}

function order(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
