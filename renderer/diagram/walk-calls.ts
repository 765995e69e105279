import type { PlacedEdge, Scene } from "#model/scene.ts";

export type WalkDirection = "up" | "down" | "left" | "right";

/** Where a walk stands, and the card it came from along a call, so that the opposite key leads back. */
export interface Walk {
  readonly at: string;
  readonly cameUpFrom: string | null;
  readonly cameDownFrom: string | null;
}

/** A walk that begins at a card. */
export function walkFrom(at: string): Walk {
  return { at, cameUpFrom: null, cameDownFrom: null };
}

/**
 * One step along the calls: up to the dearest caller, down to the dearest callee, left and right to the neighbour among
 * the callees of the same caller. Up then down leads back. Null when there is nowhere to go.
 */
export function walkStep(scene: Scene, walk: Walk, direction: WalkDirection): Walk | null {
  if (direction === "up") return step(dearestFirst(scene, "callee", walk.at), walk.cameDownFrom, (at) => up(walk, at));
  if (direction === "down")
    return step(dearestFirst(scene, "caller", walk.at), walk.cameUpFrom, (at) => down(walk, at));
  const row = siblings(scene, walk);
  const place = row.indexOf(walk.at);
  const next = row[place + (direction === "left" ? -1 : 1)];
  return next === undefined ? null : { ...walk, at: next, cameUpFrom: null };
}

function step(choices: readonly string[], cameFrom: string | null, go: (at: string) => Walk): Walk | null {
  const next = cameFrom !== null && choices.includes(cameFrom) ? cameFrom : choices[0];
  return next === undefined ? null : go(next);
}

function up(walk: Walk, at: string): Walk {
  return { at, cameUpFrom: walk.at, cameDownFrom: null };
}

function down(walk: Walk, at: string): Walk {
  return { at, cameUpFrom: null, cameDownFrom: walk.at };
}

/** The cards at the other end of a card's calls, dearest call first; the card itself left out. */
function dearestFirst(scene: Scene, end: "caller" | "callee", id: string): string[] {
  const other = end === "caller" ? "callee" : "caller";
  return scene.edges
    .filter((edge) => edge[end] === id && edge[other] !== id)
    .sort((a, b) => callWeight(b) - callWeight(a) || a.id.localeCompare(b.id))
    .map((edge) => edge[other]);
}

/** What orders calls: their cost, or where that is unknown their count. */
export function callWeight(edge: PlacedEdge): number {
  return edge.cost?.total ?? (edge.calls === null ? -1 : Number(edge.calls) * 1e-9);
}

/** Callees of the caller that the walk came from (else of the dearest caller), from left to right. */
function siblings(scene: Scene, walk: Walk): string[] {
  const caller = walk.cameDownFrom ?? dearestFirst(scene, "callee", walk.at)[0] ?? null;
  const called = (id: string) => scene.edges.some((edge) => edge.callee === id && edge.caller !== id);
  const members =
    caller === null
      ? scene.nodes.filter((node) => !called(node.id)).map((node) => node.id)
      : dearestFirst(scene, "caller", caller);
  const places = new Map(scene.nodes.map((node) => [node.id, node.box]));
  return [...new Set(members)]
    .filter((id) => places.has(id))
    .sort((a, b) => places.get(a)!.x - places.get(b)!.x || places.get(a)!.y - places.get(b)!.y);
}

/** Where a walk begins when nothing is selected: the first root, else the dearest card; null in an empty scene. */
export function walkStart(scene: Scene): string | null {
  const root = scene.nodes.find((node) => node.isRoot);
  if (root !== undefined) return root.id;
  const dearest = [...scene.nodes].sort((a, b) => (b.cost?.total ?? -1) - (a.cost?.total ?? -1))[0];
  return dearest?.id ?? null;
}
