import type { PlacedEdge, PlacedNode, Scene } from "#model/scene.ts";

/** One line of the tree: a card where one of its callers put it. A card with several callers stands in several places. */
export interface TreeItem {
  /** Unique in the tree: the ids from the root down. */
  readonly path: string;
  readonly node: PlacedNode;
  /** The call from the item above; null for a root. */
  readonly edge: PlacedEdge | null;
  /** From 1. */
  readonly level: number;
  /** Place among its siblings, from 1, and how many they are. */
  readonly position: number;
  readonly siblings: number;
  readonly parent: string | null;
  /** Null when nothing is called from here. */
  readonly expanded: boolean | null;
  /** True when the same function already stands above: it isn't opened again. */
  readonly isRecursion: boolean;
}

const separator = "\u001f";

/** The lines that are on show, top to bottom, dearest call first. Every card is reachable from some root. */
export function treeItems(scene: Scene, isExpanded: (path: string, level: number) => boolean): TreeItem[] {
  const nodes = new Map(scene.nodes.map((node) => [node.id, node]));
  const calls = callsByCaller(scene);
  const items: TreeItem[] = [];
  const add = (
    id: string,
    edge: PlacedEdge | null,
    above: readonly string[],
    position: number,
    siblings: number,
  ): void => {
    const node = nodes.get(id);
    if (node === undefined) return;
    const path = [...above, id].join(separator);
    const isRecursion = above.includes(id);
    const callees = isRecursion ? [] : (calls.get(id) ?? []);
    const level = above.length + 1;
    const expanded = callees.length === 0 ? null : isExpanded(path, level);
    const parent = above.length === 0 ? null : above.join(separator);
    items.push({ path, node, edge, level, position, siblings, parent, expanded, isRecursion });
    if (expanded !== true) return;
    for (const [index, call] of callees.entries()) add(call.callee, call, [...above, id], index + 1, callees.length);
  };
  const roots = rootsOf(scene, calls);
  for (const [index, root] of roots.entries()) add(root, null, [], index + 1, roots.length);
  return items;
}

/** The card that a line stands for. */
export function nodeOfPath(path: string): string {
  return path.split(separator).at(-1)!;
}

/** The lines to open so that a card comes on show, root first; the shortest way. Empty for a root or an unknown card. */
export function pathsAbove(scene: Scene, id: string): string[] {
  const calls = callsByCaller(scene);
  const cameFrom = new Map<string, string | null>(rootsOf(scene, calls).map((root) => [root, null]));
  for (const node of cameFrom.keys()) {
    if (node === id) break;
    for (const { callee } of calls.get(node) ?? []) if (!cameFrom.has(callee)) cameFrom.set(callee, node);
  }
  const way: string[] = [];
  for (let above = cameFrom.get(id) ?? null; above !== null; above = cameFrom.get(above) ?? null) way.unshift(above);
  return way.map((_, index) => way.slice(0, index + 1).join(separator));
}

function callsByCaller(scene: Scene): ReadonlyMap<string, readonly PlacedEdge[]> {
  const calls = new Map<string, PlacedEdge[]>();
  for (const edge of scene.edges) {
    const known = calls.get(edge.caller);
    if (known === undefined) calls.set(edge.caller, [edge]);
    else known.push(edge);
  }
  for (const list of calls.values()) list.sort((a, b) => weightOf(b) - weightOf(a) || a.id.localeCompare(b.id));
  return calls;
}

function weightOf(edge: PlacedEdge): number {
  return edge.cost?.total ?? -1;
}

/** Cards that nobody calls, then, for what only cycles reach, the dearest card of the rest. */
function rootsOf(scene: Scene, calls: ReadonlyMap<string, readonly PlacedEdge[]>): string[] {
  const called = new Set(scene.edges.filter(({ caller, callee }) => caller !== callee).map(({ callee }) => callee));
  const byCost = [...scene.nodes].sort((a, b) => (b.cost?.total ?? -1) - (a.cost?.total ?? -1));
  const roots: string[] = [];
  const reached = new Set<string>();
  const start = (id: string): void => {
    roots.push(id);
    const open = [id];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (reached.has(next)) continue;
      reached.add(next);
      open.push(...(calls.get(next) ?? []).map(({ callee }) => callee));
    }
  };
  for (const node of byCost) if (!called.has(node.id)) start(node.id);
  for (const node of byCost) if (!reached.has(node.id)) start(node.id);
  return roots;
}
