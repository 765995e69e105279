import { Command } from "commander";
import type { Run } from "#model/run.ts";
import { runById, runNamed } from "#project/find-run.ts";
import { fuseRuns, unfuseRuns } from "#project/fuse-runs.ts";
import { numberSource } from "#project/number-source.ts";
import { printDocument } from "./output.ts";
import { type CommonOptions, withIndexedProject } from "./with-project.ts";

interface FuseOptions extends CommonOptions {
  readonly remove?: boolean;
  readonly yes?: boolean;
}

/** `callsketch fuse <run> <others...>` */
export function fuseCommand(): Command {
  return new Command("fuse")
    .description("show exact calls and further measures of other runs of the same command on a run's functions")
    .argument("<run>", "number or label of the run that is shown")
    .argument("<others...>", "runs of the same command, parameters and code, by number or label")
    .option("--remove", "take their numbers off again")
    .option("--yes", "fuse runs of which it isn't known that they ran the same")
    .option("--json", "one JSON document: callsketch.fuse/1")
    .action((name: string, others: string[], options: FuseOptions) =>
      withIndexedProject(options, undefined, ({ project, print }) => {
        const { id } = runNamed(project, name);
        for (const other of others.map((each) => runNamed(project, each))) {
          if (options.remove === true) unfuseRuns(project, id, other.id);
          else fuseRuns(project, id, other.id, options.yes === true);
        }
        const run = runById(project, id);
        if (options.json === true) printDocument({ schema: "callsketch.fuse/1", run });
        else for (const line of fusedLines(run)) print(line);
      }),
    );
}

function fusedLines(run: Run): string[] {
  if (run.fused.length === 0) return [`Run ${run.id} "${run.label}" shows its own numbers alone.`];
  return run.fused.map((other) => {
    const taken = [...(other.calls ? ["calls"] : []), ...other.measures].join(", ");
    return `Run ${run.id} "${run.label}" shows ${taken} of ${numberSource(other)}`;
  });
}
