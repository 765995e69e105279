import { moduleHues } from "#format/module-hues.ts";
import { plainName } from "#format/plain-name.ts";
import type { Look, Theme } from "#format/tokens.ts";
import type { Box, Scene } from "#model/scene.ts";
import { drawCard } from "./draw-card.ts";
import { drawEdge, drawEdgeLabel } from "./draw-edge.ts";
import { drawGroupBox } from "./draw-group-box.ts";
import { drawHeader, headerFacts, headerHeight } from "./draw-header.ts";
import { drawLegend } from "./draw-legend.ts";
import { type Drawing, group, type Shape } from "./drawing.ts";
import { moved } from "./moved.ts";
import { pen } from "./pen.ts";
import { sceneBounds } from "./scene-bounds.ts";

const margin = 28;
const narrowest = 560;

/** The whole picture: header, boxes, calls, cards, labels, legend. The same scene gives the same drawing anywhere. */
export function drawScene(scene: Scene, style: { readonly look: Look; readonly theme: Theme }): Drawing {
  const tool = pen(style, scene.measure, moduleHues(scene.nodes.map(({ module }) => module)));
  const bounds = sceneBounds(scene);
  const width = Math.max(narrowest, Math.ceil(bounds.width)) + 2 * margin;
  const inner = width - 2 * margin;
  const flowTop = margin + headerHeight + 8;
  const legend = drawLegend(scene, { x: margin, y: flowTop + bounds.height + 24 }, inner, tool);
  const offset = { x: margin + (inner - bounds.width) / 2 - bounds.x, y: flowTop - bounds.y };
  return {
    width,
    height: Math.ceil(flowTop + bounds.height + 24 + legend.height + margin - 6),
    background: tool.background,
    title: plainName(scene.title),
    description: `${headerFacts(scene)}. ${scene.nodes.length} cards, ${scene.edges.length} calls.`,
    handwriting: tool.handwriting,
    shapes: [
      drawHeader(scene, { x: margin, y: margin }, inner, tool),
      group("flow", "", null, flowShapes(moved(scene, roundedPoint(offset)), tool)),
      legend.shape,
    ],
  };
}

function roundedPoint({ x, y }: { x: number; y: number }) {
  return { x: Math.round(x), y: Math.round(y) };
}

function flowShapes({ groups, edges, nodes }: Scene, tool: ReturnType<typeof pen>): Shape[] {
  const bySize = [...groups].sort((a, b) => area(b.box) - area(a.box));
  const byCost = [...edges].sort((a, b) => (a.cost?.total ?? -1) - (b.cost?.total ?? -1));
  return [
    ...bySize.map((box) => drawGroupBox(box, tool)),
    ...byCost.flatMap((edge) => drawEdge(edge, tool) ?? []),
    ...nodes.map((node) => drawCard(node, tool)),
    ...byCost.flatMap((edge) => drawEdgeLabel(edge, tool) ?? []),
  ];
}

function area({ width, height }: Box): number {
  return width * height;
}
