import { Command, Option } from "commander";
import { inspectProfile } from "#project/inspect-profile.ts";
import { output, printDocument } from "./output.ts";
import { wholeNumber } from "./whole-number.ts";
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
