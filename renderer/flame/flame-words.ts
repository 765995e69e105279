import { formatCount } from "#format/format-count.ts";

/** Every text of the stack views in one place. */
export const flameWords = {
  flame:
    "Flame graph. Arrow keys move, Enter zooms in, 0 shows everything. The call tree view holds the same stacks as a table.",
  callers: (name: string) => `Callers of ${name}, as a flame graph`,
  callees: (name: string) => `What ${name} calls, as a flame graph`,
  overview: "Overview of the flame graph: drag to move the view",
  root: "all",
  reconstructed: "Reconstructed: this format keeps no stacks, so the tree is put together from its calls",
  leftOut: (count: number) =>
    `The ${count === 1 ? "lightest node is" : `${formatCount(count)} lightest nodes are`} left out`,
  matches: (share: string) => `${share} runs through what was found`,
  noMatch: "nothing found",
  empty: "This run has no stacks in this measure.",
  pickFunction: "Choose a function on the left to see who calls it and what it calls.",
  notInStacks: "The selected function isn't in the stacks of this run. Choose one on the left.",
  callersHeading: "Callers",
  calleesHeading: "Callees",
  table: "Functions of the run",
  filter: "Filter functions",
  noRows: "No function matches",
  tree: (direction: "top-down" | "inverted") =>
    direction === "top-down" ? "Call tree from the top" : "Call tree from where the cost arises",
  columns: {
    name: "Function",
    module: "Module",
    calls: "Calls",
    self: "Self",
    total: "Total",
    selfShare: "Self %",
    totalShare: "Total %",
  },
  unknownCalls: "Unknown: samples can't be counted as calls",
  self: "self",
  total: "total",
} as const;
