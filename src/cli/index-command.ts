import { Command } from "commander";
import type { IndexSummary } from "#contract/answers.ts";
import { formatCount } from "#format/format-count.ts";
import { formatDuration } from "#format/format-duration.ts";
import { indexProject } from "#project/index-project.ts";
import { indexSummary } from "#project/index-summary.ts";
import { printDocument } from "./output.ts";
import { type CommonOptions, withProject } from "./with-project.ts";

interface IndexOptions extends CommonOptions {
  readonly everything?: boolean;
}

/** `callsketch index [folder]` */
export function indexCommand(): Command {
  return new Command("index")
    .description("index or refresh a project")
    .argument("[folder]", "the project's folder")
    .option("--everything", "extract again, also when no file has changed")
    .option("--json", "one JSON document: callsketch.index/1")
    .action((folder: string | undefined, options: IndexOptions) =>
      withProject(options, folder, async (context) => {
        await indexProject(context.project, { ...context, everything: options.everything === true });
        const summary = indexSummary(context.project)!;
        if (options.json === true) {
          printDocument({ schema: "callsketch.index/1", folder: context.project.folder, ...summary });
          return;
        }
        for (const line of summaryLines(summary)) context.print(line);
        if (context.project.storeIsElsewhere) {
          context.say(`The project can't be written; its data lie in ${context.project.storeFolder}.`);
        }
      }),
    );
}

/** The summary as a table for people; unreadable files follow with their reasons. */
function summaryLines(summary: IndexSummary): string[] {
  const languages = summary.languages.map(({ language, files }) => `${formatCount(files)} ${language}`).join(", ");
  const rows: [string, string][] = [
    ["Files", `${formatCount(summary.files)}${languages === "" ? "" : ` (${languages})`}`],
    ["Read again", formatCount(summary.filesRead)],
    ["Lines", formatCount(summary.lines)],
    ["Functions", `${formatCount(summary.functions)}, and ${formatCount(summary.externalFunctions)} external`],
    ["Calls", `${formatCount(summary.certainCalls)} certain, ${formatCount(summary.possibleCalls)} possible`],
    ["Unreadable", `${formatCount(summary.unreadable.length)} files`],
    ["Left out", `${formatCount(summary.leftOut.length)} files`],
    ["Time", formatDuration(summary.took)],
  ];
  const lines = rows.map(([name, value]) => `${name.padEnd(12)}${value}`);
  if (summary.files === 0) {
    lines.push("", "No Python, TypeScript or JavaScript source was found here. Is this the project's folder?");
  }
  for (const { file, reason } of summary.unreadable) lines.push(`  unreadable: ${file}: ${reason}`);
  for (const { file, reason } of summary.leftOut) lines.push(`  left out: ${file}: ${reason}`);
  return lines;
}
