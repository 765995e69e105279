import { join } from "node:path";
import { type BoardsStore, openBoards } from "#board/open-boards.ts";
import type { Board } from "#model/board.ts";
import type { FlowQuestion } from "#model/flow-view.ts";
import { ProblemError } from "#model/problem.ts";
import { runs } from "#store/queries/runs.ts";
import type { Project } from "./open-project.ts";

/** The boards of a project. */
export function boardsOf(project: Project): BoardsStore {
  return openBoards(join(project.storeFolder, "boards"));
}

/** A board by name. @throws ProblemError with the boards that there are */
export function boardNamed(project: Project, name: string): Board {
  const all = boardsOf(project).list();
  const found = all.find((board) => board.name === name);
  if (found !== undefined) return found;
  const known = all.map((board) => `"${board.name}"`).join(", ");
  throw new ProblemError(
    `There is no board "${name}".`,
    known === "" ? "Save one in the window with Ctrl+B." : `Boards are: ${known}.`,
  );
}

/** What a board asks here: its runs are named by label, since their numbers differ from machine to machine. */
export function boardQuestion(project: Project, board: Board): FlowQuestion {
  const numberOf = (label: string | null) => runs(project.store).find((run) => run.label === label)?.id ?? null;
  const { time, threads, ...question } = board.question;
  const run = numberOf(board.runLabel);
  const part = { ...(time === undefined ? {} : { time }), ...(threads === undefined ? {} : { threads }) };
  return { ...question, run, base: numberOf(board.baseLabel), ...(run === null ? {} : part) };
}
