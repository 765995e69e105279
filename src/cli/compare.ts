import { Command, Option } from "commander";
import { compareNamed, comparisonReport } from "#project/compare-named.ts";
import { type ThreadOptions, withThreadOptions } from "./thread-options.ts";
import { type CommonOptions, withIndexedProject } from "./with-project.ts";

interface CompareOptions extends CommonOptions, ThreadOptions {
  readonly measure?: string;
  readonly format: "text" | "json" | "markdown";
}

/** `callsketch compare <base> <head>` */
export function compareCommand(): Command {
  return withThreadOptions(new Command("compare"))
    .description("two runs, or two groups of runs: what changed")
    .argument("<base>", "number or label of a run, or a profile file; several with commas between are a group")
    .argument("<head>", "the same; repeats of a recorded run are found by themselves")
    .option("--measure <name>", "what to compare; the first measure that both have when left out")
    .addOption(new Option("--format <format>", "how to print it").choices(["text", "json", "markdown"]).default("text"))
    .option("--json", "the same as --format json")
    .action((base: string, head: string, options: CompareOptions) =>
      withIndexedProject(options, undefined, async (context) => {
        const comparison = await compareNamed(context.project, base, head, options, context);
        process.stdout.write(comparisonReport(comparison, options.json === true ? "json" : options.format));
      }),
    );
}
