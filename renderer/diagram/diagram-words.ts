import type { PlacedEdge, PlacedNode } from "#model/scene.ts";

/** Every text of the diagram in one place. */
export const diagramWords = {
  canvas: (cards: number, calls: number) =>
    `Call-flow diagram: ${cards} ${cards === 1 ? "card" : "cards"}, ${calls} ${calls === 1 ? "call" : "calls"}. ` +
    "Arrow keys walk along calls, Enter opens. The tree beside it holds the same graph.",
  tree: "Call flow as a tree",
  minimap: "Minimap: click or drag to move the view",
  legend: "Legend",
  recursion: "calls itself",
  recursionAgain: "recursion, shown above",
  self: "self",
  unknownCalls: "calls unknown: samples can't be counted as calls",
  unknownCost: "not measured in this run",
  pinned: "pinned",
  stale: "stale",
  note: "note",
  callers: "callers",
  callees: "callees",
  moreSites: (count: number) => `and ${count} more`,
  sites: (count: number) => (count === 1 ? "called at" : `called at ${count} places`),
  dynamicSite: "no call site in the source: found by measuring alone",
  through: (names: readonly string[]) => `through ${names.slice(0, 6).join(" › ")}${names.length > 6 ? " …" : ""}`,
} as const;

/** How a function or call is known, as a sentence's end. */
export function provenanceWords(thing: Pick<PlacedNode | PlacedEdge, "provenance">): string {
  switch (thing.provenance) {
    case "both":
      return "in the source and measured";
    case "static":
      return "in the source, not exercised by this run";
    case "measured":
      return "measured only: not visible in the source";
  }
}
