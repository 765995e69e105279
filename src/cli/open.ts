import { spawn } from "node:child_process";
import { resolve } from "node:path";
import { Command } from "commander";
import { electronRuntime, hasDisplay } from "./electron-runtime.ts";
import { type Output, output } from "./output.ts";
import { ended, servedWindow } from "./serve.ts";
import { builtWindow, installationFolder } from "./window-build.ts";

/** `callsketch [folder]`, `callsketch open [folder]` */
export function openCommand(): Command {
  return new Command("open")
    .description("open the window: Electron, or a browser where Electron has no runtime")
    .argument("[folder]", "the project to open; the start screen when left out")
    .option("--browser", "in a browser even where Electron is there")
    .action(async (folder: string | undefined, options: { browser?: boolean; quiet?: boolean }) => {
      const to = output(options.quiet === true);
      const runtime = options.browser === true || !hasDisplay() ? null : electronRuntime();
      if (runtime === null) await openInBrowser(folder, to);
      else await openInElectron(runtime, folder, to);
    });
}

async function openInElectron(runtime: string, folder: string | undefined, to: Output): Promise<void> {
  builtWindow(to);
  to.say("Opening the window in Electron.");
  const root = process.getuid?.() === 0 ? ["--no-sandbox"] : []; // Chromium refuses to sandbox for root
  const target = folder === undefined ? [] : [resolve(folder)];
  const child = spawn(runtime, [...root, installationFolder(), ...target], {
    stdio: "inherit",
    env: { ...process.env, CALLSKETCH_ENGINE_NODE: process.env.CALLSKETCH_ENGINE_NODE ?? process.execPath },
  });
  process.exitCode = await new Promise<number>((done, failed) => {
    child.once("error", failed);
    child.once("exit", (code) => done(code ?? 0));
  });
}

async function openInBrowser(folder: string | undefined, to: Output): Promise<void> {
  const { url, close } = await servedWindow(folder, undefined, to);
  const reason = hasDisplay()
    ? "Electron has no runtime here (`npx electron --version` fetches it)"
    : "There is no display here";
  to.say(`${reason}: the window is served for a browser until Ctrl+C. Open`);
  process.stdout.write(`${url}\n`);
  if (hasDisplay()) launchBrowser(url);
  await ended();
  await close();
}

/** The system's own way to open an address. Without one the printed address is enough. */
function launchBrowser(url: string): void {
  const [program, ...args] =
    process.platform === "darwin"
      ? ["open", url]
      : process.platform === "win32"
        ? ["explorer", url]
        : ["xdg-open", url];
  const child = spawn(program!, args, { stdio: "ignore", detached: true });
  child.on("error", () => {});
  child.unref();
}
