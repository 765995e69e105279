import type { SourceFunction } from "#model/source-graph.ts";
import type { FlowIndex } from "./flow-index.ts";

/** How much the functions of a project matter for a first picture, by number. */
export interface StaticRanking {
  /** How much happens below a function. */
  readonly weights: Float64Array;
  /** Functions of the project, weightiest first. */
  readonly order: readonly number[];
  /** 1 where no function of the project calls it; imports don't count as calls. */
  readonly isEntry: Uint8Array;
}

const rankings = new WeakMap<FlowIndex, StaticRanking>();

/** Ranks a static graph: made once for each graph, in linear time. */
export function staticRanking(index: FlowIndex): StaticRanking {
  const known = rankings.get(index);
  if (known !== undefined) return known;
  const weights = spineWeights(index);
  const own = index.functions.flatMap((each, node) => (each.external ? [] : [node]));
  const order = own.toSorted((a, b) => weights[b]! - weights[a]! || a - b);
  const isEntry = Uint8Array.from(index.functions, (_, node) =>
    index.incoming[node]!.every((pair) => !isFollowed(index, index.pairs[pair]!.caller, node)) ? 1 : 0,
  );
  const ranking = { weights, order, isEntry };
  rankings.set(index, ranking);
  return ranking;
}

/**
 * How much happens below each function: its own certain calls, and those along the weightiest way down. A call back into a
 * cycle adds nothing. Uses no call stack, since ways may be long.
 */
function spineWeights(index: FlowIndex): Float64Array {
  const weights = new Float64Array(index.functions.length);
  /** 0: not seen, 1: waits for its callees, 2: weighed. */
  const state = new Uint8Array(index.functions.length);
  for (let start = 0; start < state.length; start++) {
    const stack = state[start] === 0 ? [start] : [];
    while (stack.length > 0) {
      const node = stack.at(-1)!;
      if (state[node] === 0) {
        state[node] = 1;
        for (const callee of certainCallees(index, node)) if (state[callee] === 0) stack.push(callee);
        continue;
      }
      stack.pop();
      if (state[node] === 2) continue;
      state[node] = 2;
      let heaviest = 0;
      let count = 0;
      for (const callee of certainCallees(index, node)) {
        heaviest = Math.max(heaviest, weights[callee]!);
        count++;
      }
      weights[node] = factor(index.functions[node]!) * Math.log2(1 + count) + heaviest;
    }
  }
  return weights;
}

function* certainCallees(index: FlowIndex, node: number): Generator<number> {
  for (const number of index.outgoing[node]!) {
    const { callee, calls } = index.pairs[number]!;
    if (calls[0]!.certainty === "certain" && isFollowed(index, node, callee)) yield callee;
  }
}

/** Imports run module bodies, but that is no flow: a module body is shown as an entry alone. */
function isFollowed(index: FlowIndex, caller: number, callee: number): boolean {
  const each = index.functions[callee]!;
  return caller !== callee && !each.external && each.kind !== "module";
}

/** Tests lead everywhere and explain little; anonymous functions say nothing by themselves. */
function factor({ file, kind }: SourceFunction): number {
  if (/(^|\/)(tests?|__tests__|spec|benchmarks?)\/|(^|\/)test_|[._](test|spec)\.\w+$/.test(file ?? "")) return 0.1;
  return kind === "lambda" ? 0.3 : 1;
}
