import type { FlameTree } from "#contract/answers.ts";
import { timeOrderedTree } from "#match/time-ordered-tree.ts";
import type { FunctionId } from "#model/ids.ts";
import type { ImportedThread } from "#model/imported-profile.ts";
import type { Run } from "#model/run.ts";
import type { RunPart } from "#model/run-part.ts";
import { measureNamed } from "./find-run.ts";
import { shownModule, shownName } from "./function-row.ts";
import { loadGraph } from "./load-graph.ts";
import { loadMeasured } from "./load-measured.ts";
import { matchRun } from "./match-run.ts";
import { measureOwner } from "./measure-owner.ts";
import type { Project } from "./open-project.ts";
import { reconstructedTree } from "./reconstructed-tree.ts";
import { isToldByTime, threadsOf } from "./run-part.ts";

/** Nodes lighter than this share of the whole are folded into their parent's self cost: nobody can see them. */
const lightest = 1 / 10_000;

export interface FlameQuestion {
  readonly part: RunPart;
  readonly order: "cost" | "time";
  /** The one to show in order of time; null, or one without timestamps, for the one that costs most. */
  readonly thread: number | null;
}

/**
 * A run as one tree of functions, its threads merged. Formats without stacks get a tree that is put together from their
 * edges and marked so. In order of time it is one thread, since several ran at once.
 */
export function flameTree(project: Project, run: Run, measureName: string | null, question: FlameQuestion): FlameTree {
  const named = measureNamed(run, measureName);
  const owner = measureOwner(project, run.id, named.name, question.part);
  const timed = timedThreads(threadsOf(project, owner, question.part, named.name), named.name);
  const inOrder =
    question.order === "cost" ? null : (timed.find((index) => index === question.thread) ?? timed[0] ?? null);
  const part = inOrder === null ? question.part : { ...question.part, threads: [inOrder] };
  const { time } = part;
  const threads = threadsOf(project, owner, part, named.name);
  const merged = new MergedTree();
  const { byThread } = matchRun(project, owner);
  for (const [index, one] of threads.entries()) {
    const at = one.measures.findIndex((candidate) => candidate.name === named.name);
    if (one.tree === null || at < 0) continue;
    const ids = (byThread[index] ?? []).map((match) => match.functionId);
    const inTime = inOrder === null ? null : timeOrderedTree(one, time, named.unit === "samples");
    if (inTime !== null) {
      merged.add(inTime.parents, inTime.frames, inTime.self, ids, true);
      continue;
    }
    merged.add(one.tree.parents, one.tree.frames, one.tree.self[at]!, ids);
  }
  const graph = loadMeasured(project, run.id, named.name, part);
  const measure = time === null && part.threads === null ? named : graph.measure;
  // Functions too light for the tree are known all the same: tables list them with their exact costs.
  for (const { id } of graph.functions) merged.know(id);
  const reconstructed = merged.size === 1 && time === null;
  if (reconstructed) {
    const tree = reconstructedTree(graph);
    merged.add(
      tree.parents,
      tree.nodes,
      tree.self,
      graph.functions.map((one) => one.id),
    );
  }
  const { functions } = loadGraph(project);
  const measured = new Map(graph.functions.map((one) => [one.id, one]));
  const pruned = merged.pruned(lightest);
  return {
    run: run.id,
    measure,
    reconstructed,
    isTimed: isToldByTime(project, owner, question.part, named.name),
    timedThreads: timed,
    inOrder,
    frames: pruned.ids.map((id) => ({
      id,
      name: shownName(id, functions.get(id), measured.get(id)),
      module: shownModule(id, functions.get(id), measured.get(id)),
      external: functions.get(id)?.external ?? true,
    })),
    parents: pruned.parents,
    nodeFrames: pruned.nodeFrames,
    self: pruned.self,
    total: pruned.total,
    leftOut: pruned.leftOut,
  };
}

/** Positions of the threads that can be shown in order of time, those that cost most first. */
function timedThreads(threads: readonly ImportedThread[], measure: string): number[] {
  return threads
    .map(({ timeline, measures }, index) => ({
      index,
      samples: timeline?.times.length ?? 0,
      whole: measures.find(({ name }) => name === measure)?.whole,
    }))
    .filter(({ samples, whole }) => samples > 0 && whole !== undefined)
    .sort((a, b) => b.whole! - a.whole! || a.index - b.index)
    .map(({ index }) => index);
}

/** A tree of functions to which several trees of frames are added: equal stacks of functions become one node. */
class MergedTree {
  readonly #ids: FunctionId[] = [];
  readonly #idNumber = new Map<FunctionId, number>();
  readonly #parents: number[] = [-1];
  readonly #frames: number[] = [-1];
  readonly #self: number[] = [0];
  readonly #children = new Map<number, number>();

  get size(): number {
    return this.#parents.length;
  }

  /**
   * @param ids the function of each frame
   * @param apart keeps every node apart, also beside an equal one
   */
  add(
    parents: ArrayLike<number>,
    frames: ArrayLike<number>,
    self: ArrayLike<number>,
    ids: readonly FunctionId[],
    apart = false,
  ): void {
    const place = new Int32Array(parents.length);
    for (let node = 0; node < parents.length; node++) {
      const frame = frames[node]!;
      const id = frame < 0 ? undefined : ids[frame];
      if (id !== undefined) place[node] = this.#child(place[parents[node]!]!, id, apart);
      this.#self[place[node]!]! += self[node]!;
    }
  }

  /** The number of a function, given at its first mention. */
  know(id: FunctionId): number {
    const known = this.#idNumber.get(id);
    if (known !== undefined) return known;
    const number = this.#ids.push(id) - 1;
    this.#idNumber.set(id, number);
    return number;
  }

  #child(parent: number, id: FunctionId, apart: boolean): number {
    const number = this.know(id);
    const key = parent * 2 ** 22 + number;
    const known = apart ? undefined : this.#children.get(key);
    if (known !== undefined) return known;
    const node = this.#parents.push(parent) - 1;
    this.#frames.push(number);
    this.#self.push(0);
    this.#children.set(key, node);
    return node;
  }

  /** The tree without nodes lighter than `share` of the whole; their cost goes to their parent's self. */
  pruned(share: number) {
    const total = Float64Array.from(this.#self);
    for (let node = total.length - 1; node > 0; node--) total[this.#parents[node]!]! += total[node]!;
    const least = total[0]! * share;
    const place = new Int32Array(total.length).fill(-1);
    const kept = { parents: [-1], nodeFrames: [-1], self: [this.#self[0]!], total: [total[0]!] };
    place[0] = 0;
    let leftOut = 0;
    for (let node = 1; node < total.length; node++) {
      const parent = place[this.#parents[node]!]!;
      if (total[node]! < least || total[node] === 0) {
        place[node] = parent;
        kept.self[parent]! += this.#self[node]!;
        leftOut++;
        continue;
      }
      place[node] = kept.parents.push(parent) - 1;
      kept.nodeFrames.push(this.#frames[node]!);
      kept.self.push(this.#self[node]!);
      kept.total.push(total[node]!);
    }
    return { ...kept, ids: this.#ids, leftOut };
  }
}
