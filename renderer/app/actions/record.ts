import type { RecordRequest, SeriesRequest } from "#contract/answers.ts";
import type { Answer } from "#contract/requests.ts";
import type { RunId } from "#model/ids.ts";
import type { Problem } from "#model/problem.ts";
import type { Run } from "#model/run.ts";
import { ask } from "../../engine/ask.ts";
import { get, set } from "../store.ts";
import { texts } from "../texts.ts";
import { chooseRun } from "./navigate.ts";
import { refreshRuns } from "./refresh-lists.ts";
import { say } from "./toasts.ts";

/** Runs a program under a profiler and shows its run. Answers the problem when there is one. */
export async function record(request: RecordRequest): Promise<Problem | null> {
  return follow(() => ask("record", request));
}

/** Runs a program once for every value of a parameter and shows the last run. Answers the problem when there is one. */
export async function recordSeries(request: SeriesRequest): Promise<Problem | null> {
  return follow(async () => {
    const answer = await ask("recordSeries", request);
    return answer.ok ? { ok: true, value: answer.value.at(-1)! } : answer;
  });
}

/** Records again with the command of a run, after a person has seen and confirmed it. */
export async function rerun(run: RunId): Promise<Problem | null> {
  return follow(() => ask("rerun", run, true));
}

/** Ends the program that is recorded; what it measured so far is kept. */
export async function stopRecording(): Promise<void> {
  await ask("cancel", "record");
}

/** Opens what Ctrl+R means here: the command of the run that is shown, else an empty record dialog. */
export function recordAgain(): void {
  const { runs, place } = get();
  const run = runs.find(({ id }) => id === place.run);
  set({ dialog: run?.command ? { kind: "rerun", run: run.id } : { kind: "record", request: null } });
}

async function follow(start: () => Promise<Answer<Run>>): Promise<Problem | null> {
  set({ recording: true, output: [] });
  const answer = await start();
  set({ recording: false, progress: { ...get().progress, record: null } });
  await refreshRuns();
  if (!answer.ok) return answer.problem;
  set({ dialog: null });
  chooseRun(answer.value.id);
  say(texts.record.recorded(answer.value.label));
  return null;
}
