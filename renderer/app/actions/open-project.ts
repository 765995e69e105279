import type { ProjectSummary } from "#contract/answers.ts";
import type { Answer } from "#contract/requests.ts";
import { ask } from "../../engine/ask.ts";
import { shell } from "../../engine/shell.ts";
import { runToShow } from "../remembered-run.ts";
import { noEdits } from "../state/edits.ts";
import { nothingLoaded } from "../state/loaded.ts";
import { firstPlace, noPlaces } from "../state/place.ts";
import { noProgress } from "../state/project.ts";
import { get, set } from "../store.ts";
import { texts } from "../texts.ts";
import { startTour } from "../tour.ts";
import { refreshBoards, refreshNotes, refreshPresets, refreshTrails } from "./refresh-lists.ts";
import { say, sayProblem } from "./toasts.ts";

const lastFolderKey = "callsketch.folder";

/** Opens a folder. What was open stays open when that fails. */
export async function openProject(folder: string): Promise<void> {
  await open(folder, () => ask("openProject", folder));
}

/** Opens the example. Who has no recent project yet is offered the tour. */
export async function openExample(): Promise<void> {
  const isFirst = get().recent.length === 0;
  await open(null, () => ask("openExample", "tax-forms"));
  if (isFirst && get().stage === "open") say(texts.tour.offer, { label: texts.tour.take, run: startTour });
}

/** Lets a person choose a folder: in a dialog of the system, or by its path where there is none. */
export async function chooseProject(): Promise<void> {
  const { chooseFolder } = shell();
  if (chooseFolder === null) return set({ dialog: { kind: "open-folder" } });
  const folder = await chooseFolder();
  if (folder !== null) await openProject(folder);
}

/** Closes the project and shows the start screen. */
export async function closeProject(): Promise<void> {
  await ask("closeProject");
  rememberFolder(null);
  set({ ...nothingLoaded, ...noPlaces, ...noEdits, stage: "start", project: null, folder: null, progress: noProgress });
  await loadRecent();
}

/** Asks for the recent projects. Keeps the old list when the engine refuses. */
export async function loadRecent(): Promise<void> {
  const answer = await ask("recentProjects");
  if (answer.ok) set({ recent: answer.value });
}

/** Takes a folder off the list of recent projects. */
export async function forgetRecent(folder: string): Promise<void> {
  const answer = await ask("forgetRecentProject", folder);
  if (answer.ok) set({ recent: answer.value });
}

/** Reads changed files again. */
export async function refreshIndex(): Promise<void> {
  set({ indexProblem: null });
  const answer = await ask("refresh");
  if (answer.ok) showSummary(answer.value);
  else set({ indexProblem: answer.problem });
}

/** A small folder may be indexed before the answer to its opening has come, since the two come by different ways. */
let indexedWhileOpening: ProjectSummary | null = null;

/** Takes over that the index is ready. */
export function showIndexed(project: ProjectSummary): void {
  if (get().stage !== "open") {
    indexedWhileOpening = project;
    return;
  }
  showSummary(project);
  void refreshTrails(); // its functions may have moved, or be gone
}

/** Takes over what the engine says about the project that is open. */
export function showSummary(project: ProjectSummary): void {
  const { revision, place } = get();
  const runKept = project.runs.some((run) => run.id === place.run);
  set({
    project,
    runs: project.runs,
    revision: { ...revision, index: revision.index + 1 },
    ...(runKept || place.run === null
      ? {}
      : { place: { ...place, run: project.runs.at(-1)?.id ?? null, base: null, time: null, threads: null } }),
  });
}

/** The folder of the last project in this window, so that a reload opens it again. */
export function lastFolder(): string | null {
  try {
    return sessionStorage.getItem(lastFolderKey);
  } catch {
    return null;
  }
}

async function open(folder: string | null, request: () => Promise<Answer<ProjectSummary>>): Promise<void> {
  const before = get();
  indexedWhileOpening = null;
  set({ stage: "opening", folder, openProblem: null, indexProblem: null, dialog: null });
  const answer = await request();
  if (!answer.ok) {
    const stage = before.project === null || before.stopped !== null ? "start" : "open";
    set({ stage, folder: before.project?.folder ?? folder, openProblem: answer.problem });
    if (stage === "open") sayProblem(answer.problem);
    return void loadRecent();
  }
  const project = answer.value;
  const place = { ...firstPlace, ...runToShow(project) };
  const revision = { ...before.revision, index: before.revision.index + 1 };
  set({ ...nothingLoaded, ...noPlaces, ...noEdits, place, project, runs: project.runs, folder: project.folder });
  set({ stage: "open", stopped: null, progress: noProgress, revision });
  if (indexedSoon()?.folder === project.folder) showSummary(indexedSoon()!);
  rememberFolder(project.folder);
  await Promise.all([refreshNotes(), refreshBoards(), refreshTrails(), refreshPresets()]);
}

/** Behind a function, since an event may have set it while an answer was awaited. */
function indexedSoon(): ProjectSummary | null {
  return indexedWhileOpening;
}

function rememberFolder(folder: string | null): void {
  try {
    if (folder === null) sessionStorage.removeItem(lastFolderKey);
    else sessionStorage.setItem(lastFolderKey, folder);
  } catch {
    // Without storage a reload shows the start screen.
  }
}
