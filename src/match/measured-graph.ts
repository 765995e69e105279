import type { FunctionId } from "#model/ids.ts";
import type { ImportedThread } from "#model/imported-profile.ts";
import type { FrameMatch } from "#model/match.ts";
import type { Cost, Count, Measure } from "#model/measure.ts";
import type { MeasuredCall, MeasuredGraph } from "#model/measured-graph.ts";
import type { SourceFunction } from "#model/source-graph.ts";
import { addCounts, addKnown } from "./count-sum.ts";
import { isFoldedFrame } from "./folded-frame.ts";
import { functionTree, type ThreadTree } from "./function-tree.ts";
import type { JoinedThread } from "./joined-thread.ts";
import { measuredFunctions } from "./measured-functions.ts";
import { type TreeCosts, treeCosts } from "./tree-costs.ts";

/**
 * A run after the join, in one measure. Frames of one function are added up. With whole stacks, totals are added up anew,
 * so that a stack counts once for a function and for a call, also when two of its frames are the same function. With
 * edges alone, the profile's own totals stand; a comprehension's total is left out, being inside its function's already.
 *
 * @param matchesByThread for each thread the matches of its frames, in their order
 * @throws when no thread has the measure
 */
export function measuredGraph(
  threads: readonly ImportedThread[],
  matchesByThread: readonly (readonly FrameMatch[])[],
  functions: ReadonlyMap<FunctionId, SourceFunction>,
  measureName: string,
): MeasuredGraph {
  const indexes = new Map<FunctionId, number>();
  const joined = threads.flatMap((thread, index) =>
    joinedThread(thread, matchesByThread[index] ?? [], measureName, indexes),
  );
  const measure = wholeMeasure(joined, measureName);
  const counted = measuredFunctions(joined, [...indexes.keys()], functions);
  const calls = new Map<number, MeasuredCall>();
  const ids = [...indexes.keys()];
  for (const each of joined) addEdges(calls, each, ids);
  const hasStacks = joined.every(({ thread }) => thread.tree !== null);
  if (!hasStacks) return { measure, functions: counted, calls: [...calls.values()], hasStacks, tree: null };
  const tree = functionTree(joined.map(threadTree), ids.length);
  const costs = treeCosts(tree, ids.length);
  return {
    measure,
    functions: counted.map((each, index) => ({
      ...each,
      cost: { self: costs.self[index]!, total: costs.total[index]! },
    })),
    calls: treeCalls(costs, calls, ids),
    hasStacks,
    tree,
  };
}

function joinedThread(
  thread: ImportedThread,
  matches: readonly FrameMatch[],
  measureName: string,
  indexes: Map<FunctionId, number>,
): JoinedThread[] {
  const measure = thread.measures.findIndex((each) => each.name === measureName);
  if (measure < 0) return [];
  const functions = matches.map(({ functionId }) => {
    const index = indexes.get(functionId) ?? indexes.size;
    indexes.set(functionId, index);
    return index;
  });
  const folded = thread.frames.map((frame, index) => isFoldedFrame(frame) && matches[index]?.kind === "line");
  return [{ thread, matches, measure, functions, folded }];
}

function wholeMeasure(joined: readonly JoinedThread[], name: string): Measure {
  const first = joined[0]?.thread.measures[joined[0].measure];
  if (first === undefined) throw new Error(`No thread of the run measures ${name}`);
  return { ...first, whole: joined.reduce((sum, each) => sum + each.thread.measures[each.measure]!.whole, 0) };
}

function threadTree({ thread, measure, functions, folded }: JoinedThread): ThreadTree {
  return { tree: thread.tree!, self: thread.tree!.self[measure]!, functions, folded };
}

/** Adds the edges of a thread up by function. A call into a comprehension is none: its function is running already. */
function addEdges(calls: Map<number, MeasuredCall>, joined: JoinedThread, ids: readonly FunctionId[]): void {
  const { thread, functions, folded, measure } = joined;
  for (const edge of thread.edges) {
    const caller = functions[edge.caller];
    const callee = functions[edge.callee];
    if (caller === undefined || callee === undefined || folded[edge.callee]) continue;
    const key = caller * ids.length + callee;
    const call: MeasuredCall = {
      caller: ids[caller]!,
      callee: ids[callee]!,
      calls: edge.calls,
      primitiveCalls: edge.primitiveCalls ?? null,
      cost: edge.costs[measure] ?? { self: null, total: null },
    };
    const known = calls.get(key);
    calls.set(key, known === undefined ? call : addedCall(known, call));
  }
}

function addedCall(a: MeasuredCall, b: MeasuredCall): MeasuredCall {
  return {
    ...a,
    calls: addCounts(a.calls, b.calls),
    primitiveCalls: addCounts(a.primitiveCalls, b.primitiveCalls),
    cost: addedCost(a.cost, b.cost),
  };
}

function addedCost(a: Cost, b: Cost): Cost {
  return { self: addKnown(a.self, b.self), total: addKnown(a.total, b.total) };
}

/** Costs of calls from the stacks; counts from the profile's edges, where the format counts calls. */
function treeCalls(
  costs: TreeCosts,
  counted: ReadonlyMap<number, MeasuredCall>,
  ids: readonly FunctionId[],
): MeasuredCall[] {
  return [...costs.edges].map(([key, total]) => {
    const count: { calls: Count | null; primitiveCalls: Count | null } | undefined = counted.get(key);
    return {
      caller: ids[Math.floor(key / ids.length)]!,
      callee: ids[key % ids.length]!,
      calls: count?.calls ?? null,
      primitiveCalls: count?.primitiveCalls ?? null,
      cost: { self: null, total },
    };
  });
}
