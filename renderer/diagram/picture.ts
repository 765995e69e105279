import type { Look, Theme } from "#format/tokens.ts";
import type { Box, PlacedGroup, PlacedNode, Point, Scene } from "#model/scene.ts";
import { edgeAppearance } from "./edge-appearance.ts";
import { boundsOf, boxAround, routeAfterMove } from "./edge-route.ts";
import { type Neighbourhood, neighbourhood } from "./neighbourhood.ts";
import { type DrawnEdge, drawnEdge } from "./paint/paint-edge.ts";
import { type Palette, palette } from "./paint/palette.ts";

/** How a picture is meant to look. */
export interface PictureStyle {
  readonly theme: Theme;
  readonly look: Look;
  readonly colorBy: "cost" | "module";
}

/** A scene with the places that its cards have right now: moved by a person, or on their way to where the layout wants them. */
export interface Picture {
  readonly scene: Scene;
  readonly colors: Palette;
  /** The calls that are drawn as lines; recursion is a loop on its card. */
  readonly lines: Scene["edges"];
  readonly node: (id: string) => PlacedNode | undefined;
  readonly topLeft: (id: string) => Point;
  /** Puts a card somewhere; its calls follow. */
  readonly place: (id: string, topLeft: Point) => void;
  /** How far a card is from where the layout put it. */
  readonly offset: (id: string) => Point;
  readonly edge: (id: string) => DrawnEdge;
  readonly edgeBounds: (id: string) => Box;
  /** A group's box, grown where a member was dragged out of it. */
  readonly groupBox: (group: PlacedGroup) => Box;
  readonly around: (selected: string | null) => Neighbourhood | null;
}

const nowhere: Point = { x: 0, y: 0 };

/** Prepares a scene for drawing. Lines are worked out when first drawn and after their cards moved. */
export function picture(scene: Scene, style: PictureStyle): Picture {
  const nodes = new Map(scene.nodes.map((node) => [node.id, node]));
  const edges = new Map(scene.edges.map((edge) => [edge.id, edge]));
  const offsets = new Map<string, Point>();
  const drawn = new Map<string, { readonly line: DrawnEdge; readonly bounds: Box }>();
  const edgesOf = edgeIdsByNode(scene);
  const offset = (id: string) => offsets.get(id) ?? nowhere;
  const topLeft = (id: string): Point => {
    const [box, by] = [nodes.get(id)?.box ?? nowhere, offset(id)];
    return { x: box.x + by.x, y: box.y + by.y };
  };
  const drawnOf = (id: string) => {
    const known = drawn.get(id);
    if (known !== undefined) return known;
    const edge = edges.get(id)!;
    const points = routeAfterMove(edge.points, offset(edge.caller), offset(edge.callee));
    const line = drawnEdge(edge, points, edgeAppearance(edge, scene, style.theme), style.look === "sketch");
    const made = { line, bounds: grown(boundsOf(points), 60) };
    drawn.set(id, made);
    return made;
  };
  return {
    scene,
    colors: palette(scene, style.theme, style.look, style.colorBy),
    lines: scene.edges.filter(({ caller, callee, points }) => caller !== callee && points.length > 1),
    node: (id) => nodes.get(id),
    topLeft,
    place: (id, to) => {
      const box = nodes.get(id)?.box;
      if (box === undefined) return;
      offsets.set(id, { x: to.x - box.x, y: to.y - box.y });
      for (const edge of edgesOf.get(id) ?? []) drawn.delete(edge);
    },
    offset,
    edge: (id) => drawnOf(id).line,
    edgeBounds: (id) => drawnOf(id).bounds,
    groupBox: (group) => groupBox(group, nodes, topLeft, offset),
    around: rememberLast((selected) => neighbourhood(scene, selected)),
  };
}

function edgeIdsByNode(scene: Scene): ReadonlyMap<string, readonly string[]> {
  const ids = new Map<string, string[]>();
  for (const { id, caller, callee } of scene.edges) {
    for (const end of new Set([caller, callee])) {
      const known = ids.get(end);
      if (known === undefined) ids.set(end, [id]);
      else known.push(id);
    }
  }
  return ids;
}

const groupPadding = 12;

function groupBox(
  group: PlacedGroup,
  nodes: ReadonlyMap<string, PlacedNode>,
  topLeft: (id: string) => Point,
  offset: (id: string) => Point,
): Box {
  const members = group.members.filter((id) => nodes.has(id));
  if (members.every((id) => offset(id) === nowhere)) return group.box;
  const boxes = members.map((id) => grown({ ...nodes.get(id)!.box, ...topLeft(id) }, groupPadding));
  return boxAround([group.box, ...boxes]) ?? group.box;
}

function grown(box: Box, by: number): Box {
  return { x: box.x - by, y: box.y - by, width: box.width + 2 * by, height: box.height + 2 * by };
}

function rememberLast<K, V>(compute: (key: K) => V): (key: K) => V {
  let last: { readonly key: K; readonly value: V } | null = null;
  return (key) => {
    if (last === null || last.key !== key) last = { key, value: compute(key) };
    return last.value;
  };
}
