import type { ProjectSummary } from "#contract/answers.ts";
import type { RunId } from "#model/ids.ts";
import { firstPlace, type Place } from "./state/place.ts";
import type { State } from "./store.ts";

const key = "callsketch.run";

type RunChoice = Pick<Place, "run" | "base" | "measure" | "threads">;

/** What is kept: the run on screen, and the threads that were chosen in each run. */
interface Remembered extends RunChoice {
  readonly folder: string | null;
  readonly threadsOfRuns: Readonly<Record<string, readonly number[]>>;
}

let remembered: Remembered = { ...readStored() };

/** Keeps which run is shown and which of its threads, so that a reload of the page shows it again. Forgotten with the page. */
export function rememberRun({ folder, place }: State, before: State): void {
  if (place === before.place) return;
  const { run, base, measure, threads } = place;
  const { [String(run)]: _, ...others } = remembered.folder === folder ? remembered.threadsOfRuns : {};
  const threadsOfRuns = threads === null ? others : { ...others, [String(run)]: threads };
  remembered = { folder, run, base, measure, threads, threadsOfRuns };
  try {
    sessionStorage.setItem(key, JSON.stringify(remembered));
  } catch {
    // Without storage a reload shows the newest run.
  }
}

/** The threads that were chosen when this run was shown last; null for all of them. */
export function rememberedThreads(run: RunId | null): readonly number[] | null {
  return remembered.threadsOfRuns[String(run)] ?? null;
}

/** The run to show of a project that was opened: the one before the reload, else the newest; null without any. */
export function runToShow({ folder, runs }: ProjectSummary): RunChoice {
  const has = (id: unknown): boolean => id === null || runs.some((run) => run.id === id);
  const { run, base, measure, threads } = remembered;
  if (remembered.folder === folder && run !== null && has(run) && has(base)) return { run, base, measure, threads };
  return { run: runs.at(-1)?.id ?? null, base: null, measure: null, threads: null };
}

function readStored(): Remembered {
  const { run, base, measure, threads } = firstPlace;
  const nothing = { folder: null, run, base, measure, threads, threadsOfRuns: {} };
  try {
    return { ...nothing, ...JSON.parse(sessionStorage.getItem(key) ?? "null") };
  } catch {
    return nothing;
  }
}
