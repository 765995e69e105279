import { Command, Option } from "commander";
import { callsDocument, type HubStyle } from "#project/calls-document.ts";
import { callsText } from "#project/calls-text.ts";
import { loadGraph } from "#project/load-graph.ts";
import { printDocument } from "./output.ts";
import { type CommonOptions, withIndexedProject } from "./with-project.ts";

interface CallsOptions extends CommonOptions {
  readonly format: "text" | "dot" | "mermaid" | "graphml";
  readonly hubs: HubStyle;
}

/** `callsketch calls [folder]` */
export function callsCommand(): Command {
  return new Command("calls")
    .description("print the static call graph")
    .argument("[folder]", "the project's folder")
    .option("--json", "one JSON document: callsketch.calls/1")
    .addOption(
      new Option(
        "--hubs <how>",
        "candidates of sites with too many targets in the JSON: as calls of tier hub, in shared sets alone, or by their number",
      )
        .choices(["auto", "calls", "sets"])
        .default("auto"),
    )
    .addOption(
      new Option("--format <format>", "how to print it").choices(["text", "dot", "mermaid", "graphml"]).default("text"),
    )
    .action((folder: string | undefined, options: CallsOptions) =>
      withIndexedProject(options, folder, ({ project, print }) => {
        const { graph } = loadGraph(project);
        if (options.json === true) printDocument(callsDocument(graph, options.hubs));
        else print(callsText(graph, options.format));
      }),
    );
}
