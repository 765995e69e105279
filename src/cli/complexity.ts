import { Command } from "commander";
import { textTable } from "#format/text-table.ts";
import { complexityRows } from "#project/complexity-rows.ts";
import { printDocument } from "./output.ts";
import { type CommonOptions, withIndexedProject } from "./with-project.ts";

interface ComplexityOptions extends CommonOptions {
  readonly all?: boolean;
  readonly strict?: boolean;
}

/** `callsketch complexity`: exit 1 with `--strict` where note and estimate disagree. */
export function complexityCommand(): Command {
  return new Command("complexity")
    .description("noted and estimated complexity side by side")
    .option("--all", "functions without growth as well")
    .option("--strict", "exit 1 where the note and the estimate disagree")
    .option("--json", "one JSON document: callsketch.complexity/1")
    .action((options: ComplexityOptions) =>
      withIndexedProject(options, undefined, ({ project, print, say }) => {
        const rows = complexityRows(project, options.all === true);
        if (options.json === true) printDocument({ schema: "callsketch.complexity/1", functions: rows });
        else if (rows.length === 0) say("No function shows growth, and nothing was noted.");
        else {
          const cells = rows.map((row) => [
            row.agreement,
            row.noted ?? "–",
            row.estimate?.text ?? "–",
            row.estimate?.label ?? "–",
            row.estimate?.evidence.map(({ line }) => line).join(", ") ?? "",
            row.qualifiedName,
          ]);
          print(textTable(["Agreement", "Noted", "Estimated", "Label", "Lines", "Function"], "llllll", cells));
        }
        if (options.strict === true && rows.some((row) => row.agreement === "disagree")) process.exitCode = 1;
      }),
    );
}
