import { cardContent, shareOf } from "#format/card-content.ts";
import { mixColors } from "#format/color.ts";
import { costColor } from "#format/cost-color.ts";
import { plainName } from "#format/plain-name.ts";
import { tokens } from "#format/tokens.ts";
import type { Box, PlacedEdge, PlacedGroup, PlacedNode, Scene } from "#model/scene.ts";
import { cardLines } from "./card-lines.ts";
import { edgeLabel } from "./drawing/draw-edge.ts";
import { headerFacts } from "./drawing/draw-header.ts";
import { distinctPoints } from "./drawing/edge-path.ts";
import type { PictureStyle } from "./export-format.ts";
import { borderPattern, callPattern, isPossible } from "./line-pattern.ts";
import { xmlAttribute } from "./xml-text.ts";

/** A flow as an uncompressed draw.io file: cards and boxes where they lie, calls attached to them with their bends. */
export function drawio(scene: Scene, style: PictureStyle): string {
  const ids = new Map(scene.nodes.map((node, index) => [node.id, `n${index}`]));
  const colors = tokens[style.theme];
  const background = style.look === "sketch" ? colors.sketchCanvas : colors.canvas;
  const title = plainName(scene.title);
  return [
    '<mxfile host="Callsketch">',
    `<diagram id="flow" name="${xmlAttribute(title)}">`,
    `<mxGraphModel grid="1" gridSize="8" arrows="1" connect="1" page="0" background="${background}">`,
    "<root>",
    '<mxCell id="0"/>',
    '<mxCell id="1" parent="0"/>',
    vertex("title", `${title}\n${headerFacts(scene)}`, titleStyle(style), { x: 0, y: -72, width: 640, height: 48 }),
    ...scene.groups.map((group, index) =>
      vertex(`g${index}`, plainName(group.label), groupStyle(group, style), group.box),
    ),
    ...scene.nodes.map((node) => {
      const label = cardLines(node, scene.measure).join("\n");
      return vertex(ids.get(node.id) ?? "", label, cardStyle(node, scene, style), node.box);
    }),
    ...scene.edges.flatMap((edge, index) => {
      const [source, target] = [ids.get(edge.caller), ids.get(edge.callee)];
      return source === undefined || target === undefined
        ? []
        : [connection(`e${index}`, edge, source, target, scene, style)];
    }),
    "</root>",
    "</mxGraphModel>",
    "</diagram>",
    "</mxfile>",
    "",
  ].join("\n");
}

function vertex(id: string, label: string, style: string, { x, y, width, height }: Box): string {
  return `<mxCell id="${id}" value="${xmlAttribute(label)}" style="${style}" vertex="1" parent="1"><mxGeometry x="${x}" y="${y}" width="${width}" height="${height}" as="geometry"/></mxCell>`;
}

function connection(
  id: string,
  edge: PlacedEdge,
  source: string,
  target: string,
  scene: Scene,
  style: PictureStyle,
): string {
  const bends = distinctPoints(edge.points).slice(1, -1);
  const points = bends.map(({ x, y }) => `<mxPoint x="${x}" y="${y}"/>`).join("");
  const way = points === "" ? "" : `<Array as="points">${points}</Array>`;
  const label = xmlAttribute(edgeLabel(edge, scene));
  return `<mxCell id="${id}" value="${label}" style="${edgeStyle(edge, scene, style)}" edge="1" parent="1" source="${source}" target="${target}"><mxGeometry relative="1" as="geometry">${way}</mxGeometry></mxCell>`;
}

function titleStyle({ theme }: PictureStyle): string {
  return styleText({ text: true, html: 0, align: "left", fontSize: 14, fontColor: tokens[theme].ink });
}

function groupStyle({ external }: PlacedGroup, { theme, look }: PictureStyle): string {
  const { group, flat, groupLine, muted } = tokens[theme];
  return styleText({
    rounded: 1,
    arcSize: 3,
    absoluteArcSize: 0,
    html: 0,
    verticalAlign: "top",
    align: "left",
    spacingLeft: 8,
    fontStyle: 1,
    fontSize: 11,
    fontColor: muted,
    fillColor: external ? flat : group,
    strokeColor: groupLine,
    sketch: look === "sketch" ? 1 : 0,
  });
}

function cardStyle(node: PlacedNode, scene: Scene, { theme, look }: PictureStyle): string {
  const { surface, flat, line, ink } = tokens[theme];
  const { totalShare } = cardContent(node, scene.measure);
  const border = borderPattern(node, scene);
  const plain = node.external ? flat : surface;
  return styleText({
    rounded: 1,
    arcSize: 8,
    html: 0,
    whiteSpace: "wrap",
    align: "left",
    spacingLeft: 10,
    fontSize: 11,
    fontColor: ink,
    fillColor: totalShare === null ? plain : mixColors(plain, costColor(totalShare, theme), 0.25 * totalShare),
    strokeColor: line,
    dashed: border === "solid" ? 0 : 1,
    dashPattern: border === "dotted" ? "1 3" : "5 3",
    sketch: look === "sketch" ? 1 : 0,
  });
}

function edgeStyle(edge: PlacedEdge, scene: Scene, { theme, look }: PictureStyle): string {
  const { line, muted, canvas } = tokens[theme];
  const share = shareOf(edge.cost?.total ?? null, scene.measure);
  return styleText({
    rounded: 1,
    html: 0,
    endArrow: "block",
    endFill: isPossible(edge) ? 0 : 1,
    strokeColor: share === null ? line : costColor(share, theme),
    strokeWidth: share === null ? 1.25 : (1.25 + 5.75 * Math.sqrt(share)).toFixed(2),
    dashed: callPattern(edge, scene) === "solid" ? 0 : 1,
    fontSize: 10,
    fontColor: muted,
    labelBackgroundColor: canvas,
    sketch: look === "sketch" ? 1 : 0,
  });
}

function styleText(style: Record<string, string | number | true>): string {
  const parts = Object.entries(style).map(([name, value]) => (value === true ? name : `${name}=${value}`));
  return `${parts.join(";")};`;
}
