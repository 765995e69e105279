import { resolve } from "node:path";
import { Command, Option } from "commander";
import { createEngine } from "#project/create-engine.ts";
import { dataFolder } from "#project/data-folder.ts";
import { serveWindow } from "#server/serve-window.ts";
import { type Output, output } from "./output.ts";
import { wholeNumber } from "./whole-number.ts";
import { builtWindow } from "./window-build.ts";

/** `callsketch serve [folder]` */
export function serveCommand(): Command {
  return new Command("serve")
    .description("the window in a browser, on 127.0.0.1 and behind a token")
    .argument("[folder]", "the project to open; the start screen when left out")
    .addOption(new Option("--port <port>", "any free port when left out").argParser(wholeNumber))
    .action(async (folder: string | undefined, options: { port?: number; quiet?: boolean }) => {
      const { url, close } = await servedWindow(folder, options.port, output(options.quiet === true));
      process.stdout.write(`${url}\n`);
      await ended();
      await close();
    });
}

/** Serves the window for this folder; the address holds a token that works once. */
export function servedWindow(folder: string | undefined, port: number | undefined, to: Output) {
  return serveWindow({
    startEngine: (emit) => createEngine({ emit, dataFolder: dataFolder() }),
    windowFolder: builtWindow(to),
    startFolder: folder === undefined ? null : resolve(folder),
    ...(port === undefined ? {} : { port }),
  });
}

/** Settles on Ctrl+C or when the program is asked to end. */
export function ended(): Promise<void> {
  return new Promise((done) => {
    process.once("SIGINT", () => done());
    process.once("SIGTERM", () => done());
  });
}
