import type { ProjectSummary } from "#contract/answers.ts";
import type { Place } from "./state/place.ts";
import type { State } from "./store.ts";

const key = "callsketch.run";

type RunChoice = Pick<Place, "run" | "base" | "measure">;

/** Keeps which run is shown, so that a reload of the page shows it again. Forgotten with the page. */
export function rememberRun({ folder, place }: State, before: State): void {
  if (place === before.place) return;
  const { run, base, measure } = place;
  try {
    sessionStorage.setItem(key, JSON.stringify({ folder, run, base, measure }));
  } catch {
    // Without storage a reload shows the newest run.
  }
}

/** The run to show of a project that was opened: the one before the reload, else the newest; null without any. */
export function runToShow({ folder, runs }: ProjectSummary): RunChoice {
  const has = (id: unknown): boolean => id === null || runs.some((run) => run.id === id);
  const stored = readStored();
  if (stored?.folder === folder && stored.run !== null && has(stored.run) && has(stored.base))
    return { run: stored.run, base: stored.base, measure: stored.measure };
  return { run: runs.at(-1)?.id ?? null, base: null, measure: null };
}

function readStored(): (RunChoice & { readonly folder: string }) | null {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? "null");
  } catch {
    return null;
  }
}
