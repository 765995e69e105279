import { Command, CommanderError } from "commander";
import { asProblem } from "#project/as-problem.ts";
import { boardsCommand } from "./boards.ts";
import { callsCommand } from "./calls.ts";
import { checkCommand } from "./check.ts";
import { compareCommand } from "./compare.ts";
import { complexityCommand } from "./complexity.ts";
import { flowCommand } from "./flow.ts";
import { importCommand } from "./import.ts";
import { indexCommand } from "./index-command.ts";
import { inspectCommand } from "./inspect.ts";
import { notesCommand } from "./notes.ts";
import { openCommand } from "./open.ts";
import { printProblem } from "./output.ts";
import { recordCommand, rerunCommand } from "./record.ts";
import { runsCommand } from "./runs.ts";
import { serveCommand } from "./serve.ts";
import { topCommand } from "./top.ts";
import { version } from "./version.ts";
import { Interrupted } from "./with-project.ts";

const commands = [
  openCommand,
  indexCommand,
  callsCommand,
  inspectCommand,
  importCommand,
  runsCommand,
  topCommand,
  flowCommand,
  recordCommand,
  rerunCommand,
  complexityCommand,
  compareCommand,
  checkCommand,
  notesCommand,
  boardsCommand,
  serveCommand,
];

/** Runs one command line. Sets the exit code: 0 done, 1 findings, 2 could not run. Never rejects. */
export async function runCommandLine(argv: readonly string[]): Promise<void> {
  // A reader that stops early (`| head`) is no error.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? 0 : 2));
  try {
    await program().parseAsync(named(argv), { from: "user" });
  } catch (error) {
    if (error instanceof CommanderError) {
      process.exitCode = error.exitCode === 0 ? 0 : 2;
    } else if (error instanceof Interrupted) {
      process.exitCode = 130;
    } else {
      printProblem(asProblem(error));
      process.exitCode = 2;
    }
  }
}

function program(): Command {
  const root = new Command("callsketch")
    .description("call-flow diagrams that are true: static call graph and measured profiles in one picture")
    .version(version())
    .enablePositionalOptions()
    .exitOverride();
  for (const make of commands) root.addCommand(withCommonOptions(make()));
  return root;
}

function withCommonOptions(command: Command): Command {
  for (const child of command.commands) withCommonOptions(child);
  if (command.commands.length > 0) return command.exitOverride();
  return command
    .option("--project <folder>", "the project; the nearest parent that holds .callsketch/ when left out")
    .option("--quiet", "no progress and no remarks")
    .exitOverride();
}

/** `callsketch` and `callsketch <folder>` mean `callsketch open`. */
function named(argv: readonly string[]): string[] {
  const [first] = argv;
  const known = new Set([...commands.map((make) => make().name()), "help", "--help", "-h", "--version", "-V"]);
  return first === undefined || !known.has(first) ? ["open", ...argv] : [...argv];
}
