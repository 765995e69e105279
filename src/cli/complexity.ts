import { Command } from "commander";
import { sizesText } from "#format/fit-text.ts";
import { textTable } from "#format/text-table.ts";
import type { FittedGrowth } from "#model/complexity-fit.ts";
import { ProblemError } from "#model/problem.ts";
import { type ComplexityRow, complexityTable } from "#project/complexity-rows.ts";
import type { Project } from "#project/open-project.ts";
import { steepestGrowth } from "#project/steepest-growth.ts";
import { printDocument } from "./output.ts";
import { type CommonOptions, withIndexedProject } from "./with-project.ts";

interface ComplexityOptions extends CommonOptions {
  readonly all?: boolean;
  readonly strict?: boolean;
  readonly param?: string;
}

/** `callsketch complexity`: exit 1 with `--strict` where a note disagrees with the source or with the runs. */
export function complexityCommand(): Command {
  return new Command("complexity")
    .description("noted, estimated and fitted complexity side by side")
    .option("--all", "functions without growth as well")
    .option("--strict", "exit 1 where a note disagrees with the estimate or with the runs")
    .option("--param <name>", "fits the runs that differ in this parameter; without it the newest series")
    .option("--json", "one JSON document: callsketch.complexity/1")
    .action((options: ComplexityOptions) =>
      withIndexedProject(options, undefined, ({ project, print, say }) => {
        const { series, functions } = complexityTable(project, options.all === true, options.param ?? null);
        if (series === null && options.param !== undefined) {
          throw new ProblemError(
            `No runs differ in the parameter ${options.param} alone.`,
            `Record some: callsketch scale --param ${options.param}=100,200,400,800 -- <command with {${options.param}}>`,
          );
        }
        if (options.json === true) printDocument({ schema: "callsketch.complexity/1", series, functions });
        else if (functions.length === 0) say("No function shows growth, and nothing was noted.");
        else print(complexityText(functions, series !== null));
        if (options.strict === true && functions.some(contradictsNote)) process.exitCode = 1;
      }),
    );
}

const contradictsNote = ({ noted, agreement }: ComplexityRow) => noted !== null && agreement === "disagree";

function complexityText(rows: readonly ComplexityRow[], hasSeries: boolean): string {
  const cells = rows.map(({ agreement, noted, estimate, fit, qualifiedName }) => [
    agreement,
    noted ?? "–",
    estimate?.text ?? "–",
    estimate?.label ?? "–",
    ...(hasSeries ? [fit?.perCall, fit?.callsMade, fit?.calls, fit?.perRun].map(growthText) : []),
    estimate?.evidence.map(({ line }) => line).join(", ") ?? "",
    qualifiedName,
  ]);
  const fitted = hasSeries ? ["Fitted per call", "Calls made", "Calls", "Per run"] : [];
  const header = ["Agreement", "Noted", "Estimated", "Label", ...fitted, "Lines", "Function"];
  return textTable(header, "l".repeat(header.length), cells);
}

function growthText(growth: FittedGrowth | undefined): string {
  return growth?.text ?? "–";
}

/** So many functions are named after a series. */
const mostNamed = 10;

/** What `scale` says at its end: where the cost of a run grew fastest; null when the runs don't tell. */
export function steepestText(project: Project): string | null {
  const rows = steepestGrowth(project, mostNamed);
  const first = rows[0];
  if (first === undefined) return null;
  const cells = rows.map(({ qualifiedName, fit }) => [
    growthText(fit.perRun),
    growthText(fit.perCall),
    growthText(fit.callsMade),
    growthText(fit.calls),
    qualifiedName,
  ]);
  const table = textTable(["Per run", "Per call", "Calls made", "Calls", "Function"], "lllll", cells);
  return `Steepest growth, ${sizesText(first.fit)}\n${table}`;
}
