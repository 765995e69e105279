import { Command, Option } from "commander";
import { topCallsText } from "#format/top-calls-text.ts";
import { runNamed } from "#project/find-run.ts";
import { topCalls } from "#project/top-calls.ts";
import { printDocument } from "./output.ts";
import { type ThreadOptions, withThreadOptions } from "./thread-options.ts";
import { wholeNumber } from "./whole-number.ts";
import { type CommonOptions, withIndexedProject } from "./with-project.ts";

interface TopOptions extends CommonOptions, ThreadOptions {
  readonly n: number;
  readonly run?: string;
  readonly sort: string;
  readonly mine?: boolean;
}

/** `callsketch top` */
export function topCommand(): Command {
  return withThreadOptions(new Command("top"))
    .description("the top calls table of a run")
    .addOption(new Option("-n <n>", "how many").argParser(wholeNumber).default(20))
    .option("--run <run>", "number or label; the newest run when left out")
    .option("--sort <by>", "total, self, calls, or the name of a measure", "total")
    .option("--mine", "only functions of the project")
    .option("--json", "one JSON document: callsketch.top/1")
    .action((options: TopOptions) =>
      withIndexedProject(options, undefined, ({ project, print }) => {
        const run = runNamed(project, options.run);
        const question = { most: options.n, sort: options.sort, mine: options.mine === true, threads: options };
        const { rows, table, measure, threads } = topCalls(project, run, question);
        if (options.json === true) {
          const { id, label, parameters } = run;
          printDocument({
            schema: "callsketch.top/1",
            run: { id, label, parameters, threads },
            measure,
            functions: rows,
          });
        } else {
          print(topCallsText(table).trimEnd());
        }
      }),
    );
}
