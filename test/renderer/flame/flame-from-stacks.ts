import type { FlameTree } from "#contract/answers.ts";
import { functionId, runId } from "#model/ids.ts";
import { stackTree } from "../../../renderer/flame/stack-tree.ts";
import type { Unfolding } from "../../../renderer/flame/unfolding.ts";

/** A call tree drawn as text, one stack a line: `10 main > parse > next` gives `next` a self cost of 10. */
export function flameFromStacks(text: string): FlameTree {
  const names: string[] = [];
  const tree = { parents: [-1], nodeFrames: [-1], self: [0] };
  const known = new Map<string, number>();
  for (const line of text.split("\n").filter((one) => one.trim() !== "")) {
    const [, cost, stack] = /^\s*(\d+)\s+(.+)$/.exec(line) ?? [];
    if (cost === undefined || stack === undefined) throw new Error(`Not "<n> a > b": ${line}`);
    let node = 0;
    for (const name of stack.trim().split(" > ")) {
      const key = `${node} ${name}`;
      const child = known.get(key) ?? tree.parents.push(node) - 1;
      if (!known.has(key)) {
        if (!names.includes(name)) names.push(name);
        tree.nodeFrames.push(names.indexOf(name));
        tree.self.push(0);
        known.set(key, child);
      }
      node = child;
    }
    tree.self[node]! += Number(cost);
  }
  const total = [...tree.self];
  for (let node = total.length - 1; node > 0; node--) total[tree.parents[node]!]! += total[node]!;
  return {
    run: runId(1),
    measure: { name: "time", unit: "nanoseconds", whole: total[0]! },
    reconstructed: false,
    isTimed: false,
    timedThreads: [],
    inOrder: null,
    frames: names.map((name) => ({ id: functionId(name), name, module: "m", external: false })),
    parents: Int32Array.from(tree.parents),
    nodeFrames: Int32Array.from(tree.nodeFrames),
    self: Float64Array.from(tree.self),
    total: Float64Array.from(total),
    leftOut: 0,
  };
}

/** The same, indexed. */
export const treeFromStacks = (text: string) => stackTree(flameFromStacks(text));

/** A whole unfolding as text for people: two spaces a level, `name total` and `self` where there is some. */
export function drawn(flame: Unfolding, node = 0): string[] {
  flame.unfold(node);
  const name = flame.tree.frames[flame.frame[node]!]?.name ?? "all";
  const own = flame.self[node]! > 0 ? ` self ${flame.self[node]}` : "";
  const lines = [`${"  ".repeat(flame.depth[node]!)}${name} ${flame.total[node]}${own}`];
  for (let nth = 0; nth < flame.childCount[node]!; nth++) lines.push(...drawn(flame, flame.firstChild[node]! + nth));
  return lines;
}
