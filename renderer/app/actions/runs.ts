import type { ImportResult } from "#contract/answers.ts";
import type { Answer } from "#contract/requests.ts";
import { formatPercent } from "#format/format-share.ts";
import type { RunId } from "#model/ids.ts";
import { cancelledText } from "#model/problem.ts";
import type { Run } from "#model/run.ts";
import { ask } from "../../engine/ask.ts";
import { shell } from "../../engine/shell.ts";
import { get, set } from "../store.ts";
import { texts } from "../texts.ts";
import { base64Of } from "./base64-of.ts";
import { didEdit } from "./edit.ts";
import { chooseRun } from "./navigate.ts";
import { refreshRuns } from "./refresh-lists.ts";
import { say, sayProblem } from "./toasts.ts";

/** Imports files one after the other and shows the last run that was read. */
export async function importFiles(files: readonly File[]): Promise<void> {
  const { pathOfFile } = shell();
  for (const file of files) {
    const answer =
      pathOfFile === null
        ? await ask("importProfileContent", file.name, await base64Of(file), null)
        : await ask("importProfile", pathOfFile(file), null);
    await showImport(file.name, answer);
  }
}

/** Lets a person choose profiles and imports them. */
export async function chooseProfiles(): Promise<void> {
  const { chooseProfiles: choose } = shell();
  if (choose === null) return chooseInPage();
  for (const path of await choose()) {
    await showImport(path.split(/[\\/]/).at(-1)!, await ask("importProfile", path, null));
  }
}

/** Gives a run another label. False when the engine refused, which it has said then. */
export async function renameRun(run: RunId, label: string): Promise<boolean> {
  const before = get().runs.find(({ id }) => id === run)?.label ?? "";
  const answer = await ask("renameRun", run, label);
  if (!answer.ok) {
    sayProblem(answer.problem);
    return false;
  }
  set({ runs: answer.value });
  const rename = async (to: string): Promise<void> => takeRuns(await ask("renameRun", run, to));
  didEdit({ label: texts.edits.renameRun, undo: () => rename(before), redo: () => rename(label) });
  return true;
}

/** Deletes a run; a toast and undo bring it back. */
export async function deleteRun(run: RunId): Promise<void> {
  const label = get().runs.find(({ id }) => id === run)?.label ?? "";
  if (!(await removeRun(run))) return;
  const restore = async (): Promise<void> => {
    takeRuns(await ask("restoreRun", run));
    await refreshRuns();
  };
  const edit = { label: texts.edits.deleteRun(label), undo: restore, redo: async () => void (await removeRun(run)) };
  didEdit(edit);
  say(texts.runs.deleted(label), { label: texts.edits.undo, run: () => void restore() });
}

/** Shows the run before or after this one in the list. */
export function stepRun(step: 1 | -1): void {
  const { runs, place } = get();
  const at = runs.findIndex(({ id }) => id === place.run);
  const next = runs[at + step];
  if (next !== undefined) chooseRun(next.id);
}

async function removeRun(run: RunId): Promise<boolean> {
  const answer = await ask("deleteRun", run);
  if (!answer.ok) {
    sayProblem(answer.problem);
    return false;
  }
  await refreshRuns();
  return true;
}

function takeRuns(answer: Answer<readonly Run[]>): void {
  if (answer.ok) set({ runs: answer.value });
  else sayProblem(answer.problem);
}

/** Takes a refused file off the list of those that weren't imported. */
export function dismissRefused(file: string): void {
  set({ refused: get().refused.filter((one) => one.file !== file) });
}

async function showImport(file: string, answer: Answer<ImportResult>): Promise<void> {
  set({ progress: { ...get().progress, import: null } });
  dismissRefused(file);
  if (!answer.ok) {
    const { problem } = answer;
    if (problem.text !== cancelledText) set({ refused: [...get().refused, { file, problem }] });
    return sayProblem(problem);
  }
  const { run, match } = answer.value;
  await refreshRuns();
  chooseRun(run.id);
  const share = match.project === null ? null : formatPercent(match.project);
  say(texts.runs.imported(run.label, share, run.skipped.lines));
}

function chooseInPage(): void {
  const input = document.createElement("input");
  input.type = "file";
  input.multiple = true;
  input.addEventListener("change", () => void importFiles([...(input.files ?? [])]));
  input.click();
}
