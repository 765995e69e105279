import { basename } from "node:path";
import { ProblemError } from "#model/problem.ts";
import { findProgram, shebang } from "./find-program.ts";
import { isNodeScript } from "./plan-node.ts";
import { pythonCommand } from "./python-command.ts";
import type { ProfilerName } from "./recording.ts";

/**
 * The profiler that fits a command: cProfile for what runs Python, V8's for what runs Node.
 *
 * @throws ProblemError when neither is in sight
 */
export function guessProfiler(argv: readonly string[], folder: string): ProfilerName {
  const program = argv[0] ?? "";
  if (program === "")
    throw new ProblemError("There is no command to record.", "Name a program, for instance `python main.py`.");
  if (pythonCommand(argv, folder) !== null) return "cprofile";
  if (/^(node|npm|npx|yarn|pnpm|bun|tsx)(\.exe|\.cmd)?$/.test(basename(program)) || isNodeScript(program))
    return "node";
  const file = findProgram(program, folder);
  if (file === null) {
    throw new ProblemError(
      `The program ${program} wasn't found.`,
      "Check its name, or give its path relative to the folder.",
    );
  }
  if (basename(shebang(file)[0] ?? "") === "node") return "node";
  throw new ProblemError(
    `It isn't clear which profiler fits ${program}.`,
    "Choose one: cprofile and py-spy for Python, node for JavaScript and TypeScript.",
  );
}
