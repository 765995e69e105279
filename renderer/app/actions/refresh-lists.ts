import { ask } from "../../engine/ask.ts";
import { get, set } from "../store.ts";
import { sayProblem } from "./toasts.ts";

/** Asks for the runs. A run that is shown and gone gives way to the newest. */
export async function refreshRuns(): Promise<void> {
  const answer = await ask("runs");
  if (!answer.ok) return sayProblem(answer.problem);
  const { place, revision } = get();
  const gone = place.run !== null && !answer.value.some((run) => run.id === place.run);
  const baseGone = place.base !== null && !answer.value.some((run) => run.id === place.base);
  set({
    runs: answer.value,
    revision: { ...revision, runs: revision.runs + 1 },
    place: {
      ...place,
      ...(gone ? { run: answer.value.at(-1)?.id ?? null, time: null, threads: null } : {}),
      base: baseGone ? null : place.base,
    },
  });
}

/** Asks for the notes. */
export async function refreshNotes(): Promise<void> {
  const answer = await ask("notes");
  if (answer.ok) showNotes(answer.value);
  else sayProblem(answer.problem);
}

/** Asks for the boards. */
export async function refreshBoards(): Promise<void> {
  const answer = await ask("boards");
  if (answer.ok) set({ boards: answer.value });
  else sayProblem(answer.problem);
}

/** Asks for the reading trails, which also change when the source is indexed anew. */
export async function refreshTrails(): Promise<void> {
  const answer = await ask("trails");
  if (answer.ok) set({ trails: answer.value });
  else sayProblem(answer.problem);
}

/** Asks for the filter presets. */
export async function refreshPresets(): Promise<void> {
  const answer = await ask("presets");
  if (answer.ok) set({ presets: answer.value });
  else sayProblem(answer.problem);
}

/** Takes over the notes, and asks again for what shows them. */
export function showNotes(notes: ReturnType<typeof get>["notes"]): void {
  const { revision } = get();
  set({ notes, revision: { ...revision, notes: revision.notes + 1 } });
}
