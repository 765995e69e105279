import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import type { Browser, Page } from "playwright-core";
import { build, type Plugin, type PreviewServer, preview } from "vite";
import { launchChromium } from "../../helpers/launch-chromium.ts";
import { sharedFixture } from "../../helpers/shared-fixtures.ts";
import { flameOfProfile } from "./flame-of-profile.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const page = "test/renderer/harness/index.html";

/** The page that shows single components, in a real browser. */
export interface Harness {
  /** Opens the page with what it should show, and waits until the picture is at rest. */
  readonly open: (
    wish: string,
    options?: { width?: number; height?: number; scale?: number; reducedMotion?: boolean },
  ) => Promise<Page>;
  readonly close: () => Promise<void>;
}

/** Builds the page, serves it, and starts a headless browser. Close it when done. */
export async function openHarness(): Promise<Harness> {
  process.env.NODE_ENV = "production";
  const folder = mkdtempSync(join(tmpdir(), "callsketch-harness-"));
  const shared = { configFile: false, root, logLevel: "error" } as const;
  await build({
    ...shared,
    plugins: [react()],
    build: { outDir: folder, emptyOutDir: true, minify: false, rollupOptions: { input: join(root, page) } },
  });
  const server = await preview({
    ...shared,
    plugins: [flameAnswers()],
    build: { outDir: folder },
    preview: { port: 0, host: "127.0.0.1" },
  });
  const browser = await launchChromium();
  const close = async () => {
    await browser.close();
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { open: (wish, options) => openPage(server, browser, wish, options), close };
}

async function openPage(
  server: PreviewServer,
  browser: Browser,
  wish: string,
  options: Parameters<Harness["open"]>[1] = {},
): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: options.width ?? 1280, height: options.height ?? 800 },
    deviceScaleFactor: options.scale ?? 1,
    reducedMotion: options.reducedMotion === true ? "reduce" : "no-preference",
  });
  const tab = await context.newPage();
  tab.on("pageerror", (error) => console.error(`In the page: ${error.message}`));
  const address = server.resolvedUrls?.local[0] ?? "";
  await tab.goto(`${address}${page}?${wish}`);
  await settled(tab);
  return tab;
}

/** Waits until nothing moves any more. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(
    () =>
      document.querySelector("[data-settled=true], .call-tree, .stack-empty") !== null &&
      document.querySelector("[data-settled=false]") === null,
  );
}

/** Answers `/flame?profile=<shared fixture>` with the profile's call tree. */
function flameAnswers(): Plugin {
  return {
    name: "flame-answers",
    configurePreviewServer: (server) => {
      server.middlewares.use("/flame", async (request, response) => {
        const name = new URL(request.url ?? "", "http://localhost").searchParams.get("profile") ?? "";
        const path = sharedFixture(`profiles/${name}`);
        if (path === null) response.statusCode = 404;
        response.end(path === null ? "" : JSON.stringify(await flameOfProfile(path)));
      });
    },
  };
}
