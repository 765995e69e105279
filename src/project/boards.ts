import { join } from "node:path";
import { type BoardsStore, openBoards } from "#board/open-boards.ts";
import { boardDrift, callsAmong, drawnFunctions } from "#check/board-drift.ts";
import type { Board, BoardDrift } from "#model/board.ts";
import type { FlowQuestion } from "#model/flow-view.ts";
import { ProblemError } from "#model/problem.ts";
import { runs } from "#store/queries/runs.ts";
import { loadGraph } from "./load-graph.ts";
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

/**
 * Saves a board with the calls that the source makes now between its functions, so that `check` can tell when the picture
 * isn't true any more. A board that was saved before, and comes back by undo, keeps its own.
 */
export function saveBoard(project: Project, board: Board): void {
  const calls = board.calls ?? callsAmong(new Set(drawnFunctions(board)), loadGraph(project).graph);
  boardsOf(project).save({ ...board, calls });
}

/** How far each board has drifted from the source as it is indexed now, in order of name. */
export function boardDrifts(project: Project): BoardDrift[] {
  const { graph } = loadGraph(project);
  return boardsOf(project)
    .list()
    .map((board) => boardDrift(board, graph));
}

/** What a board asks here: its runs are named by label, since their numbers differ from machine to machine. */
export function boardQuestion(project: Project, board: Board): FlowQuestion {
  const numberOf = (label: string | null) => runs(project.store).find((run) => run.label === label)?.id ?? null;
  const { time, threads, ...question } = board.question;
  const run = numberOf(board.runLabel);
  const part = { ...(time === undefined ? {} : { time }), ...(threads === undefined ? {} : { threads }) };
  return { ...question, run, base: numberOf(board.baseLabel), ...(run === null ? {} : part) };
}
