import { Command, InvalidArgumentError, Option } from "commander";
import { inspectProfile } from "#project/inspect-profile.ts";
import { output, printDocument } from "./output.ts";
import { type CommonOptions, interrupted } from "./with-project.ts";

interface InspectOptions extends CommonOptions {
  readonly top: number;
  readonly sort: string;
}

/** `callsketch inspect <file>` */
export function inspectCommand(): Command {
  return new Command("inspect")
    .description("read one profile without a project")
    .argument("<file>", "the profile")
    .option("--json", "one JSON document: callsketch.run/1")
    .addOption(new Option("--top <n>", "how many functions to print").argParser(wholeNumber).default(20))
    .option("--sort <by>", "total, self, calls, or the name of a measure", "total")
    .action(async (file: string, options: InspectOptions) => {
      const { print, onProgress } = output(options.quiet === true);
      const inspected = await inspectProfile(file, { onProgress, signal: interrupted() });
      if (options.json === true) printDocument(inspected.document);
      else print(inspected.text(options.top, options.sort));
    });
}

/** An option's value as a whole number of at least 1. */
export function wholeNumber(text: string): number {
  if (!/^\d+$/.test(text) || Number(text) < 1) throw new InvalidArgumentError("Give a whole number from 1.");
  return Number(text);
}
