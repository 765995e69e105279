import type { KnownPositions, Scene } from "#model/scene.ts";
import type { FlowFilters } from "./state/place.ts";
import type { State } from "./store.ts";

/**
 * Positions that the next picture should keep: those a person chose, and, while the roots stay the same, those of the
 * picture on screen, so that expanding, filtering or opening a group doesn't move what was there.
 */
export function knownPositions({ place, scene, pinned }: Pick<State, "place" | "scene" | "pinned">): KnownPositions {
  const last = scene.value;
  if (last === null || !sameSubject(last, place.filters)) return pinned;
  const kept = last.nodes.map((node) => [node.id, { x: node.box.x, y: node.box.y, pinned: false }] as const);
  return { ...Object.fromEntries(kept), ...pinned };
}

function sameSubject(scene: Scene, filters: FlowFilters): boolean {
  const subject = ({ roots = [], to = [], group, folded = [] }: FlowFilters): string =>
    JSON.stringify([roots, to, group, folded.includes("*")]);
  return subject(scene.question) === subject(filters);
}
