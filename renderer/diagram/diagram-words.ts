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
  unknownCalls: "calls unknown: samples can't be counted as calls",
  unknownCost: "not measured in this run",
  moreSites: (count: number) => `and ${count} more`,
  sites: (count: number) => (count === 1 ? "called at" : `called at ${count} places`),
  dynamicSite: "no call site in the source: found by measuring alone",
  members: (count: number) => `${count} functions in one`,
  selfCost: (cost: string, share: string) => `self ${cost}, ${share}`,
  totalCost: (cost: string, share: string, measure: string) => `total ${cost}, ${share} of ${measure}`,
  calls: (calls: string) => `${calls} calls`,
  callsFrom: (from: string) => `calls counted by ${from}`,
  otherCost: (measure: string, cost: string, from: string) => `${measure} ${cost}, measured by ${from}`,
  totalChange: (change: string) => `against the base: total ${change}`,
  callsChange: (change: string) => `calls ${change}`,
  staleSource: "the source changed since this run",
  noteText: (note: string) => `note: ${note}`,
  noted: (complexity: string) => `noted complexity ${complexity}`,
  estimated: (text: string, label: string, reason: string) =>
    `estimated ${text} (${label}${reason === "" ? "" : `: ${reason}`})`,
  possible: (candidates: string, tier: string) => `possible: one of ${candidates} that this call may reach (${tier})`,
  certain: (tier: string) => `certain (${tier})`,
  legendEntries: {
    none: "0 %",
    whole: "100 % of the run",
    part: "100 % of the part that is shown",
    worse: "+ worse",
    better: "− better",
    equal: "± equal",
    both: "source and measured",
    source: "in the source",
    static: "source only, not exercised",
    possible: "possible",
    hidden: "measured only",
    residual: "through functions left out",
  },
  through: (names: readonly string[]) => `through ${names.slice(0, 6).join(" › ")}${names.length > 6 ? " …" : ""}`,
} as const;

/** How a function or call is known, as a sentence's end. */
export function provenanceWords(thing: Pick<PlacedNode, "provenance"> & Partial<Pick<PlacedEdge, "dispatch">>): string {
  switch (thing.provenance) {
    case "both":
      return "in the source and measured";
    case "static":
      return "in the source, not exercised by this run";
    case "measured":
      return thing.dispatch == null
        ? "measured only: not visible in the source"
        : "measured; the source shows a call that may reach this function among many";
  }
}
