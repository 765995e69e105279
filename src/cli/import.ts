import { Command, InvalidArgumentError, Option } from "commander";
import type { ImportResult } from "#contract/answers.ts";
import { formatCount } from "#format/format-count.ts";
import { formatPercent } from "#format/format-share.ts";
import type { PathMapping } from "#model/match.ts";
import { importRun } from "#project/import-run.ts";
import { printDocument } from "./output.ts";
import { type CommonOptions, withIndexedProject } from "./with-project.ts";

interface ImportOptions extends CommonOptions {
  readonly label?: string;
  readonly param: Readonly<Record<string, string>>;
  readonly prefix: readonly PathMapping[];
}

/** `callsketch import <file...>` */
export function importCommand(): Command {
  return new Command("import")
    .description("import profiles as runs")
    .argument("<files...>", "profiles of any known format")
    .option("--label <label>", "what to call the run; the file's name when left out")
    .addOption(parameterOption())
    .addOption(
      new Option("--prefix <from=to>", "a recorded path prefix and what it is here (may be repeated)")
        .argParser(mapping)
        .default([]),
    )
    .option("--json", "one JSON document: callsketch.import/1")
    .action((files: string[], options: ImportOptions) =>
      withIndexedProject(options, undefined, async (context) => {
        const imported: ImportResult[] = [];
        for (const file of files) {
          const origin = { label: options.label ?? null, parameters: options.param, mappings: options.prefix };
          const result = await importRun(context.project, file, origin, context);
          imported.push(result);
          if (options.json !== true) for (const line of importedLines(result)) context.print(line);
        }
        if (options.json === true) printDocument({ schema: "callsketch.import/1", imported });
      }),
    );
}

/** `--param name=value`, as often as wanted. */
export function parameterOption(): Option {
  return new Option("--param <name=value>", "a parameter of the run (may be repeated)")
    .argParser(parameter)
    .default({});
}

function parameter(text: string, before: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const at = text.indexOf("=");
  if (at < 1) throw new InvalidArgumentError("Write it as name=value.");
  return { ...before, [text.slice(0, at).trim()]: text.slice(at + 1).trim() };
}

function mapping(text: string, before: readonly PathMapping[]): readonly PathMapping[] {
  const at = text.indexOf("=");
  if (at < 1) throw new InvalidArgumentError("Write it as from=to, for instance /app/=src/.");
  return [...before, { from: folder(text.slice(0, at)), to: folder(text.slice(at + 1)) }];
}

const folder = (path: string) => (path === "" || path.endsWith("/") ? path : `${path}/`);

function importedLines({ run, match }: ImportResult): string[] {
  const share = (value: number | null) => (value === null ? "–" : formatPercent(value));
  const threads = run.threads.length === 1 ? "" : `, ${formatCount(run.threads.length)} threads`;
  const lines = [
    `Run ${run.id} "${run.label}": ${run.format}${threads}; measures: ${run.measures.map((one) => one.name).join(", ") || "calls only"}`,
    `  self cost in the project ${share(match.project)}, in libraries ${share(match.external)}, unmatched ${share(match.unmatched)}`,
  ];
  const { calls, libraries } = match;
  if (calls !== null) {
    lines.push(
      `  calls in the project ${share(calls.project)}, in libraries ${share(calls.external)}, unmatched ${share(calls.unmatched)}`,
    );
  }
  const dearest = libraries.filter(({ self }) => (self ?? 0) >= 0.01).slice(0, 5);
  const named = dearest.map(
    ({ name, version, self }) => `${name}${version === null ? "" : ` ${version}`} ${share(self)}`,
  );
  if (named.length > 0) lines.push(`  libraries: ${named.join(", ")}`);
  for (const { from, to } of match.mappings)
    lines.push(`  recorded ${from || "(relative)"} is ${to || "the project"} here`);
  if (run.skipped.lines > 0 || run.skipped.reason !== null) {
    lines.push(
      `  passed over: ${formatCount(run.skipped.lines)} lines${run.skipped.reason === null ? "" : `, ${run.skipped.reason}`}`,
    );
  }
  return lines;
}
