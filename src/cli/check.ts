import { appendFileSync, writeFileSync } from "node:fs";
import { Command } from "commander";
import { ProblemError } from "#model/problem.ts";
import type { UnreadableFile } from "#model/source-graph.ts";
import { boardDrifts, boardsOf } from "#project/boards.ts";
import { checkReports } from "#project/check-reports.ts";
import { checkRun, hasBudgets } from "#project/check-run.ts";
import { runNamed } from "#project/find-run.ts";
import { type CommonOptions, withIndexedProject } from "./with-project.ts";

interface CheckOptions extends CommonOptions {
  readonly strict?: boolean;
  readonly boards: boolean;
  readonly o?: string;
}

/** `callsketch check [run]`. Exit codes: 0 all held, 1 over budget or a board that drifted, 2 the check couldn't run. */
export function checkCommand(): Command {
  return new Command("check")
    .description("hold a run to the project's budgets, and the boards to the source")
    .argument("[run]", "number or label; the newest run when left out")
    .option("--strict", "an unknown quantity fails the check too")
    .option("--no-boards", "budgets alone")
    .option("--json", "one JSON document: callsketch.check/1")
    .option("-o <file>", "write the JSON document to this file as well")
    .action((name: string | undefined, options: CheckOptions) =>
      withIndexedProject(options, undefined, ({ project }) => {
        if (options.boards) refuseUnreadable(boardsOf(project).unreadable());
        const drifts = options.boards ? boardDrifts(project) : [];
        const needsBudgets = name !== undefined || drifts.length === 0;
        const report = needsBudgets || hasBudgets(project) ? checkRun(project, runNamed(project, name).id) : null;
        const { document, text, annotations, summary, fails } = checkReports(report, drifts, options.strict === true);
        process.stdout.write(options.json === true ? document : text);
        if (options.o !== undefined) writeFileSync(options.o, document);
        const { GITHUB_ACTIONS, GITHUB_STEP_SUMMARY } = process.env;
        if (GITHUB_ACTIONS === "true" && options.json !== true) process.stdout.write(annotations);
        if (GITHUB_STEP_SUMMARY !== undefined && GITHUB_STEP_SUMMARY !== "") {
          appendFileSync(GITHUB_STEP_SUMMARY, `${summary}\n`);
        }
        process.exitCode = fails ? 1 : 0;
      }),
    );
}

/** A board that can't be read isn't held to anything: that must not pass for one that holds. */
function refuseUnreadable(files: readonly UnreadableFile[]): void {
  const [first] = files;
  if (first !== undefined)
    throw new ProblemError(`A board can't be read: ${first.reason}`, "--no-boards leaves boards out.");
}
