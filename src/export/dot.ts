import { cardContent, shareOf } from "#format/card-content.ts";
import { mixColors } from "#format/color.ts";
import { costColor } from "#format/cost-color.ts";
import { plainName } from "#format/plain-name.ts";
import { type Theme, tokens } from "#format/tokens.ts";
import type { FlowEdge, FlowNode } from "#model/flow-view.ts";
import type { Scene } from "#model/scene.ts";
import { cardLines } from "./card-lines.ts";
import { edgeLabel } from "./drawing/draw-edge.ts";
import { headerFacts } from "./drawing/draw-header.ts";
import { borderPattern, callPattern, isPossible } from "./line-pattern.ts";

/** A flow for Graphviz: clusters for modules, heat as fill, thickness as cost, dashes for possible calls. */
export function dot(scene: Scene, theme: Theme): string {
  const colors = tokens[theme];
  const ids = new Map(scene.nodes.map((node, index) => [node.id, `n${index}`]));
  const grouped = new Set(scene.groups.flatMap(({ members }) => members));
  const node = (entry: FlowNode) => `${ids.get(entry.id)} ${attributes(nodeStyle(entry, scene, theme))};`;
  const font = { fontname: "Inter,Helvetica,Arial,sans-serif", fontcolor: colors.ink };
  return [
    "digraph flow {",
    `  graph ${attributes({ label: `${plainName(scene.title)}\n${headerFacts(scene)}`, labelloc: "t", bgcolor: colors.canvas, rankdir: "TB", ...font })};`,
    `  node ${attributes({ shape: "box", style: "filled,rounded", color: colors.line, ...font, fontsize: "11" })};`,
    `  edge ${attributes({ color: colors.line, ...font, fontcolor: colors.muted, fontsize: "9" })};`,
    ...scene.groups.flatMap((group, index) => [
      `  subgraph cluster_${index} {`,
      `    graph ${attributes({ label: plainName(group.label), style: "filled,rounded", color: colors.groupLine, fillcolor: colors.group, fontcolor: colors.muted })};`,
      ...scene.nodes.filter(({ id }) => group.members.includes(id)).map((entry) => `    ${node(entry)}`),
      "  }",
    ]),
    ...scene.nodes.filter(({ id }) => !grouped.has(id)).map((entry) => `  ${node(entry)}`),
    ...scene.edges.flatMap((edge) => {
      const [from, to] = [ids.get(edge.caller), ids.get(edge.callee)];
      if (from === undefined || to === undefined) return [];
      return [`  ${from} -> ${to} ${attributes(edgeStyle(edge, scene, theme))};`];
    }),
    "}",
    "",
  ].join("\n");
}

function nodeStyle(node: FlowNode, scene: Scene, theme: Theme): Record<string, string> {
  const { surface, flat } = tokens[theme];
  const { totalShare } = cardContent(node, scene.measure);
  const border = borderPattern(node, scene);
  const plain = node.external ? flat : surface;
  return {
    label: cardLines(node, scene.measure).join("\n"),
    tooltip: plainName(node.qualifiedName),
    style: border === "solid" ? "filled,rounded" : `filled,rounded,${border}`,
    fillcolor: totalShare === null ? plain : mixColors(plain, costColor(totalShare, theme), 0.08 + 0.3 * totalShare),
  };
}

function edgeStyle(edge: FlowEdge, scene: Scene, theme: Theme): Record<string, string> {
  const { measure } = scene;
  const style = callPattern(edge, scene);
  const share = shareOf(edge.cost?.total ?? null, measure);
  return {
    label: edgeLabel(edge, { measure }),
    ...(share === null
      ? {}
      : {
          penwidth: (1 + 5 * Math.sqrt(share)).toFixed(2),
          color: costColor(share, theme),
          weight: String(1 + Math.round(share * 10)),
        }),
    ...(style === "solid" ? {} : { style }),
    ...(isPossible(edge) ? { arrowhead: "empty" } : {}),
  };
}

function attributes(values: Record<string, string>): string {
  const pairs = Object.entries(values).filter(([, value]) => value !== "");
  return `[${pairs.map(([name, value]) => `${name}=${quoted(value)}`).join(", ")}]`;
}

/** A quoted DOT string; a backslash stays a backslash, a line end becomes a line end of the label. */
function quoted(text: string): string {
  return `"${text.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n")}"`;
}
