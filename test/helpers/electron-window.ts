import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
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
      const folder = join(personFolder, "saved");
      mkdirSync(folder, { recursive: true });
      await app.evaluate(({ dialog }, into) => {
        const state = globalThis as { callsketchSaved?: string };
        state.callsketchSaved = "";
        // Playwright's types know the three-argument form alone.
        dialog.showSaveDialog = (async (_window: unknown, { defaultPath }: { defaultPath: string }) => {
          const filePath = `${into}/${defaultPath}`;
          state.callsketchSaved = filePath;
          return { canceled: false, filePath };
        }) as never;
      }, folder);
      await gesture();
      await page.getByTestId("toast").first().waitFor();
      const path = await app.evaluate(() => (globalThis as { callsketchSaved?: string }).callsketchSaved ?? "");
      return { name: basename(path), content: readFileSync(path) };
    },
    async another(folder, timeout = 30_000) {
      const [next] = await Promise.all([
        app.waitForEvent("window", { timeout }),
        app.evaluate(({ app: electronApp }, argument) => {
          electronApp.emit("second-instance", {}, ["electron", ".", ...(argument === null ? [] : [argument])], "/");
        }, folder),
      ]);
      return shown(app, next, personFolder, () => next.close());
    },
    close,
  };
}

function environment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
