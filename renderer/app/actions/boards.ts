import type { Board } from "#model/board.ts";
import type { RunId } from "#model/ids.ts";
import type { KnownPositions } from "#model/scene.ts";
import { ask } from "../../engine/ask.ts";
import { runById } from "../current.ts";
import { flowQuestion } from "../loading/keep-loaded.ts";
import { get, set } from "../store.ts";
import { texts } from "../texts.ts";
import { base64Of } from "./base64-of.ts";
import { didEdit } from "./edit.ts";
import { go } from "./navigate.ts";
import { say, sayProblem } from "./toasts.ts";

/** Saves the flow on screen under a name, with every card's place. True when it is on the disk. */
export async function saveBoard(name: string): Promise<boolean> {
  const saved = await write(boardOfScreen(name));
  if (saved) say(texts.boards.saved(name));
  return saved;
}

/** Shows what an exported SVG or PNG was made of, card by card where it was. False when it carries no scene. */
export async function openPicture(file: File): Promise<boolean> {
  const answer = await ask("sceneInPicture", file.name, await base64Of(file));
  if (!answer.ok) {
    sayProblem(answer.problem);
    return false;
  }
  const { question, run, base, nodes } = answer.value;
  openBoard({
    name: file.name,
    question,
    runLabel: run?.label ?? null,
    baseLabel: base?.label ?? null,
    positions: Object.fromEntries(nodes.map(({ id, box, pinned }) => [id, { x: box.x, y: box.y, pinned }] as const)),
    look: get().look,
    calls: null,
    updatedAt: new Date().toISOString(),
  });
  say(texts.boards.openedPicture(file.name));
  return true;
}

/** Shows a board with the runs of its labels; a run that isn't here leaves the static flow, and says so. */
export function openBoard(board: Board): void {
  const { run: _run, base: _base, measure = null, time = null, threads = null, ...filters } = board.question;
  const run = runOf(board.runLabel);
  const part = { time: run === null ? null : time, threads: knownThreads(run, threads) };
  if (board.runLabel !== null && run === null) say(texts.boards.runMissing(board.runLabel));
  set({ pinned: board.positions, look: board.look });
  go({ view: "flow", filters, measure, run, ...part, base: runOf(board.baseLabel), selected: null, edge: null });
}

/** Deletes a board; a message and undo bring it back. */
export async function deleteBoard(board: Board): Promise<void> {
  if (!(await remove(board.name))) return;
  const restore = async (): Promise<void> => void (await write(board));
  didEdit({
    label: texts.edits.deleteBoard(board.name),
    undo: restore,
    redo: async () => void (await remove(board.name)),
  });
  say(texts.boards.deleted(board.name), { label: texts.edits.undo, run: () => void restore() });
}

function boardOfScreen(name: string): Board {
  const state = get();
  const labelOf = (id: RunId | null): string | null => state.runs.find((run) => run.id === id)?.label ?? null;
  return {
    name,
    question: flowQuestion(state),
    runLabel: labelOf(state.place.run),
    baseLabel: labelOf(state.place.base),
    positions: positionsOnScreen(state),
    look: state.look,
    calls: null,
    updatedAt: new Date().toISOString(),
  };
}

function positionsOnScreen({ scene, pinned }: ReturnType<typeof get>): KnownPositions {
  const nodes = scene.value?.nodes ?? [];
  return Object.fromEntries(
    nodes.map(({ id, box }) => [id, pinned[id] ?? { x: box.x, y: box.y, pinned: false }] as const),
  );
}

async function write(board: Board): Promise<boolean> {
  const answer = await ask("saveBoard", board);
  if (answer.ok) set({ boards: answer.value });
  else sayProblem(answer.problem);
  return answer.ok;
}

async function remove(name: string): Promise<boolean> {
  const answer = await ask("deleteBoard", name);
  if (answer.ok) set({ boards: answer.value });
  else sayProblem(answer.problem);
  return answer.ok;
}

/** A run of that label that was made elsewhere may have other threads; then all are shown. */
function knownThreads(id: RunId | null, threads: readonly number[] | null): readonly number[] | null {
  const run = runById(get().runs, id);
  return threads?.every((index) => run?.threads[index] !== undefined) === true ? threads : null;
}

function runOf(label: string | null): RunId | null {
  return get().runs.find((run) => run.label === label)?.id ?? null;
}
