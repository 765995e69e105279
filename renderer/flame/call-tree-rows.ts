import type { Unfolding } from "./unfolding.ts";

/** The nodes on show in a call tree, top to bottom, without the root. `expanded` holds the opened nodes. */
export function callTreeRows(flame: Unfolding, expanded: ReadonlySet<number>): number[] {
  const rows: number[] = [];
  const open = childrenOf(flame, 0).reverse();
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    rows.push(node);
    if (!expanded.has(node)) continue;
    const children = childrenOf(flame, node);
    for (let index = children.length - 1; index >= 0; index--) open.push(children[index]!);
  }
  return rows;
}

/** A node's children, dearest first. */
export function childrenOf(flame: Unfolding, node: number): number[] {
  flame.unfold(node);
  return Array.from({ length: flame.childCount[node]! }, (_, index) => flame.firstChild[node]! + index);
}

/** The nodes to open at first: the dearest path, as long as it carries at least half of what lies above it. */
export function dearestPath(flame: Unfolding): ReadonlySet<number> {
  const path = new Set<number>();
  for (let node = 0; path.size < 60; ) {
    const [child] = childrenOf(flame, node);
    if (child === undefined || flame.total[child]! < flame.total[node]! / 2) break;
    if (childrenOf(flame, child).length === 0) break;
    path.add(child);
    node = child;
  }
  return path;
}

/** The opened nodes with all siblings of a node opened too: the key `*`. */
export function siblingsOpened(flame: Unfolding, node: number, expanded: ReadonlySet<number>): ReadonlySet<number> {
  const siblings = childrenOf(flame, Math.max(0, flame.parent[node]!)).slice(0, 200);
  return new Set([...expanded, ...siblings]);
}

/** Place among its siblings, from 1, and how many they are. */
export function placeAmongSiblings(
  flame: Unfolding,
  node: number,
): { readonly position: number; readonly size: number } {
  const parent = Math.max(0, flame.parent[node]!);
  return { position: node - flame.firstChild[parent]! + 1, size: flame.childCount[parent]! };
}
