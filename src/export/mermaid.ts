import { shareOf } from "#format/card-content.ts";
import { elideMiddle } from "#format/elide-middle.ts";
import { plainName } from "#format/plain-name.ts";
import type { FlowEdge, FlowNode } from "#model/flow-view.ts";
import type { Scene } from "#model/scene.ts";
import { cardLines } from "./card-lines.ts";
import { edgeLabel } from "./drawing/draw-edge.ts";
import { headerFacts } from "./drawing/draw-header.ts";
import { borderPattern, callPattern } from "./line-pattern.ts";

/*
 * Mermaid reads labels as HTML and knows its own entities (`#35;`), so every mark that could mean something to either is
 * written as one. Ids are ours (`n0`, `g0`), never names from files.
 */

/** A flow as a Mermaid flowchart: boxes for modules, heat in four steps, dotted lines for possible calls. */
export function mermaid(scene: Scene): string {
  const ids = new Map(scene.nodes.map((node, index) => [node.id, `n${index}`]));
  const edges = scene.edges.filter(({ caller, callee }) => ids.has(caller) && ids.has(callee));
  const grouped = new Set(scene.groups.flatMap(({ members }) => members));
  const node = (entry: FlowNode) => `${ids.get(entry.id)}["${nodeLabel(entry, scene)}"]`;
  return [
    "---",
    `title: ${JSON.stringify(elideMiddle(plainName(scene.title), 120))}`,
    "---",
    "flowchart TD",
    `  %% ${headerFacts(scene).replaceAll("%%", "% %")}`,
    ...scene.groups.flatMap((group, index) => [
      `  subgraph g${index}["${mermaidText(group.label)}"]`,
      ...scene.nodes.filter(({ id }) => group.members.includes(id)).map((entry) => `    ${node(entry)}`),
      "  end",
    ]),
    ...scene.nodes.filter(({ id }) => !grouped.has(id)).map((entry) => `  ${node(entry)}`),
    ...edges.map((edge) => `  ${ids.get(edge.caller)} ${arrow(edge, scene)} ${ids.get(edge.callee)}`),
    ...classLines(scene, ids),
    "",
  ].join("\n");
}

function nodeLabel(node: FlowNode, { measure }: Scene): string {
  return cardLines(node, measure).map(mermaidText).join("<br/>");
}

function arrow(edge: FlowEdge, scene: Scene): string {
  const { measure } = scene;
  const words = mermaidText(edgeLabel(edge, { measure }));
  const isLoose = callPattern(edge, scene) !== "solid";
  const isHeavy = (shareOf(edge.cost?.total ?? null, measure) ?? 0) >= 0.25;
  const line = isLoose ? "-.->" : isHeavy ? "==>" : "-->";
  return words === "" ? line : `${line}|"${words}"|`;
}

const heat = [
  { from: 0.5, name: "hot", style: "fill:#f7d9d5,stroke:#c52a1d,color:#1b1f24" },
  { from: 0.2, name: "warm", style: "fill:#f8e6c8,stroke:#c57d09,color:#1b1f24" },
  { from: 0, name: "cool", style: "fill:#eef1f4,stroke:#73889e,color:#1b1f24" },
] as const;

function classLines(scene: Scene, ids: ReadonlyMap<string, string>): string[] {
  const { nodes, measure } = scene;
  const members = new Map<string, string[]>();
  const add = (name: string, node: FlowNode) =>
    members.set(name, [...(members.get(name) ?? []), ids.get(node.id) ?? ""]);
  for (const node of nodes) {
    const share = shareOf(node.cost?.total ?? null, measure);
    const step = share === null ? undefined : heat.find(({ from }) => share >= from);
    if (step !== undefined) add(step.name, node);
    const border = borderPattern(node, scene);
    if (border === "dashed") add("unmeasured", node);
    if (border === "dotted") add("hidden", node);
  }
  const styles = [
    ...heat,
    { name: "unmeasured", style: "stroke-dasharray:5 3" },
    { name: "hidden", style: "stroke-dasharray:1 3" },
  ];
  return styles.flatMap(({ name, style }) => {
    const list = members.get(name);
    return list === undefined ? [] : [`  classDef ${name} ${style}`, `  class ${list.join(",")} ${name}`];
  });
}

/** What HTML, Mermaid's own syntax or the Markdown that it reads in labels could take for something else. */
const meaningful = /[!"#$&'*;<>?@[\\\]^`{|}~]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|^[-+]|^\d+(?=\.)|%(?=%)/gu;

/** A text in a quoted Mermaid label. */
export function mermaidText(text: string): string {
  return plainName(text).replace(meaningful, (marks) =>
    Array.from(marks, (mark) => `#${mark.codePointAt(0)};`).join(""),
  );
}
