import { markdownCode, markdownText } from "#format/markdown-text.ts";
import { plainName } from "#format/plain-name.ts";
import type { BoardCall, BoardDrift } from "#model/board.ts";
import { hasDrifted } from "./board-drift.ts";

/** The boards for the terminal: what drifted, line by line, then the outcome in a sentence. */
export function driftText(drifts: readonly BoardDrift[]): string {
  if (drifts.length === 0) return "";
  const changed = drifts.filter((drift) => hasDrifted(drift) || drift.moved.length > 0);
  const parts = changed.map((drift) =>
    [`Board: ${plainName(drift.board)}`, ...changesOf(drift, plainName)].join("\n  "),
  );
  return `${[...parts, driftVerdict(drifts)].join("\n\n")}\n`;
}

/** The boards as Markdown, for the job's summary; empty without boards. */
export function driftSummary(drifts: readonly BoardDrift[]): string {
  if (drifts.length === 0) return "";
  const parts = drifts.filter(hasDrifted).map(
    (drift) =>
      `**${markdownText(drift.board)}**\n\n${changesOf(drift, markdownCode)
        .map((line) => `- ${line}`)
        .join("\n")}`,
  );
  return `${["## Boards", driftVerdict(drifts), ...parts].join("\n\n")}\n`;
}

/** `1 of 3 boards doesn't show the source as it is.` */
export function driftVerdict(drifts: readonly BoardDrift[]): string {
  const drifted = drifts.filter(hasDrifted).length;
  const all = `${drifts.length} ${drifts.length === 1 ? "board" : "boards"}`;
  if (drifted === 0) return `${all} ${drifts.length === 1 ? "shows" : "show"} the source as it is.`;
  return `${drifted} of ${all} ${drifted === 1 ? "doesn't" : "don't"} show the source as it is. Open and save again what is still right.`;
}

function changesOf({ moved, goneFunctions, goneCalls, newCalls }: BoardDrift, shown: (id: string) => string): string[] {
  const call = ([caller, callee]: BoardCall) => `${shown(caller)} -> ${shown(callee)}`;
  return [
    ...goneFunctions.map((id) => `gone      ${shown(id)}`),
    ...goneCalls.map((each) => `gone      ${call(each)}`),
    ...newCalls.map((each) => `new       ${call(each)}`),
    ...moved.map(({ from, to }) => `moved     ${shown(from)} to ${shown(to)}`),
  ];
}
