import { plainName } from "#format/plain-name.ts";
import type { FunctionId } from "#model/ids.ts";
import type { SourceGraph, StaticCall } from "#model/source-graph.ts";

/** The whole static graph as text, without layout: for grep, Graphviz, Mermaid or a graph editor. */
export function callsText(graph: SourceGraph, format: "text" | "dot" | "mermaid" | "graphml"): string {
  const names = new Map(graph.functions.map((one) => [one.id, one.qualifiedName]));
  const number = new Map(graph.functions.map((one, index) => [one.id, `n${index}`]));
  switch (format) {
    case "text":
      return graph.calls
        .map((call) => `${names.get(call.caller)} -> ${names.get(call.callee)}${mark(call)}`)
        .join("\n");
    case "dot":
      return ["digraph calls {", "  node [shape=box];", ...dotLines(graph, number), "}"].join("\n");
    case "mermaid":
      return ["flowchart TD", ...mermaidLines(graph, number)].join("\n");
    case "graphml":
      return graphmlText(graph, number);
  }
}

const mark = (call: StaticCall) => (call.certainty === "possible" ? " (possible)" : "");

type Numbers = ReadonlyMap<FunctionId, string>;

function dotLines(graph: SourceGraph, number: Numbers): string[] {
  const text = (value: string) => `"${value.replace(/[\\"]/g, "\\$&").replace(/\n/g, " ")}"`;
  return [
    ...graph.functions.map((one) => `  ${number.get(one.id)} [label=${text(one.qualifiedName)}];`),
    ...graph.calls.map(
      (call) =>
        `  ${number.get(call.caller)} -> ${number.get(call.callee)}${call.certainty === "possible" ? " [style=dashed]" : ""};`,
    ),
  ];
}

function mermaidLines(graph: SourceGraph, number: Numbers): string[] {
  const text = (value: string) => value.replace(/["\n<>&#;`]/g, (sign) => `#${sign.charCodeAt(0)};`);
  return [
    ...graph.functions.map((one) => `  ${number.get(one.id)}["${text(one.qualifiedName)}"]`),
    ...graph.calls.map(
      (call) =>
        `  ${number.get(call.caller)} ${call.certainty === "possible" ? "-.->" : "-->"} ${number.get(call.callee)}`,
    ),
  ];
}

function graphmlText(graph: SourceGraph, number: Numbers): string {
  const text = (value: string) => plainName(value).replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
    '<key id="name" for="node" attr.name="name" attr.type="string"/>',
    '<key id="file" for="node" attr.name="file" attr.type="string"/>',
    '<key id="certainty" for="edge" attr.name="certainty" attr.type="string"/>',
    '<graph id="calls" edgedefault="directed">',
    ...graph.functions.map(
      (one) =>
        `<node id="${number.get(one.id)}"><data key="name">${text(one.qualifiedName)}</data><data key="file">${text(one.file ?? "")}</data></node>`,
    ),
    ...graph.calls.map(
      (call) =>
        `<edge source="${number.get(call.caller)}" target="${number.get(call.callee)}"><data key="certainty">${call.certainty}</data></edge>`,
    ),
    "</graph></graphml>",
  ].join("\n");
}
