import { relative } from "node:path";
import { createInterface } from "node:readline/promises";
import { Command, Option } from "commander";
import { formatBytes } from "#format/format-bytes.ts";
import { formatDuration } from "#format/format-duration.ts";
import { shellLine } from "#format/shell-line.ts";
import { ProblemError } from "#model/problem.ts";
import type { Run } from "#model/run.ts";
import { dataFolder } from "#project/data-folder.ts";
import { runNamed } from "#project/find-run.ts";
import { indexProject } from "#project/index-project.ts";
import { recordRun, rerunRun } from "#project/record-run.ts";
import { recordSeries } from "#project/record-series.ts";
import { steepestText } from "./complexity.ts";
import { parameterOption } from "./import.ts";
import { printDocument } from "./output.ts";
import { wholeNumber } from "./whole-number.ts";
import { type CommandContext, type CommonOptions, withProject } from "./with-project.ts";

interface RecordOptions extends CommonOptions {
  readonly profiler?: "cprofile" | "node" | "py-spy";
  readonly label?: string;
  readonly repeat: number;
  readonly param: Readonly<Record<string, string>>;
}

/** `callsketch record -- <command>`. The exit code is ours: a program that failed was recorded all the same. */
export function recordCommand(): Command {
  return new Command("record")
    .description("run a command under a profiler and import what it wrote")
    .argument("<command...>", "the program and its arguments, after --")
    .addOption(
      new Option("--profiler <profiler>", "chosen by the program when left out").choices([
        "cprofile",
        "node",
        "py-spy",
      ]),
    )
    .option("--label <label>", "what to call the run")
    .addOption(parameterOption())
    .option("--repeat <times>", "records so many runs, which tell noise from change in `compare`", wholeNumber, 1)
    .option("--json", "one JSON document a run: callsketch.record/1")
    .passThroughOptions()
    .action((argv: string[], options: RecordOptions) =>
      withProject(options, undefined, async (context) => {
        const { label = null, param: parameters, profiler = null } = options;
        const request = { argv, folder: folderIn(context), profiler, label, parameters };
        for (let round = 0; round < options.repeat; round++) {
          report(await recordRun(context.project, request, recordingTo(context, options)), context, options);
        }
      }),
    );
}

/** `callsketch rerun [run]` */
export function rerunCommand(): Command {
  return new Command("rerun")
    .description("record again with the command that is stored with a run")
    .argument("[run]", "number or label; the newest run that was recorded when left out")
    .option("--yes", "run a command that came with the folder without asking")
    .option("--json", "one JSON document: callsketch.record/1")
    .action((name: string | undefined, options: CommonOptions & { yes?: boolean }) =>
      withProject(options, undefined, async (context) => {
        const { id, command } = runNamed(context.project, name);
        const to = recordingTo(context, options);
        const run = await rerunRun(context.project, id, options.yes === true, to).catch(async (error: unknown) => {
          const mayAsk = error instanceof ProblemError && error.problem.hint.includes("confirm") && process.stdin.isTTY;
          if (!mayAsk || !(await agreed(`${error.problem.text}\nRun ${shellLine(command?.argv ?? [])}?`))) throw error;
          return rerunRun(context.project, id, true, to);
        });
        report(run, context, options);
      }),
    );
}

/** `callsketch scale --param n=100,200,400 -- <command with {n}>` */
export function scaleCommand(): Command {
  return new Command("scale")
    .description("a series: one recording for each value of a parameter")
    .argument("<command...>", "the program and its arguments, after --; {n} stands for the value of n")
    .addOption(
      new Option("--profiler <profiler>", "chosen by the program when left out").choices([
        "cprofile",
        "node",
        "py-spy",
      ]),
    )
    .option("--label <label>", "put before each run's value")
    .addOption(parameterOption().makeOptionMandatory())
    .option("--repeat <times>", "runs each value so often; the cheapest run of a value counts", wholeNumber, 1)
    .option("--json", "one JSON document: callsketch.series/1")
    .passThroughOptions()
    .action((argv: string[], options: RecordOptions) =>
      withProject(options, undefined, async (context) => {
        const request = { ...seriesOf(options), argv, folder: folderIn(context), profiler: options.profiler ?? null };
        const runs = await recordSeries(context.project, request, recordingTo(context, options), (run) => {
          if (options.json !== true) report(run, context, options);
        });
        if (options.json === true) printDocument({ schema: "callsketch.series/1", runs });
        else await reportGrowth(context);
      }),
    );
}

/** The project is indexed first, so that functions have their names. */
async function reportGrowth(context: CommandContext): Promise<void> {
  const { project, print, say } = context;
  await indexProject(project, context);
  const text = steepestText(project);
  if (text !== null) print(text);
  say("All functions: `callsketch complexity`.");
}

/** The parameter with several values is the one that is scaled; the others are the same for every run. */
function seriesOf({ param, label, repeat }: RecordOptions) {
  const entries = Object.entries(param);
  const scaled = entries.filter(([, values]) => values.includes(","));
  if (scaled.length !== 1) {
    throw new ProblemError(
      "A series scales one parameter.",
      "Give one --param with several values: --param n=100,200,400",
    );
  }
  const [parameter, values] = scaled[0]!;
  const list = values
    .split(",")
    .map((value) => value.trim())
    .filter((value) => value !== "");
  const parameters = Object.fromEntries(entries.filter(([name]) => name !== parameter));
  return { parameter, values: list, parameters, label: label ?? null, repeat };
}

/** Where the command runs: the current folder when it lies in the project. */
function folderIn({ project }: CommandContext): string {
  const folder = relative(project.folder, process.cwd());
  return folder.startsWith("..") ? "" : folder;
}

/** The program's output goes where its own would go; with `--json` stdout belongs to the document. */
function recordingTo(context: CommandContext, { json }: CommonOptions) {
  return {
    ...context,
    personFolder: dataFolder(),
    stdin: "inherit" as const,
    onOutput(stream: "stdout" | "stderr", text: string) {
      (stream === "stdout" && json !== true ? process.stdout : process.stderr).write(text);
    },
  };
}

function report(run: Run, { say }: CommandContext, { json }: CommonOptions): void {
  if (json === true) {
    printDocument({ schema: "callsketch.record/1", run });
    return;
  }
  const facts = [
    `exit code ${run.exitCode ?? "unknown"}`,
    `wall time ${formatDuration(run.wallTime)}`,
    `peak memory ${formatBytes(run.peakMemory)}`,
  ];
  if (run.exitCode !== 0) say(`The program failed (${facts[0]}); what it did until then was recorded all the same.`);
  say(`Run ${run.id} "${run.label}": ${facts.join(", ")}. See it with \`callsketch top\` or \`callsketch flow\`.`);
}

async function agreed(question: string): Promise<boolean> {
  const asking = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return /^y(es)?$/i.test((await asking.question(`${question} [y/N] `)).trim());
  } finally {
    asking.close();
  }
}
