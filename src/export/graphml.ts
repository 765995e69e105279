import { shownFit } from "#format/fit-text.ts";
import type { FlowEdge } from "#model/flow-view.ts";
import type { PlacedNode, Scene } from "#model/scene.ts";
import { xmlAttribute, xmlText } from "./xml-text.ts";

type Value = string | number | bigint | boolean | null;
type KeyType = "string" | "double" | "long" | "boolean";

const nodeKeys: readonly [string, KeyType, (node: PlacedNode, scene: Scene) => Value][] = [
  ["label", "string", ({ name }) => name],
  ["qualifiedName", "string", ({ qualifiedName }) => qualifiedName],
  ["module", "string", ({ module }) => module],
  ["group", "string", ({ group }) => group],
  ["file", "string", ({ file }) => file],
  ["line", "long", ({ line }) => line],
  ["external", "boolean", ({ external }) => external],
  ["provenance", "string", ({ provenance }) => provenance],
  ["calls", "long", ({ calls }) => calls],
  ["primitiveCalls", "long", ({ primitiveCalls }) => primitiveCalls],
  ["self", "double", ({ cost }) => cost?.self ?? null],
  ["total", "double", ({ cost }) => cost?.total ?? null],
  ["notedComplexity", "string", ({ notedComplexity }) => notedComplexity],
  ["estimatedComplexity", "string", ({ estimate }) => estimate?.text ?? null],
  ["fittedComplexity", "string", ({ fit }) => shownFit(fit)?.text ?? null],
  ["note", "string", ({ note }) => note],
  ["x", "double", ({ box }) => box.x],
  ["y", "double", ({ box }) => box.y],
  ["width", "double", ({ box }) => box.width],
  ["height", "double", ({ box }) => box.height],
];

const edgeKeys: readonly [string, KeyType, (edge: FlowEdge) => Value][] = [
  ["certainty", "string", ({ certainty }) => certainty],
  ["via", "string", ({ via }) => via],
  ["provenance", "string", ({ provenance }) => provenance],
  ["residual", "boolean", ({ residual }) => residual],
  ["calls", "long", ({ calls }) => calls],
  ["primitiveCalls", "long", ({ primitiveCalls }) => primitiveCalls],
  ["self", "double", ({ cost }) => cost?.self ?? null],
  ["total", "double", ({ cost }) => cost?.total ?? null],
];

/** A flow as GraphML with everything known as attributes; an attribute that is missing is unknown. */
export function graphml(scene: Scene): string {
  const ids = new Map(scene.nodes.map((node, index) => [node.id, `n${index}`]));
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
    ...[
      ["title", "string"],
      ["run", "string"],
      ["threads", "string"],
      ["measure", "string"],
      ["unit", "string"],
      ["whole", "double"],
    ].map(([name, type]) => keyElement("graph", name as string, type as KeyType)),
    ...nodeKeys.map(([name, type]) => keyElement("node", name, type)),
    ...edgeKeys.map(([name, type]) => keyElement("edge", name, type)),
    '<graph id="flow" edgedefault="directed">',
    ...graphData(scene),
    ...scene.nodes.map((node) => {
      const data = nodeKeys.map(([name, , read]) => dataElement("node", name, read(node, scene)));
      return `<node id="${ids.get(node.id)}">${data.join("")}</node>`;
    }),
    ...scene.edges.flatMap((edge, index) => {
      const [source, target] = [ids.get(edge.caller), ids.get(edge.callee)];
      if (source === undefined || target === undefined) return [];
      const data = edgeKeys.map(([name, , read]) => dataElement("edge", name, read(edge)));
      return [`<edge id="e${index}" source="${source}" target="${target}">${data.join("")}</edge>`];
    }),
    "</graph>",
    "</graphml>",
    "",
  ].join("\n");
}

function graphData({ title, run, measure }: Scene): string[] {
  const values: [string, Value][] = [
    ["title", title],
    ["run", run?.label ?? null],
    ["threads", run?.threads?.join(", ") ?? null],
    ["measure", measure?.name ?? null],
    ["unit", measure?.unit ?? null],
    ["whole", measure?.whole ?? null],
  ];
  return values.map(([name, value]) => dataElement("graph", name, value)).filter((line) => line !== "");
}

function keyElement(domain: string, name: string, type: KeyType): string {
  return `<key id="${domain}-${xmlAttribute(name)}" for="${domain}" attr.name="${xmlAttribute(name)}" attr.type="${type}"/>`;
}

function dataElement(domain: string, name: string, value: Value): string {
  return value === null ? "" : `<data key="${domain}-${name}">${xmlText(String(value))}</data>`;
}
