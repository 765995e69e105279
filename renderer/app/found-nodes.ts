import type { Scene } from "#model/scene.ts";

/** Ids of the cards whose name or module contains the text, in the order of the scene; null when nothing is looked for. */
export function foundNodes(scene: Scene, text: string | null): ReadonlySet<string> | null {
  const wanted = text?.trim().toLowerCase() ?? "";
  if (wanted === "") return null;
  const matches = scene.nodes.filter((node) =>
    `${node.qualifiedName} ${node.name} ${node.module}`.toLowerCase().includes(wanted),
  );
  return new Set(matches.map(({ id }) => id));
}
