import type { Unfolding } from "./unfolding.ts";

/** The node that an arrow key leads to, by place on screen: `in` goes to the dearest child, `out` to the parent. Null for none. */
export function flameStep(flame: Unfolding, node: number, to: "in" | "out" | "left" | "right"): number | null {
  if (to === "out") return flame.parent[node]! >= 0 ? flame.parent[node]! : null;
  if (to === "in") {
    flame.unfold(node);
    return flame.childCount[node]! > 0 ? flame.firstChild[node]! : null;
  }
  const parent = flame.parent[node]!;
  if (parent < 0) return null;
  const next = node + (to === "left" ? -1 : 1);
  const first = flame.firstChild[parent]!;
  return next >= first && next < first + flame.childCount[parent]! ? next : null;
}
