import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { findProgram } from "./find-program.ts";
import { pySpyHint } from "./plan-py-spy.ts";
import type { ProfilerName } from "./recording.ts";

export interface AvailableProfiler {
  readonly name: ProfilerName;
  readonly available: boolean;
  /** How to get it; null when it is there. */
  readonly hint: string | null;
}

const run = promisify(execFile);

/** What this machine can record with, asked of the programs themselves. */
export async function availableProfilers(folder: string = process.cwd()): Promise<readonly AvailableProfiler[]> {
  const python = findProgram("python3", folder) ?? findProgram("python", folder);
  const hasCprofile = python !== null && (await works(python, ["-c", "import cProfile"]));
  return [
    entry(
      "cprofile",
      hasCprofile,
      python === null ? "Install Python 3." : "Install Python's standard library in full.",
    ),
    entry("node", findProgram("node", folder) !== null, "Install Node from nodejs.org."),
    entry("py-spy", findProgram("py-spy", folder) !== null, pySpyHint),
  ];
}

const entry = (name: ProfilerName, available: boolean, hint: string): AvailableProfiler => ({
  name,
  available,
  hint: available ? null : hint,
});

const works = (program: string, args: readonly string[]) =>
  run(program, args, { timeout: 10_000 }).then(
    () => true,
    () => false,
  );
