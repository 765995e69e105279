import type { FlowEdge, FlowNode } from "#model/flow-view.ts";
import type { Scene } from "#model/scene.ts";

/** One line of a flow written as a tree. */
export interface TreeLine {
  readonly node: FlowNode;
  /** The call that leads here; null for a root. */
  readonly edge: FlowEdge | null;
  /** For each level above whether its branch goes on below this line. */
  readonly guides: readonly boolean[];
  /**
   * `here`: its callees follow; `again`: they stand under the line with the same number; `recursion`: the same, and that
   * line is one of its callers; `below`: they follow in a tree of their own, since this one has become too deep.
   */
  readonly kind: "here" | "again" | "recursion" | "below";
  /** The number that other lines refer to; null when none does. */
  readonly number: number | null;
}

const deepest = 11;

/**
 * A flow as trees from callers to callees, heaviest first. Each function has one line with its callees; where it is
 * called again, a line refers to that one, so that recursion ends and the text stays as long as the graph is large.
 */
export function flowTree(scene: Pick<Scene, "nodes" | "edges">): readonly (readonly TreeLine[])[] {
  const nodes = new Map(scene.nodes.map((node) => [node.id, node]));
  const callees = calleesOf(scene.edges, nodes);
  const walk: Walk = { nodes, callees, placed: new Set(), path: new Set(), referred: new Set(), waiting: [] };
  const trees: Draft[][] = [];
  const start = (root: string) => {
    const lines: Draft[] = [];
    place(root, null, [], walk, lines);
    trees.push(lines);
  };
  for (const root of rootsOf(scene)) if (!walk.placed.has(root)) start(root);
  for (const { id } of byWeight(scene.nodes)) if (!walk.placed.has(id) && !walk.waiting.includes(id)) start(id);
  for (let next = walk.waiting.shift(); next !== undefined; next = walk.waiting.shift()) {
    if (!walk.placed.has(next)) start(next);
  }
  return numbered(trees, walk.referred);
}

type Draft = Omit<TreeLine, "number">;

interface Walk {
  readonly nodes: ReadonlyMap<string, FlowNode>;
  readonly callees: ReadonlyMap<string, readonly FlowEdge[]>;
  readonly placed: Set<string>;
  readonly path: Set<string>;
  readonly referred: Set<string>;
  readonly waiting: string[];
}

function place(id: string, edge: FlowEdge | null, guides: readonly boolean[], walk: Walk, lines: Draft[]): void {
  const node = walk.nodes.get(id) as FlowNode;
  const below = walk.callees.get(id) ?? [];
  if (walk.placed.has(id)) {
    if (below.length > 0) walk.referred.add(id);
    lines.push({ node, edge, guides, kind: walk.path.has(id) ? "recursion" : "again" });
    return;
  }
  if (guides.length >= deepest && below.length > 0) {
    walk.referred.add(id);
    walk.waiting.push(id);
    lines.push({ node, edge, guides, kind: "below" });
    return;
  }
  walk.placed.add(id);
  walk.path.add(id);
  lines.push({ node, edge, guides, kind: "here" });
  below.forEach((call, index) => {
    place(call.callee, call, [...guides, index < below.length - 1], walk, lines);
  });
  walk.path.delete(id);
}

function calleesOf(edges: readonly FlowEdge[], nodes: ReadonlyMap<string, FlowNode>): Map<string, FlowEdge[]> {
  const callees = new Map<string, FlowEdge[]>();
  for (const edge of edges) {
    if (edge.caller === edge.callee || !nodes.has(edge.caller) || !nodes.has(edge.callee)) continue;
    callees.set(edge.caller, [...(callees.get(edge.caller) ?? []), edge]);
  }
  const nameOf = (id: string) => nodes.get(id)?.qualifiedName ?? id;
  for (const list of callees.values()) {
    list.sort((a, b) => weight(b) - weight(a) || (nameOf(a.callee) < nameOf(b.callee) ? -1 : 1));
  }
  return callees;
}

function rootsOf({ nodes, edges }: Pick<Scene, "nodes" | "edges">): string[] {
  const called = new Set(edges.filter(({ caller, callee }) => caller !== callee).map(({ callee }) => callee));
  return byWeight(nodes.filter(({ id }) => !called.has(id))).map(({ id }) => id);
}

function byWeight(nodes: readonly FlowNode[]): FlowNode[] {
  return [...nodes].sort((a, b) => weight(b) - weight(a) || (a.qualifiedName < b.qualifiedName ? -1 : 1));
}

function weight({ cost }: Pick<FlowNode, "cost">): number {
  return cost?.total ?? -1;
}

/** Numbers the lines that others refer to in the order of reading, and gives the referring lines the same number. */
function numbered(trees: readonly Draft[][], referred: ReadonlySet<string>): TreeLine[][] {
  const numbers = new Map<string, number>();
  for (const { node, kind } of trees.flat()) {
    if (kind === "here" && referred.has(node.id)) numbers.set(node.id, numbers.size + 1);
  }
  return trees.map((lines) => lines.map((line) => ({ ...line, number: numbers.get(line.node.id) ?? null })));
}
