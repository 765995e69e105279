import { access, readFile } from "node:fs/promises";
import { join } from "node:path";
import { ProblemError } from "#model/problem.ts";
import { cprofileProgram } from "./cprofile-program.ts";
import { pythonCommand } from "./python-command.ts";
import type { RecordingPlan } from "./recording.ts";

/**
 * Runs a Python program under cProfile: exact calls, main thread.
 *
 * @throws ProblemError when the command doesn't run Python
 */
export function planCprofile(argv: readonly string[], folder: string, outputFolder: string): RecordingPlan {
  const command = pythonCommand(argv, folder);
  if (command === null) {
    throw new ProblemError(
      `${argv[0]} isn't a Python program, so cProfile can't record it.`,
      "Start it with python, or choose another profiler.",
    );
  }
  const output = join(outputFolder, "profile.prof");
  return {
    argv: [
      ...command.interpreter,
      ...command.options,
      "-c",
      cprofileProgram,
      output,
      command.kind,
      command.target,
      ...command.args,
    ],
    environment: {},
    collect: async () => ((await exists(output)) ? [{ path: output, process: null }] : []),
    peakMemory: () => notedPeak(`${output}.memory.json`),
    endBusy: async () => false,
  };
}

/** What a program noted about itself; null when it ended without. */
export async function notedPeak(file: string): Promise<number | null> {
  try {
    const { peak } = JSON.parse(await readFile(file, "utf8")) as { peak?: unknown };
    return typeof peak === "number" ? peak : null;
  } catch {
    return null;
  }
}

const exists = (file: string) =>
  access(file).then(
    () => true,
    () => false,
  );
