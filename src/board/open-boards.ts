import path from "node:path";
import type { Board } from "#model/board.ts";
import { ProblemError } from "#model/problem.ts";
import type { UnreadableFile } from "#model/source-graph.ts";
import { boardFileText, readBoardFile } from "./board-file.ts";
import { fileSlug } from "./file-slug.ts";
import { readTextFolder } from "./text-folder.ts";
import { removeFileDurably, writeFileAtomically } from "./write-file-atomically.ts";

/** The boards of a project, read from their folder each time, since Git and editors change it too. */
export interface BoardsStore {
  /** In order of name. */
  list(): readonly Board[];
  /** Files that are no boards as they stand; they are never overwritten. */
  unreadable(): readonly UnreadableFile[];
  /** Writes a board, in place of one with the same name. Once it returns it is on disk. */
  save(board: Board): void;
  /** Removes a board; nothing happens when there is none of this name. */
  remove(name: string): void;
}

/** @param folder `.callsketch/boards` of the project; it is made by the first board */
export function openBoards(folder: string): BoardsStore {
  const read = () => readTextFolder(folder, ".json", (entry) => ({ file: entry.file, board: readBoardFile(entry) }));
  return {
    list: () =>
      read()
        .items.map(({ board }) => board)
        .sort((a, b) => a.name.localeCompare(b.name, "en")),
    unreadable: () => read().unreadable,
    save: (board) => {
      if (board.name.trim() === "") throw new ProblemError("A board needs a name.", "Type one.");
      const { items, unreadable } = read();
      const file = items.find((item) => item.board.name === board.name)?.file ?? `${fileSlug(board.name)}.json`;
      if (unreadable.some((other) => other.file === file)) {
        throw new ProblemError(
          `${file} can't be read, so it isn't overwritten.`,
          "Correct or rename the file, or choose another name.",
        );
      }
      writeFileAtomically(path.join(folder, file), boardFileText(board), timeOf(board));
    },
    remove: (name) => {
      for (const { file, board } of read().items) if (board.name === name) removeFileDurably(path.join(folder, file));
    },
  };
}

function timeOf({ updatedAt }: Board): Date {
  const time = new Date(updatedAt);
  return Number.isNaN(time.getTime()) ? new Date() : time;
}
