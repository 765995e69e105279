import type { Scene } from "#model/scene.ts";

/** What stays bright while something is selected: the cards and calls around it, with itself. */
export interface Neighbourhood {
  readonly nodes: ReadonlySet<string>;
  readonly edges: ReadonlySet<string>;
}

/** The calls of a selected card with the cards at their ends, or a selected call with both ends; null when nothing is selected. */
export function neighbourhood(scene: Scene, selected: string | null): Neighbourhood | null {
  if (selected === null) return null;
  const edge = scene.edges.find(({ id }) => id === selected);
  if (edge !== undefined) return { nodes: new Set([edge.caller, edge.callee]), edges: new Set([edge.id]) };
  if (!scene.nodes.some(({ id }) => id === selected)) return null;
  const calls = scene.edges.filter(({ caller, callee }) => caller === selected || callee === selected);
  return {
    nodes: new Set([selected, ...calls.flatMap(({ caller, callee }) => [caller, callee])]),
    edges: new Set(calls.map(({ id }) => id)),
  };
}

/** The id in the scene that a selection means: a node's or edge's own id, or the card of a function. Null when it isn't shown. */
export function selectedId(scene: Scene, selected: string | null): string | null {
  if (selected === null) return null;
  if (scene.edges.some(({ id }) => id === selected)) return selected;
  return scene.nodes.find(({ id, functionId }) => id === selected || functionId === selected)?.id ?? null;
}
