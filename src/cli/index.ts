import { Command, CommanderError } from "commander";
import { asProblem } from "#project/as-problem.ts";
import { commands } from "./commands.ts";
import { printProblem } from "./output.ts";
import { version } from "./version.ts";
import { Interrupted } from "./with-project.ts";

/** Runs one command line. Sets the exit code: 0 done, 1 findings, 2 could not run. Never rejects. */
export async function runCommandLine(argv: readonly string[]): Promise<void> {
  // A reader that stops early (`| head`) is no error.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? 0 : 2));
  const words = named(argv);
  try {
    const root = await program(words[0]!);
    await root.parseAsync(words, { from: "user" });
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

/** All commands by name; only the one that is called is loaded, since each brings its part of the engine along. */
async function program(called: string): Promise<Command> {
  const root = new Command("callsketch")
    .description("call-flow diagrams that are true: static call graph and measured profiles in one picture")
    .version(version())
    .enablePositionalOptions()
    .exitOverride();
  for (const { name, usage, description, load } of commands) {
    const isCalled = name === called;
    root.addCommand(
      isCalled ? withCommonOptions(await load()) : new Command(name).description(description).usage(usage),
    );
  }
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

/** `callsketch` and `callsketch <folder>` mean `callsketch open`; `callsketch help index` means `callsketch index --help`. */
function named(argv: readonly string[]): string[] {
  const [first, second] = argv;
  const known = new Set([...commands.map(({ name }) => name), "help", "--help", "-h", "--version", "-V"]);
  if (first === "help" && second !== undefined && known.has(second)) return [second, "--help"];
  return first === undefined || !known.has(first) ? ["open", ...argv] : [...argv];
}
