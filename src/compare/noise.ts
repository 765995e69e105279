import { isNoise } from "#format/noise-mark.ts";
import type { Chance, ComparedFunction, Comparison } from "#model/comparison.ts";
import type { FunctionId } from "#model/ids.ts";
import type { MeasuredGraph } from "#model/measured-graph.ts";
import type { Run } from "#model/run.ts";
import { chanceOfDifference, fewestRepeats } from "./rank-test.ts";

/** A run of a group. */
interface Repeat {
  readonly run: Run;
  readonly graph: MeasuredGraph;
}

/** The runs of one program and input on each side, the compared ones among them. */
export interface Repeats {
  readonly base: readonly Repeat[];
  readonly head: readonly Repeat[];
}

/** Chances of the whole runs' numbers. */
export function chancesOfRuns({ base, head }: Repeats): Comparison["chance"] {
  const chance = (of: (repeat: Repeat) => number | null) => chanceOf(base.map(of), head.map(of));
  return {
    whole: chance(({ graph }) => graph.measure.whole),
    wallTime: chance(({ run }) => run.wallTime),
    peakMemory: chance(({ run }) => run.peakMemory),
  };
}

/**
 * Chances of a function's costs by its id in the head.
 *
 * @param newId ids of the base as they are in the head
 */
export function chancesOfFunctions(
  repeats: Repeats,
  newId: (id: FunctionId) => FunctionId,
): (id: FunctionId) => Chance {
  if (repeats.base.length < fewestRepeats || repeats.head.length < fewestRepeats) return () => unknownChance;
  const costs = (group: readonly Repeat[], idOf: (id: FunctionId) => FunctionId) =>
    group.map(({ graph }) => new Map(graph.functions.map(({ id, cost }) => [idOf(id), cost])));
  const [base, head] = [costs(repeats.base, newId), costs(repeats.head, (id) => id)];
  return (id) => {
    const of = (which: "self" | "total") =>
      chanceOf(
        base.map((run) => run.get(id)?.[which] ?? null),
        head.map((run) => run.get(id)?.[which] ?? null),
      );
    return { self: of("self"), total: of("total") };
  };
}

const unknownChance: Chance = { self: null, total: null };

/** Null as soon as one run doesn't know: who left it out may have measured anything. */
function chanceOf(base: readonly (number | null)[], head: readonly (number | null)[]): number | null {
  const known = (values: readonly (number | null)[]): values is readonly number[] => !values.includes(null);
  return known(base) && known(head) ? chanceOfDifference(base, head) : null;
}

/** What can be said of noise, in a sentence. */
export function noiseText({ base, head }: Repeats): string {
  const counts = "Call counts are exact where both runs count calls.";
  if (base.length === 1 && head.length === 1) {
    return `One run on each side: how much such a number varies from run to run is unknown, so a small difference in time or memory may mean nothing. ${counts}`;
  }
  const runs = `${base.length} ${base.length === 1 ? "run" : "runs"} before and ${head.length} after`;
  if (base.length < fewestRepeats || head.length < fewestRepeats) {
    return `${runs}: it takes ${fewestRepeats} on each side to tell a difference in time or memory from noise. ${counts}`;
  }
  return `${runs}: a difference marked with ~ is no larger than chance makes it (Mann-Whitney U test, 5 %). ${counts}`;
}

/** True when a function's own cost changed by no more than noise, and its calls didn't change. */
export function isOnlyNoise({ chance, calls, presence }: ComparedFunction): boolean {
  return presence === "both" && isNoise(chance.self) && calls.base === calls.head;
}
