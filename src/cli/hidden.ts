import { Command, Option } from "commander";
import type { Evidence } from "#contract/join-answers.ts";
import { formatCalls } from "#format/format-calls.ts";
import { formatCost } from "#format/format-cost.ts";
import { textTable } from "#format/text-table.ts";
import type { Run } from "#model/run.ts";
import { runNamed } from "#project/find-run.ts";
import { hiddenCalls, unexercised } from "#project/hidden-calls.ts";
import { printDocument } from "./output.ts";
import { wholeNumber } from "./whole-number.ts";
import { type CommonOptions, withIndexedProject } from "./with-project.ts";

interface HiddenOptions extends CommonOptions {
  readonly n: number;
  readonly run?: string[];
  readonly measure?: string;
}

/** `callsketch hidden` */
export function hiddenCommand(): Command {
  return new Command("hidden")
    .description("calls that a run made and the source doesn't show")
    .addOption(new Option("-n <n>", "how many to print").argParser(wholeNumber).default(20))
    .option("--run <run...>", "numbers or labels; the newest run when left out")
    .option("--measure <name>", "a measure of the run; its first when left out")
    .option("--json", "one JSON document with all of them: callsketch.hidden/1")
    .action((options: HiddenOptions) =>
      withIndexedProject(options, undefined, ({ project, print, say }) => {
        const [name, ...others] = options.run ?? [undefined];
        const runs = [runNamed(project, name), ...others.map((other) => runNamed(project, other))] as const;
        const { measure, calls, without } = hiddenCalls(project, runs, options.measure ?? null);
        const labels = runs.map(({ label }) => `"${label}"`).join(", ");
        for (const { id, label } of runs) {
          if (without.includes(id)) say(`The run "${label}" tells what ran, not who called it.`);
        }
        if (options.json === true) {
          printDocument({ schema: "callsketch.hidden/1", run: named(runs[0]), runs: runs.map(named), measure, calls });
        } else if (calls.length === 0) say(`The source shows every call of the run ${labels}.`);
        else {
          const rows = calls
            .slice(0, options.n)
            .map((call) => [
              formatCost(call.total, measure.unit),
              formatCalls(call.calls, call.primitiveCalls),
              call.isOneOfMany ? "one of many" : "",
              `${call.callerName} -> ${call.calleeName}`,
            ]);
          print(textTable(["Total", "Calls", "In the source", "Call"], "rrll", rows));
          if (calls.length > rows.length) say(`${calls.length - rows.length} more; see them with -n ${calls.length}.`);
        }
      }),
    );
}

interface UnexercisedOptions extends CommonOptions {
  readonly n: number;
  readonly run?: string[];
}

/** `callsketch unexercised` */
export function unexercisedCommand(): Command {
  return new Command("unexercised")
    .description("functions and calls of the source that no chosen run reached")
    .addOption(new Option("-n <n>", "how many to print of each").argParser(wholeNumber).default(20))
    .option("--run <run...>", "numbers or labels; the newest run when left out")
    .option("--json", "one JSON document with all of them: callsketch.unexercised/1")
    .action((options: UnexercisedOptions) =>
      withIndexedProject(options, undefined, ({ project, print, say }) => {
        const runs = (options.run ?? [undefined]).map((name) => runNamed(project, name));
        const { functions, calls, evidence } = unexercised(project, runs);
        if (options.json === true) {
          return printDocument({
            schema: "callsketch.unexercised/1",
            runs: runs.map(named),
            evidence,
            functions,
            calls,
          });
        }
        print(heading(evidence, functions.length, calls.length));
        if (evidence === "samples") say("A run only sampled: what took little time may be missing from it.");
        if (functions.length > 0) {
          const rows = functions.slice(0, options.n).map(({ name, file, line }) => [name, `${file}:${line ?? "?"}`]);
          print(`\n${textTable(["Function", "Place"], "ll", rows)}`);
        }
        if (calls.length > 0) {
          const rows = calls
            .slice(0, options.n)
            .map((call) => [call.certainty, `${call.callerName} -> ${call.calleeName}`, lines(call.sites)]);
          print(`\n${textTable(["Certainty", "Call", "Lines"], "lll", rows)}`);
        }
      }),
    );
}

function heading(evidence: Evidence, functions: number, calls: number): string {
  switch (evidence) {
    case "calls":
      return `${functions} functions not entered, ${calls} calls not made by functions that ran`;
    case "functions":
      return `${functions} functions not entered, ${calls} calls of them in functions that ran`;
    case "samples":
      return `${functions} functions in no sample, ${calls} calls of them in functions that were sampled`;
  }
}

function lines(sites: readonly { readonly line: number }[]): string {
  return [...new Set(sites.map(({ line }) => line))].join(", ");
}

function named({ id, label }: Run) {
  return { id, label };
}
