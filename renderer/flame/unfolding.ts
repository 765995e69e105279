import { callerGroups } from "./caller-groups.ts";
import type { Group, Grouper, RootCursors } from "./grouper.ts";
import type { StackTree } from "./stack-tree.ts";

/**
 * A tree of frames that is worked out only where somebody looks: a flame graph of a million nodes shows a few thousand,
 * and an inverted one would cost the sum of all stack depths. Each node stands for a set of cursors in the stack tree.
 *
 * - `callees`: a node's children are the frames that its cursors called, nodes of one frame merged.
 * - `callers`: a node's children are the frames that called its cursors; each cursor carries the cost it stands for.
 *
 * Nodes are numbers in order of unfolding; 0 is the root. Children of a node lie side by side, dearest first, and
 * `start` is a node's left edge in units of the measure.
 */
export interface Unfolding {
  /** True when siblings lie in order of time and not of cost, so that a thin one says nothing of those behind it. */
  readonly isTimed: boolean;
  readonly tree: StackTree;
  /** What the whole picture adds up to. */
  readonly whole: number;
  readonly parent: readonly number[];
  /** Index into the tree's frames; -1 for a root that stands for no function. */
  readonly frame: readonly number[];
  readonly self: readonly number[];
  readonly total: readonly number[];
  readonly start: readonly number[];
  readonly depth: readonly number[];
  /** -1 until unfolded. */
  readonly firstChild: readonly number[];
  readonly childCount: readonly number[];
  /** Works out a node's children; cheap when that has happened already. Cost: the cursors of the node and their children. */
  unfold(node: number): void;
}

export interface UnfoldingRule {
  readonly direction: "callees" | "callers";
  /** Draws direct recursion (a calls a calls a) as one frame. */
  readonly foldRecursion: boolean;
  /** `time` keeps the order of the tree and merges nothing: for callees of a tree that is in order of time. */
  readonly order?: "cost" | "time";
}

const nothing: ArrayLike<number> = [];

/** Starts an unfolding at a root. Nothing but the root is worked out yet. */
export function unfolding(tree: StackTree, root: RootCursors, rule: UnfoldingRule): Unfolding {
  const grouper = rule.direction === "callees" ? calleeGroups(tree, rule) : callerGroups(tree, rule.foldRecursion);
  const isTimed = rule.order === "time";
  const [groups, parent, frame, self, total] = [
    [] as Group[],
    [] as number[],
    [] as number[],
    [] as number[],
    [] as number[],
  ];
  const [start, depth, firstChild, childCount] = [[] as number[], [] as number[], [] as number[], [] as number[]];

  const add = (group: Group, above: number, at: number): void => {
    groups.push(group);
    parent.push(above);
    frame.push(group.frame);
    self.push(group.self);
    total.push(group.total);
    start.push(at);
    depth.push(above < 0 ? 0 : depth[above]! + 1);
    firstChild.push(-1);
    childCount.push(-1);
  };
  const unfold = (node: number): void => {
    if (childCount[node] !== -1) return;
    const children = grouper.children(groups[node]!);
    // Cursors count up in time: what was called first has the lowest number.
    if (isTimed) children.sort((a, b) => a.cursors[0]! - b.cursors[0]!);
    else children.sort((a, b) => b.total - a.total || a.frame - b.frame);
    firstChild[node] = groups.length;
    childCount[node] = children.length;
    let at = start[node]!;
    for (const child of children) {
      add(child, node, at);
      at += child.total;
    }
    groups[node] = { ...groups[node]!, cursors: nothing, weights: nothing }; // its children hold their own
  };

  const rootGroup = grouper.root(root);
  add(rootGroup, -1, 0);
  return {
    isTimed,
    tree,
    whole: rootGroup.total,
    parent,
    frame,
    self,
    total,
    start,
    depth,
    firstChild,
    childCount,
    unfold,
  };
}

interface CalleeGroup extends Group {
  readonly cursors: number[];
}

function emptyGroup(frame: number): CalleeGroup {
  return { frame, cursors: [], weights: nothing, self: 0, total: 0 };
}

function calleeGroups(tree: StackTree, rule: UnfoldingRule): Grouper {
  const add = (group: CalleeGroup, node: number, isRecursion: boolean): void => {
    group.cursors.push(node);
    group.self += tree.self[node]!;
    if (!isRecursion) group.total += tree.total[node]!;
    if (rule.foldRecursion && group.frame >= 0) absorbRecursion(tree, group, node);
  };
  return {
    root: ({ frame, nodes }) => {
      const group = emptyGroup(frame);
      for (let index = 0; index < nodes.length; index++) add(group, nodes[index]!, false);
      return group;
    },
    children: (group) => {
      const found = new Map<number, CalleeGroup>();
      for (let index = 0; index < group.cursors.length; index++) {
        const cursor = group.cursors[index]!;
        for (let at = tree.firstChild[cursor]!; at < tree.firstChild[cursor + 1]!; at++) {
          const child = tree.children[at]!;
          const frame = tree.frameOf[child]!;
          if (rule.foldRecursion && frame === group.frame) continue; // absorbed already
          add(rule.order === "time" ? groupOf(found, frame, child) : groupOf(found, frame), child, false);
        }
      }
      return [...found.values()];
    },
  };
}

/** Takes children of the same frame into the group, and theirs: their self is its self, their total lies within its total. */
function absorbRecursion(tree: StackTree, group: CalleeGroup, from: number): void {
  const open = [from];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    for (let at = tree.firstChild[node]!; at < tree.firstChild[node + 1]!; at++) {
      const child = tree.children[at]!;
      if (tree.frameOf[child] !== group.frame) continue;
      group.cursors.push(child);
      group.self += tree.self[child]!;
      open.push(child);
    }
  }
}

/** @param key what is merged: the frame when left out */
function groupOf(groups: Map<number, CalleeGroup>, frame: number, key = frame): CalleeGroup {
  const known = groups.get(key);
  if (known !== undefined) return known;
  const group = emptyGroup(frame);
  groups.set(key, group);
  return group;
}
