import type { Answer } from "#contract/requests.ts";
import type { RunId } from "#model/ids.ts";
import type { Problem } from "#model/problem.ts";
import type { Run } from "#model/run.ts";
import { ask } from "../../engine/ask.ts";
import { get } from "../store.ts";
import { texts } from "../texts.ts";
import { didEdit } from "./edit.ts";
import { refreshRuns } from "./refresh-lists.ts";
import { sayProblem } from "./toasts.ts";

/** Shows numbers of another run on this run's functions. Undone like any edit. Gives the refusal; null when it was done. */
export async function fuse(run: RunId, other: RunId, confirmed: boolean): Promise<Problem | null> {
  const add = async (): Promise<Problem | null> => taken(await ask("fuseRuns", run, other, confirmed));
  const problem = await add();
  if (problem === null) {
    didEdit({
      label: texts.fuse.added(labelOf(other)),
      undo: () => said(unfuseNow(run, other)),
      redo: () => said(add()),
    });
  }
  return problem;
}

/** Shows the run without the other's numbers again. Undone like any edit. */
export async function unfuse(run: RunId, other: RunId): Promise<void> {
  const problem = await unfuseNow(run, other);
  if (problem !== null) return sayProblem(problem);
  const again = async (): Promise<Problem | null> => taken(await ask("fuseRuns", run, other, true));
  didEdit({
    label: texts.fuse.removed(labelOf(other)),
    undo: () => said(again()),
    redo: () => said(unfuseNow(run, other)),
  });
}

async function unfuseNow(run: RunId, other: RunId): Promise<Problem | null> {
  return taken(await ask("unfuseRuns", run, other));
}

async function taken(answer: Answer<readonly Run[]>): Promise<Problem | null> {
  if (!answer.ok) return answer.problem;
  await refreshRuns();
  return null;
}

async function said(done: Promise<Problem | null>): Promise<void> {
  const problem = await done;
  if (problem !== null) sayProblem(problem);
}

function labelOf(run: RunId): string {
  return get().runs.find(({ id }) => id === run)?.label ?? "";
}
