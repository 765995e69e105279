import type { Board, BoardCall } from "#model/board.ts";
import type { FlowQuestion } from "#model/flow-view.ts";
import type { KnownPositions } from "#model/scene.ts";
import { isObject, type Refuse, readJsonFile, textUnder } from "./json-file.ts";
import type { TextFile } from "./text-folder.ts";

const schema = "callsketch.board/1";

/** The file's content: JSON with one position or call a line in order of id, so that Git merges edits of different cards. */
export function boardFileText(board: Board): string {
  const { positions, calls, updatedAt: _, ...rest } = board; // the time is the file's own
  const lines = Object.keys(positions)
    .sort()
    .map((id) => `    ${JSON.stringify(id)}: ${JSON.stringify(positions[id])}`);
  const head = JSON.stringify({ schema, ...rest }, null, 2).replace(/\n}$/, "");
  const made = calls === null ? "" : `,\n  "calls": [${indented(calls.map((call) => `    ${JSON.stringify(call)}`))}]`;
  return `${head},\n  "positions": {${indented(lines)}}${made}\n}\n`;
}

function indented(lines: readonly string[]): string {
  return lines.length === 0 ? "" : `\n${lines.join(",\n")}\n  `;
}

/**
 * Reads a board's file.
 *
 * @throws ProblemError when it isn't such a file
 */
export function readBoardFile(entry: TextFile): Board {
  const file = readJsonFile(entry, schema);
  const { found, refuse } = file;
  const label = (key: string) => (found[key] == null ? null : textUnder(key, file));
  if (!isObject(found.question)) throw refuse('"question" isn\'t an object');
  return {
    name: textUnder("name", file),
    question: found.question as FlowQuestion,
    runLabel: label("runLabel"),
    baseLabel: label("baseLabel"),
    positions: positionsOf(found.positions, refuse),
    look: found.look === "sketch" ? "sketch" : "clean",
    calls: callsOf(found.calls, refuse),
    updatedAt: entry.changedAt,
  };
}

function positionsOf(value: unknown, refuse: Refuse): KnownPositions {
  if (!isObject(value)) throw refuse('"positions" isn\'t an object');
  for (const [id, place] of Object.entries(value)) {
    const isPlace = isObject(place) && Number.isFinite(place.x) && Number.isFinite(place.y);
    if (!isPlace || typeof place.pinned !== "boolean") throw refuse(`the position of "${id}" isn't {x, y, pinned}`);
  }
  return value as KnownPositions;
}

function callsOf(value: unknown, refuse: Refuse): Board["calls"] {
  if (value == null) return null; // saved before boards remembered calls
  const isCall = (entry: unknown) =>
    Array.isArray(entry) && entry.length === 2 && entry.every((id) => typeof id === "string");
  if (!Array.isArray(value) || !value.every(isCall)) throw refuse('"calls" isn\'t a list of [caller, callee]');
  return value as BoardCall[];
}
