import { cardContent, shareOf } from "#format/card-content.ts";
import { mixColors } from "#format/color.ts";
import { costColor } from "#format/cost-color.ts";
import { elideMiddle } from "#format/elide-middle.ts";
import { plainName } from "#format/plain-name.ts";
import { tokens } from "#format/tokens.ts";
import type { PlacedEdge, PlacedGroup, PlacedNode, Scene } from "#model/scene.ts";
import { cardLines } from "./card-lines.ts";
import { edgeLabel } from "./drawing/draw-edge.ts";
import { headerFacts } from "./drawing/draw-header.ts";
import { distinctPoints } from "./drawing/edge-path.ts";
import { type ExcalidrawElement, type ExcalidrawShapes, excalidrawElements } from "./excalidraw-elements.ts";
import type { PictureStyle } from "./export-format.ts";
import { borderPattern, callPattern } from "./line-pattern.ts";

/** A flow as an Excalidraw file: cards with their text bound to them, arrows bound to the cards they join. */
export function excalidraw(scene: Scene, style: PictureStyle): string {
  const make = excalidrawElements(style.look);
  const colors = tokens[style.theme];
  const ids = new Map(scene.nodes.map((node, index) => [node.id, `card-${index}`]));
  const elements: ExcalidrawElement[] = [
    make.text("title", { x: 0, y: -80 }, plainName(scene.title), 20, colors.ink),
    make.text("facts", { x: 0, y: -48 }, headerFacts(scene), 12, colors.muted),
    ...scene.groups.flatMap((group, index) => groupElements(group, index, make, style)),
    ...scene.nodes.flatMap((node) => cardElements(node, ids, scene, make, style)),
    ...scene.edges.flatMap((edge, index) => arrowElements(edge, index, ids, scene, make, style)),
  ];
  return `${JSON.stringify(
    {
      type: "excalidraw",
      version: 2,
      source: "callsketch",
      elements,
      appState: { viewBackgroundColor: style.look === "sketch" ? colors.sketchCanvas : colors.canvas, gridSize: null },
      files: {},
    },
    null,
    2,
  )}\n`;
}

function groupElements(group: PlacedGroup, index: number, make: ExcalidrawShapes, { theme }: PictureStyle) {
  const { group: fill, flat, groupLine, muted } = tokens[theme];
  const style = { stroke: groupLine, fill: group.external ? flat : fill, width: 1, dash: "solid" } as const;
  const label = elideMiddle(plainName(group.label), Math.max(4, group.box.width / 7));
  return [
    make.rectangle(`box-${index}`, group.box, style, []),
    make.text(`box-label-${index}`, { x: group.box.x + 10, y: group.box.y + 5 }, label, 11, muted),
  ];
}

function cardElements(
  node: PlacedNode,
  ids: ReadonlyMap<string, string>,
  scene: Scene,
  make: ExcalidrawShapes,
  { theme }: PictureStyle,
): ExcalidrawElement[] {
  const { surface, flat, line, ink } = tokens[theme];
  const id = ids.get(node.id) ?? "";
  const { totalShare } = cardContent(node, scene.measure);
  const plain = node.external ? flat : surface;
  const fill = totalShare === null ? plain : mixColors(plain, costColor(totalShare, theme), 0.25 * totalShare);
  const dash = borderPattern(node, scene);
  const arrows = scene.edges.flatMap(({ caller, callee }, index) =>
    caller !== callee && ids.has(caller) && ids.has(callee) && (caller === node.id || callee === node.id)
      ? [{ id: `call-${index}`, type: "arrow" as const }]
      : [],
  );
  const lines = cardLines(node, scene.measure).map((text) =>
    elideMiddle(text, Math.floor((node.box.width - 16) / 6.2)),
  );
  return [
    make.rectangle(id, node.box, { stroke: line, fill, width: 1, dash }, [
      { id: `${id}-text`, type: "text" },
      ...arrows,
    ]),
    make.boundText(`${id}-text`, id, node.box, lines.join("\n"), 11, ink),
  ];
}

function arrowElements(
  edge: PlacedEdge,
  index: number,
  ids: ReadonlyMap<string, string>,
  scene: Scene,
  make: ExcalidrawShapes,
  { theme }: PictureStyle,
): ExcalidrawElement[] {
  const [from, to] = [ids.get(edge.caller), ids.get(edge.callee)];
  const points = distinctPoints(edge.points);
  if (from === undefined || to === undefined || from === to || points.length < 2) return [];
  const share = shareOf(edge.cost?.total ?? null, scene.measure);
  const style = {
    stroke: share === null ? tokens[theme].line : costColor(share, theme),
    fill: null,
    width: share === null ? 1 : Math.round(10 * (1 + 4 * Math.sqrt(share))) / 10,
    dash: callPattern(edge, scene),
  } as const;
  const id = `call-${index}`;
  const words = edgeLabel(edge, scene);
  const hasLabel = words !== "" && edge.label !== null;
  const label = hasLabel ? [make.boundText(`${id}-text`, id, edge.label, words, 10, tokens[theme].muted)] : [];
  return [make.arrow(id, points, from, to, style, hasLabel ? [{ id: `${id}-text`, type: "text" }] : []), ...label];
}
