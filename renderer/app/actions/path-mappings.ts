import type { PathMapping } from "#model/match.ts";
import type { Problem } from "#model/problem.ts";
import { ask } from "../../engine/ask.ts";
import { get, set } from "../store.ts";
import { texts } from "../texts.ts";
import { didEdit } from "./edit.ts";
import { sayProblem } from "./toasts.ts";

/** Remembers what recorded paths are here, in place of what was remembered. Undone like any edit. Gives the refusal. */
export async function savePathMappings(
  before: readonly PathMapping[],
  mappings: readonly PathMapping[],
): Promise<Problem | null> {
  const problem = await take(mappings);
  if (problem === null) {
    didEdit({ label: texts.mappings.edit, undo: () => said(take(before)), redo: () => said(take(mappings)) });
  }
  return problem;
}

/** All runs are matched anew, so everything that shows one is asked again. */
async function take(mappings: readonly PathMapping[]): Promise<Problem | null> {
  const answer = await ask("setPathMappings", mappings);
  if (!answer.ok) return answer.problem;
  const { revision } = get();
  set({ revision: { ...revision, index: revision.index + 1, runs: revision.runs + 1 } });
  return null;
}

async function said(done: Promise<Problem | null>): Promise<void> {
  const problem = await done;
  if (problem !== null) sayProblem(problem);
}
