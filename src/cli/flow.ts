import { writeFile } from "node:fs/promises";
import { Command, Option } from "commander";
import type { ExportFormat } from "#contract/answers.ts";
import { ProblemError } from "#model/problem.ts";
import { exportedScene } from "#project/export-view.ts";
import { sceneFor } from "#project/scene-for.ts";
import { type ThreadOptions, withThreadOptions } from "./thread-options.ts";
import { wholeNumber, wholeNumberOrNone } from "./whole-number.ts";
import { type CommonOptions, withIndexedProject } from "./with-project.ts";

interface FlowOptions extends CommonOptions, ThreadOptions {
  readonly root?: string[];
  readonly from?: string[];
  readonly to?: string[];
  readonly via?: string[];
  readonly run?: string;
  readonly base?: string;
  readonly static?: boolean;
  readonly measure?: string;
  readonly depth?: number;
  readonly nodes?: number;
  readonly group?: "none" | "module" | "package" | "class";
  readonly cycles?: boolean;
  readonly callers?: number;
  readonly callees?: number;
  readonly board?: string;
  readonly trail?: string;
  readonly preset?: string;
  readonly mine?: boolean;
  readonly filter?: string;
  readonly format?: ExportFormat | "text";
  readonly look: "clean" | "sketch";
  readonly theme: "light" | "dark";
  readonly o?: string;
}

const formats = [
  "json",
  "svg",
  "png",
  "pdf",
  "ascii",
  "box",
  "text",
  "mermaid",
  "dot",
  "drawio",
  "excalidraw",
  "graphml",
  "markdown",
] as const;

/** Formats by a file's ending, so that `-o flow.svg` needs no `--format`. */
const byEnding: Readonly<Record<string, ExportFormat>> = {
  svg: "svg",
  png: "png",
  pdf: "pdf",
  json: "json",
  txt: "ascii",
  mmd: "mermaid",
  dot: "dot",
  gv: "dot",
  drawio: "drawio",
  excalidraw: "excalidraw",
  graphml: "graphml",
  md: "markdown",
};

/** `callsketch flow` */
export function flowCommand(): Command {
  return withThreadOptions(new Command("flow"))
    .description("a call flow, as text, picture or document")
    .option("--root <function...>", "start here and follow calls both ways")
    .option("--from <function...>", "a trail: start of the paths")
    .option("--to <function...>", "a trail: end of the paths")
    .option("--via <function...>", "a trail: paths pass here")
    .option("--run <run>", "number or label; the newest run when left out")
    .option("--base <run>", "show differences against this run")
    .option("--static", "the source alone, without any run")
    .option("--measure <name>", "a measure of the run; its first when left out")
    .addOption(new Option("--depth <n>", "how far to follow calls from the roots").argParser(wholeNumber))
    .addOption(
      new Option("--callers <n>", "how far to follow calls upwards; 0 shows none").argParser(wholeNumberOrNone),
    )
    .addOption(
      new Option("--callees <n>", "how far to follow calls downwards; 0 shows callers only").argParser(
        wholeNumberOrNone,
      ),
    )
    .addOption(new Option("--nodes <n>", "at most so many cards").argParser(wholeNumber))
    .addOption(new Option("--group <by>", "how functions are boxed").choices(["none", "module", "package", "class"]))
    .option("--cycles", "functions that call each other in a circle as one card")
    .option("--board <board>", "a saved board by name, or an exported SVG or PNG, with its positions")
    .option("--trail <trail>", "the functions of a saved reading trail and the calls between them")
    .option("--preset <preset>", "filters saved under this name")
    .option("--mine", "only functions of the project")
    .option("--filter <text>", "only functions whose name contains this, or matches /pattern/")
    .addOption(
      new Option("--format <format>", "what to write; by the ending of -o when left out, else ascii").choices(formats),
    )
    .addOption(new Option("--look <look>", "how it is drawn").choices(["clean", "sketch"]).default("clean"))
    .addOption(new Option("--theme <theme>", "colours of pictures").choices(["light", "dark"]).default("light"))
    .option("-o <file>", "write to this file instead of printing")
    .option("--json", "the same as --format json")
    .action((options: FlowOptions) =>
      withIndexedProject(options, undefined, async ({ project, signal, say }) => {
        const scene = await sceneFor(project, { ...options, root: options.root ?? options.from }, signal);
        const format = chosenFormat(options);
        const { content, encoding } = await exportedScene(project, scene, format, options);
        if (options.o !== undefined) {
          await writeFile(options.o, content, encoding);
          say(`Wrote ${options.o} (${scene.nodes.length} functions, ${scene.edges.length} calls).`);
        } else if (encoding === "base64" && process.stdout.isTTY === true) {
          throw new ProblemError(`A ${format} can't be printed on a terminal.`, "Name a file with -o.");
        } else {
          process.stdout.write(encoding === "base64" ? Buffer.from(content, encoding) : content);
        }
      }),
    );
}

function chosenFormat(options: FlowOptions): ExportFormat {
  if (options.json === true) return "json";
  if (options.format !== undefined) return options.format === "text" ? "ascii" : options.format;
  const ending = /\.(\w+)$/.exec(options.o ?? "")?.[1] ?? "";
  return byEnding[ending.toLowerCase()] ?? "ascii";
}
