import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { BrowserContext } from "playwright-core";
import { createEngine } from "#project/create-engine.ts";
import { serveWindow } from "#server/serve-window.ts";
import { launchChromium } from "./launch-chromium.ts";
import { idle, type TestWindow, type WindowOptions } from "./test-window.ts";

const windowFolder = fileURLToPath(new URL("../../out/renderer", import.meta.url));

/** The window in headless Chromium, served by the server itself. The window has to be built: `npm run build`. */
export async function browserWindow(options: WindowOptions): Promise<TestWindow> {
  const { folder, dataFolder, colorScheme = "light", size = { width: 1440, height: 900 } } = options;
  const startEngine = (emit: Parameters<typeof createEngine>[0]["emit"]) => createEngine({ emit, dataFolder });
  const served = await serveWindow({ startEngine, windowFolder, startFolder: folder });
  const browser = await launchChromium();
  const context = await browser.newContext({
    viewport: size,
    colorScheme,
    acceptDownloads: true,
    reducedMotion: "reduce",
  });
  const close = async () => {
    await browser.close();
    await served.close();
  };
  return pageWindow(context, served.url, close);
}

async function pageWindow(context: BrowserContext, url: string, close: () => Promise<void>): Promise<TestWindow> {
  const page = await context.newPage();
  await page.goto(url);
  await page.waitForURL((address) => !address.search.includes("token"));
  await idle(page);
  return {
    kind: "browser",
    page,
    async openFolder(path) {
      await page.keyboard.press("Control+o");
      await page.getByTestId("folder-path").fill(path);
      await page.getByTestId("open-folder-submit").click();
    },
    async saved(gesture) {
      const [download] = await Promise.all([page.waitForEvent("download"), gesture()]);
      return { name: download.suggestedFilename(), content: readFileSync(await download.path()) };
    },
    clickMenu: () => Promise.reject(new Error("A browser has no application menu.")),
    // The cookie lets further pages of this browser in.
    another: () => pageWindow(context, new URL("/", url).href, () => page.close()),
    close,
  };
}
