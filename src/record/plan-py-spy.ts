import { access } from "node:fs/promises";
import { join } from "node:path";
import { ProblemError } from "#model/problem.ts";
import { findProgram } from "./find-program.ts";
import { pythonCommand } from "./python-command.ts";
import type { RecordingPlan } from "./recording.ts";

export const pySpyHint = "Install it with `pip install py-spy`.";

/**
 * Runs a Python program under py-spy: samples of all its threads from outside, without slowing it down and without call
 * counts.
 *
 * @throws ProblemError when py-spy is missing or the command doesn't run Python
 */
export function planPySpy(argv: readonly string[], folder: string, outputFolder: string): RecordingPlan {
  const pySpy = findProgram("py-spy", folder);
  if (pySpy === null) throw new ProblemError("py-spy isn't installed.", pySpyHint);
  const command = pythonCommand(argv, folder);
  if (command === null) {
    throw new ProblemError(`${argv[0]} isn't a Python program, so py-spy can't record it.`, "Start it with python.");
  }
  const output = join(outputFolder, "profile.collapsed.txt");
  const program = [
    ...command.interpreter,
    ...command.options,
    ...targetWords(command.kind, command.target),
    ...command.args,
  ];
  return {
    // `--function` names the line where a function begins in place of the line that was running.
    argv: [pySpy, "record", "--format", "raw", "--function", "--output", output, "--", ...program],
    environment: {},
    collect: async () =>
      (await access(output).then(
        () => true,
        () => false,
      ))
        ? [{ path: output, process: null }]
        : [],
    peakMemory: async () => null,
    endBusy: async () => false,
  };
}

function targetWords(kind: "script" | "module" | "code", target: string): readonly string[] {
  if (kind === "script") return [target];
  return [kind === "module" ? "-m" : "-c", target];
}
