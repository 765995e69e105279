import type { Scene } from "#model/scene.ts";
import { exactJson } from "./exact-json.ts";

/** `callsketch.flow/1` as JSON text: nanoseconds, bytes, counts; unknown is null, counts beyond 2^53 decimal strings. */
export function flowDocument(scene: Scene): string {
  const { title, run, measure, question, nodes, edges, groups, leftOut, size, layout } = scene;
  const document = {
    schema: "callsketch.flow/1",
    title,
    run,
    measure: measure === null ? null : { name: measure.name, unit: measure.unit },
    whole: measure?.whole ?? null,
    question,
    nodes: nodes.map(({ box, ...node }) => ({ ...node, ...box })),
    edges,
    groups: groups.map(({ box, ...group }) => ({ ...group, ...box })),
    leftOut,
    size,
    layout,
  };
  return `${exactJson(document, 2)}\n`;
}
