import { Command, Option } from "commander";
import { textTable } from "#format/text-table.ts";
import { trailMarkdown, trailText } from "#project/trail-texts.ts";
import { attachedTrails, trailNamed, trailsOf } from "#project/trails.ts";
import { printDocument } from "./output.ts";
import { type CommonOptions, withIndexedProject } from "./with-project.ts";

interface TrailsOptions extends CommonOptions {
  readonly format: "text" | "markdown" | "json";
}

/** `callsketch trails [name]` */
export function trailsCommand(): Command {
  return new Command("trails")
    .description("reading trails: ordered paths through calls; draw one with `callsketch flow --trail <name>`")
    .argument("[name]", "prints this trail step by step; all are listed when left out")
    .addOption(new Option("--format <format>", "how to print it").choices(["text", "markdown", "json"]).default("text"))
    .option("--json", "one JSON document: callsketch.trails/1")
    .action((name: string | undefined, options: TrailsOptions) =>
      withIndexedProject(options, undefined, ({ project, print, say }) => {
        const unreadable = trailsOf(project).unreadable();
        for (const { file, reason } of unreadable) say(`Not read: ${file}: ${reason}`);
        const trails = name === undefined ? attachedTrails(project) : [trailNamed(project, name)];
        if (options.json === true || options.format === "json") {
          printDocument({ schema: "callsketch.trails/1", trails, unreadable });
        } else if (name !== undefined || options.format === "markdown") {
          const text = options.format === "markdown" ? trailMarkdown : trailText;
          print(trails.map(text).join("\n").trimEnd());
        } else if (trails.length === 0) {
          say("No trails yet. Begin one in the window: select a function and press A.");
        } else {
          const rows = trails.map(({ name: trail, steps, updatedAt }) => {
            const gone = steps.filter(({ state }) => state === "orphan").length;
            return [trail, String(steps.length), gone === 0 ? "" : `${gone} gone`, updatedAt];
          });
          print(textTable(["Trail", "Steps", "", "Saved"], "lrll", rows));
        }
      }),
    );
}
