import { Command } from "commander";
import { formatBytes } from "#format/format-bytes.ts";
import { formatCost } from "#format/format-cost.ts";
import { formatDuration } from "#format/format-duration.ts";
import { shellLine } from "#format/shell-line.ts";
import { textTable } from "#format/text-table.ts";
import type { Run } from "#model/run.ts";
import { listRuns } from "#project/list-runs.ts";
import { importExampleRuns } from "#project/open-example.ts";
import { printDocument } from "./output.ts";
import { type CommonOptions, withProject } from "./with-project.ts";

interface RunsOptions extends CommonOptions {
  readonly example?: boolean;
}

/** `callsketch runs` */
export function runsCommand(): Command {
  return new Command("runs")
    .description("list the project's runs")
    .option("--json", "one JSON document: callsketch.runs/1")
    .option("--example", "import the recorded runs of an example first, when there are none yet")
    .action((options: RunsOptions) =>
      withProject(options, undefined, async ({ project, print, say }) => {
        if (options.example === true) await importExampleRuns(project);
        const runs = listRuns(project);
        if (options.json === true) {
          printDocument({ schema: "callsketch.runs/1", runs });
          return;
        }
        if (runs.length === 0) {
          say(
            "No runs yet. Import a profile with `callsketch import <file>`, or record one with `callsketch record -- <command>`.",
          );
          return;
        }
        print(
          textTable(
            ["Run", "Label", "Format", "Whole", "Wall time", "Peak memory", "Made", "Command"],
            "rllrrrll",
            runs.map(row),
          ),
        );
      }),
    );
}

function row(run: Run): string[] {
  const [measure] = run.measures;
  return [
    String(run.id),
    run.label,
    run.format,
    measure === undefined ? "–" : formatCost(measure.whole, measure.unit),
    formatDuration(run.wallTime),
    formatBytes(run.peakMemory),
    run.createdAt.slice(0, 16).replace("T", " "),
    run.command === null ? "–" : shellLine(run.command.argv),
  ];
}
