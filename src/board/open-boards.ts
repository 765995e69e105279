import type { Board } from "#model/board.ts";
import { boardFileText, readBoardFile } from "./board-file.ts";
import { type NamedFiles, openNamedFiles } from "./named-files.ts";

/** The boards of a project. */
export type BoardsStore = NamedFiles<Board>;

/** @param folder `.callsketch/boards` of the project; it is made by the first board */
export function openBoards(folder: string): BoardsStore {
  return openNamedFiles(folder, {
    noun: "board",
    text: boardFileText,
    read: readBoardFile,
    time: ({ updatedAt }) => updatedAt,
  });
}
