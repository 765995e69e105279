import { measuredGraph } from "#match/measured-graph.ts";
import { functionId } from "#model/ids.ts";
import type { ImportedThread, ProfileEdge, ProfileFrame } from "#model/imported-profile.ts";
import type { FrameMatch } from "#model/match.ts";
import type { MeasuredGraph } from "#model/measured-graph.ts";
import { drawnId, drawnLines } from "./source-drawn.ts";

/** One stack of a drawn run: outermost function first. */
export interface DrawnStack {
  readonly weight: number;
  readonly names: readonly string[];
}

/** Reads stacks drawn as text, one a line: `10 main > parse > next`. */
export function drawnStacks(text: string): DrawnStack[] {
  return drawnLines(text).map((line) => {
    const [, weight, names] = /^([\d.]+)\s+(.+)$/.exec(line) ?? [];
    if (weight === undefined || names === undefined) throw new Error(`Not "<n> a > b": ${line}`);
    return { weight: Number(weight), names: names.split(" > ") };
  });
}

/**
 * A run drawn as text, joined with the functions that its names stand for (see `sourceDrawn`). A comprehension is written
 * with the function that it folds into: `main/<genexpr>`.
 */
export function runFromStacks(text: string): MeasuredGraph {
  return graphOfStacks(drawnStacks(text));
}

export function graphOfStacks(stacks: readonly DrawnStack[]): MeasuredGraph {
  const { thread, matches } = threadOfStacks(stacks);
  return measuredGraph([thread], [matches], new Map(), "samples");
}

/** A sampled thread with its call tree, and what its frames match. */
export function threadOfStacks(stacks: readonly DrawnStack[]): { thread: ImportedThread; matches: FrameMatch[] } {
  const names: string[] = [];
  const parents = [-1];
  const frames = [-1];
  const self = [0];
  const nodes = new Map<string, number>();
  for (const stack of stacks) {
    let node = 0;
    for (const name of stack.names) {
      const frame = names.includes(name) ? names.indexOf(name) : names.push(name) - 1;
      const key = `${node} ${frame}`;
      const known = nodes.get(key);
      node = known ?? parents.push(node) - 1;
      if (known !== undefined) continue;
      nodes.set(key, node);
      frames.push(frame);
      self.push(0);
    }
    self[node]! += stack.weight;
  }
  const thread: ImportedThread = {
    name: "MainThread",
    processId: null,
    threadId: null,
    measures: [{ name: "samples", unit: "samples", whole: stacks.reduce((sum, stack) => sum + stack.weight, 0) }],
    hasStacks: true,
    hasCalls: false,
    frames: names.map((name) => drawnFrame(name.replace(/^.*\/(?=<)/, ""))),
    edges: [],
    tree: { parents: Int32Array.from(parents), frames: Int32Array.from(frames), self: [Float64Array.from(self)] },
    timeline: null,
  };
  return { thread, matches: names.map(drawnMatch) };
}

/**
 * A run that keeps calls but no stacks, drawn as text: `main 1 10` is a function with self and total, `main > parse 5 2`
 * a call with its total and, where they are counted, its calls.
 */
export function runFromEdges(text: string, whole: number): MeasuredGraph {
  const frames: { name: string; frame: ProfileFrame }[] = [];
  const edges: ProfileEdge[] = [];
  const indexOf = (name: string) => frames.findIndex((each) => each.name === name);
  for (const line of drawnLines(text)) {
    const [, caller, callee, first, second] = /^(\S+)(?: > (\S+))? ([\d.]+)(?: ([\d.]+))?$/.exec(line) ?? [];
    if (caller === undefined) throw new Error(`Not "a 1 2" or "a > b 1": ${line}`);
    if (callee === undefined) {
      const cost = { self: Number(first), total: Number(second) };
      frames.push({
        name: caller,
        frame: { ...drawnFrame(caller.replace(/^.*\/(?=<)/, "")), calls: 1, primitiveCalls: 1, costs: [cost] },
      });
    } else {
      const calls = second === undefined ? null : Number(second);
      edges.push({
        caller: indexOf(caller),
        callee: indexOf(callee),
        calls,
        costs: [{ self: null, total: Number(first) }],
      });
    }
  }
  const thread: ImportedThread = {
    name: "MainThread",
    processId: null,
    threadId: null,
    measures: [{ name: "samples", unit: "nanoseconds", whole }],
    hasStacks: false,
    hasCalls: true,
    frames: frames.map((each) => each.frame),
    edges,
    tree: null,
    timeline: null,
  };
  return measuredGraph([thread], [frames.map(({ name }, frame) => drawnMatch(name, frame))], new Map(), "samples");
}

function drawnFrame(name: string): ProfileFrame {
  return {
    name,
    file: "app.py",
    line: null,
    column: null,
    lineKind: "executing",
    external: false,
    calls: null,
    primitiveCalls: null,
    costs: [{ self: null, total: null }],
  };
}

function drawnMatch(name: string, frame: number): FrameMatch {
  const owner = name.replace(/\/<.*$/, "");
  return { frame, functionId: functionId(drawnId(owner)), kind: owner === name ? "exact" : "line", reason: null };
}
