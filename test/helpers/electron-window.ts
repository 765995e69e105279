import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { _electron, type ElectronApplication, type Page } from "playwright-core";
import { electronExecutable } from "./electron-runtime.ts";
import { idle, type TestWindow, type WindowOptions } from "./test-window.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** The window in real Electron, with the engine in this Node. The app has to be built: `npm run build`. */
export async function electronWindow(options: WindowOptions): Promise<TestWindow> {
  const { folder, dataFolder, colorScheme = "light", size = { width: 1440, height: 900 } } = options;
  const executablePath = electronExecutable();
  if (executablePath === null) throw new Error("There is no Electron runtime; these journeys are to be skipped then.");
  const personFolder = mkdtempSync(join(tmpdir(), "callsketch-electron-"));
  const app = await _electron.launch({
    executablePath,
    args: ["--no-sandbox", `--user-data-dir=${personFolder}`, root, ...(folder === null ? [] : [folder])],
    env: { ...environment(), CALLSKETCH_ENGINE_NODE: process.execPath, CALLSKETCH_DATA: dataFolder },
    colorScheme,
  });
  const close = async () => {
    await app.close();
    rmSync(personFolder, { recursive: true, force: true, maxRetries: 3 });
  };
  const page = await app.firstWindow();
  await app.evaluate(({ BrowserWindow }, bounds) => {
    BrowserWindow.getAllWindows()[0]?.setContentSize(bounds.width, bounds.height);
  }, size);
  return shown(app, page, personFolder, close);
}

async function shown(
  app: ElectronApplication,
  page: Page,
  personFolder: string,
  close: () => Promise<void>,
): Promise<TestWindow> {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await idle(page);
  return {
    kind: "electron",
    page,
    async openFolder(path) {
      await app.evaluate(({ dialog }, chosen) => {
        dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] });
      }, path);
      await page.keyboard.press("Control+o");
    },
    async saved(gesture) {
      // A folder of its own for each file, which is renamed into it when it is whole.
      const folder = mkdtempSync(join(personFolder, "saved-"));
      await app.evaluate(({ dialog }, into) => {
        // Playwright's types know the form without a window alone.
        dialog.showSaveDialog = (async (_window: unknown, { defaultPath }: { defaultPath: string }) => ({
          canceled: false,
          filePath: `${into}/${defaultPath}`,
        })) as never;
      }, folder);
      await gesture();
      const name = await savedName(folder);
      return { name, content: readFileSync(join(folder, name)) };
    },
    clickMenu: (command) =>
      app.evaluate(({ BrowserWindow, Menu }, id) => {
        const item = Menu.getApplicationMenu()?.getMenuItemById(id);
        if (item == null) throw new Error(`There is no menu item ${id}.`);
        item.click(undefined, BrowserWindow.getAllWindows()[0]);
      }, command),
    async another(folder, timeout = 30_000) {
      const [next] = await Promise.all([
        app.waitForEvent("window", { timeout }),
        secondStart(personFolder, folder === null ? [] : [folder]),
      ]);
      return shown(app, next, personFolder, () => next.close());
    },
    close,
  };
}

/** Starts the program once more, as a person does from a shell; it hands its words to the first one and ends. */
async function secondStart(personFolder: string, words: readonly string[]): Promise<void> {
  const args = ["--no-sandbox", `--user-data-dir=${personFolder}`, root, ...words];
  const child = spawn(electronExecutable() ?? "", args, { stdio: "ignore", env: environment() });
  const [code] = await once(child, "exit");
  if (code !== 0) throw new Error(`The second start ended with ${code}.`);
}

/** The name of the file that appears in a folder; the one that is still being written has another ending. */
async function savedName(folder: string): Promise<string> {
  for (let waited = 0; waited < 30_000; waited += 50) {
    const name = readdirSync(folder).find((one) => !one.endsWith(".part"));
    if (name !== undefined) return name;
    await pause(50);
  }
  throw new Error("No file was saved.");
}

function environment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
