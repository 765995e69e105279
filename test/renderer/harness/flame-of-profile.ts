import type { FlameTree } from "#contract/answers.ts";
import { functionId, runId } from "#model/ids.ts";
import type { ImportedThread } from "#model/imported-profile.ts";
import type { MeasuredGraph } from "#model/measured-graph.ts";
import { readProfile } from "../../../src/profiles/read-profile.ts";
import { reconstructedTree } from "../../../src/project/reconstruct/reconstructed-tree.ts";

/** The first thread of a profile file as the engine would send it, without a project to match it with. */
export async function flameOfProfile(path: string): Promise<FlameTree> {
  const profile = await readProfile(path, { onProgress: () => undefined, signal: new AbortController().signal });
  const thread = profile.threads[0]!;
  const tree = thread.tree === null ? reconstructed(thread) : measured(thread);
  return {
    run: runId(1),
    measure: thread.measures[0]!,
    reconstructed: thread.tree === null,
    isTimed: false,
    timedThreads: [],
    inOrder: null,
    frames: thread.frames.map(({ name, file, line, external }) => ({
      id: functionId(`${file ?? ""}#${name}:${line ?? 0}`),
      name,
      module: file?.split("/").slice(-2).join("/") ?? "builtins",
      external,
    })),
    ...tree,
    leftOut: 0,
  };
}

type Arrays = Pick<FlameTree, "parents" | "nodeFrames" | "self" | "total">;

function measured({ tree }: ImportedThread): Arrays {
  return summed(tree!.parents, tree!.frames, tree!.self[0]!);
}

function reconstructed(thread: ImportedThread): Arrays {
  const id = (frame: number) => functionId(String(frame));
  const graph: MeasuredGraph = {
    measure: thread.measures[0]!,
    hasStacks: false,
    functions: thread.frames.map((frame, index) => ({
      ...frame,
      id: id(index),
      match: "exact",
      cost: frame.costs[0]!,
    })),
    calls: thread.edges.map((edge) => ({
      caller: id(edge.caller),
      callee: id(edge.callee),
      calls: edge.calls,
      primitiveCalls: edge.primitiveCalls ?? null,
      cost: edge.costs[0]!,
    })),
  };
  const tree = reconstructedTree(graph);
  return summed(tree.parents, tree.nodes, tree.self);
}

function summed(parents: ArrayLike<number>, nodeFrames: ArrayLike<number>, self: ArrayLike<number>): Arrays {
  const total = Float64Array.from(self);
  for (let node = total.length - 1; node > 0; node--) total[parents[node]!]! += total[node]!;
  return {
    parents: Int32Array.from(parents),
    nodeFrames: Int32Array.from(nodeFrames),
    self: Float64Array.from(self),
    total,
  };
}
