import sparticuz from "@sparticuz/chromium";
import { type Browser, chromium, type Page } from "playwright-core";
import { createEngine } from "#project/create-engine.ts";
import { serveWindow } from "#server/serve-window.ts";

export interface OpenWindow {
  readonly page: Page;
  readonly browser: Browser;
  /** Console errors and page errors so far: a test expects none. */
  readonly errors: readonly string[];
  close(): Promise<void>;
}

export interface WindowOptions {
  readonly windowFolder: string;
  /** Where recent projects and the example's copy are kept. */
  readonly dataFolder: string;
  /** The project to open; null for the start screen. */
  readonly folder: string | null;
  readonly size?: { readonly width: number; readonly height: number };
  readonly theme?: "light" | "dark";
  readonly reducedMotion?: boolean;
}

/** The real window over the real engine, in a real browser. */
export async function openWindow(options: WindowOptions): Promise<OpenWindow> {
  const served = await serveWindow({
    startEngine: (emit) => createEngine({ emit, dataFolder: options.dataFolder }),
    windowFolder: options.windowFolder,
    startFolder: options.folder,
  });
  const browser = await chromium.launch({ executablePath: await sparticuz.executablePath(), args: ["--no-sandbox"] });
  const page = await browser.newPage({
    viewport: options.size ?? { width: 1280, height: 800 },
    colorScheme: options.theme ?? "light",
    reducedMotion: options.reducedMotion === true ? "reduce" : "no-preference",
    permissions: ["clipboard-read", "clipboard-write"],
  });
  const errors: string[] = [];
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  page.on("pageerror", (error) => errors.push(error.stack ?? error.message));
  await page.goto(served.url);
  await idle(page);
  return {
    page,
    browser,
    errors,
    async close() {
      await browser.close();
      await served.close();
    },
  };
}

/** Waits until no request is open and the picture is settled. */
export async function idle(page: Page): Promise<void> {
  await page.waitForFunction(() => document.documentElement.dataset.idle === "true", null, { timeout: 60_000 });
}
