import type { FlameTree } from "#contract/answers.ts";
import { timeOrderedTree } from "#match/time-ordered-tree.ts";
import type { ImportedThread } from "#model/imported-profile.ts";
import type { MeasuredGraph } from "#model/measured-graph.ts";
import type { Run } from "#model/run.ts";
import type { RunPart } from "#model/run-part.ts";
import { measureNamed } from "./find-run.ts";
import { shownModule, shownName } from "./function-row.ts";
import { loadGraph } from "./load-graph.ts";
import { loadMeasured } from "./load-measured.ts";
import { matchRun } from "./match-run.ts";
import { measureOwner } from "./measure-owner.ts";
import { MergedTree } from "./merged-tree.ts";
import type { Project } from "./open-project.ts";
import { type ReconstructedTree, reconstructedTree } from "./reconstruct/reconstructed-tree.ts";
import { isToldByTime, threadsOf } from "./run-part.ts";

/**
 * As many nodes as a window can hold. Light ones count: a function that is called all over the program is the sum of
 * thousands of them, so leaving them out would falsify who called it.
 */
const mostNodes = 1_000_000;

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
    const tree = treeOf(graph);
    merged.add(
      tree.parents,
      tree.nodes,
      tree.self,
      graph.functions.map((one) => one.id),
    );
  }
  const { functions } = loadGraph(project);
  const measured = new Map(graph.functions.map((one) => [one.id, one]));
  const pruned = merged.pruned(mostNodes);
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

/** Reconstructed trees by their graph, which stays in memory as long as its run is looked at. */
const trees = new WeakMap<MeasuredGraph, ReconstructedTree>();

function treeOf(graph: MeasuredGraph): ReconstructedTree {
  const tree = trees.get(graph) ?? reconstructedTree(graph);
  trees.set(graph, tree);
  return tree;
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
