import { join } from "node:path";
import { findProgram } from "#record/find-program.ts";
import { recordProgram } from "#record/record-program.ts";
import type { ProfilerName, Recording } from "#record/recording.ts";

/** Whether this machine has the programs; tests that need a missing one are skipped and say so. */
export const hasPython = findProgram("python3", "/") !== null;
export const hasPytest = findProgram("pytest", "/") !== null;

/** Records in a folder and answers what was printed too. `until` aborts as soon as the output holds that text. */
export async function recordHere(
  folder: string,
  profiler: ProfilerName,
  argv: readonly string[],
  until?: string,
): Promise<Recording & { readonly stdout: string; readonly stderr: string }> {
  const control = new AbortController();
  const printed = { stdout: "", stderr: "" };
  const recording = await recordProgram({
    argv,
    folder,
    profiler,
    outputFolder: join(folder, "recording"),
    signal: control.signal,
    patience: 700,
    onOutput(stream, text) {
      printed[stream] += text;
      if (until !== undefined && printed.stdout.includes(until)) control.abort();
    },
  });
  return { ...recording, ...printed };
}
