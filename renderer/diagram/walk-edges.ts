import type { PlacedEdge, Scene } from "#model/scene.ts";
import { callWeight, type WalkDirection } from "./walk-calls.ts";

/**
 * Shift and an arrow select calls: up and down from a card to its dearest call in or out, left and right from a call to
 * the next one of the same caller. Null when there is none.
 */
export function edgeStep(scene: Scene, selected: string, direction: WalkDirection): string | null {
  const edge = scene.edges.find(({ id }) => id === selected);
  if (edge === undefined) {
    if (direction === "left" || direction === "right") return null;
    return callsAt(scene, direction === "up" ? "callee" : "caller", selected)[0]?.id ?? null;
  }
  if (direction === "up" || direction === "down") return null;
  const siblings = callsAt(scene, "caller", edge.caller);
  const next = siblings[siblings.findIndex(({ id }) => id === selected) + (direction === "left" ? -1 : 1)];
  return next?.id ?? null;
}

/** The card that an arrow without Shift leads to from a call: its caller above, its callee below; null otherwise. */
export function endOfEdge(scene: Scene, selected: string, direction: WalkDirection): string | null {
  const edge = scene.edges.find(({ id }) => id === selected);
  if (edge === undefined) return null;
  return { up: edge.caller, down: edge.callee, left: null, right: null }[direction];
}

/** The calls at one end of a card, dearest first; recursion is on the card and not among them. */
function callsAt(scene: Scene, end: "caller" | "callee", id: string): PlacedEdge[] {
  return scene.edges
    .filter((edge) => edge[end] === id && edge.caller !== edge.callee)
    .sort((a, b) => callWeight(b) - callWeight(a) || a.id.localeCompare(b.id));
}
