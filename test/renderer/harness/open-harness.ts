import { fileURLToPath } from "node:url";
import sparticuz from "@sparticuz/chromium";
import react from "@vitejs/plugin-react";
import { type Browser, chromium, type Page } from "playwright-core";
import { createServer, type Plugin, type ViteDevServer } from "vite";
import { sharedFixture } from "../../helpers/shared-fixtures.ts";
import { flameOfProfile } from "./flame-of-profile.ts";

/** The page that shows single components, in a real browser. */
export interface Harness {
  /** Opens the page with what it should show, and waits until the picture is at rest. */
  readonly open: (
    wish: string,
    options?: { width?: number; height?: number; scale?: number; reducedMotion?: boolean },
  ) => Promise<Page>;
  readonly close: () => Promise<void>;
}

/**
 * Starts the page's server and a headless browser. Close it when done.
 *
 * @param mode `production` where time is measured: React's development build compares every property for its tools
 */
export async function openHarness(mode: "development" | "production" = "development"): Promise<Harness> {
  process.env.NODE_ENV = mode;
  const server = await createServer({
    mode,
    configFile: false,
    root: fileURLToPath(new URL("../../..", import.meta.url)),
    cacheDir: `node_modules/.vite-harness-${mode}`,
    plugins: [react(), flameAnswers()],
    server: { port: 0, host: "127.0.0.1", watch: null, hmr: false },
    optimizeDeps: {
      entries: ["test/renderer/harness/harness.tsx"],
    },
    logLevel: "error",
  });
  await server.listen();
  const browser = await chromium.launch({
    executablePath: await sparticuz.executablePath(),
    args: ["--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--js-flags=--expose-gc"],
  });
  return { open: (wish, options) => openPage(server, browser, wish, options), close: () => closeAll(server, browser) };
}

async function openPage(
  server: ViteDevServer,
  browser: Browser,
  wish: string,
  options: Parameters<Harness["open"]>[1] = {},
): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: options.width ?? 1280, height: options.height ?? 800 },
    deviceScaleFactor: options.scale ?? 1,
    reducedMotion: options.reducedMotion === true ? "reduce" : "no-preference",
  });
  const page = await context.newPage();
  page.on("pageerror", (error) => console.error(`In the page: ${error.message}`));
  const address = server.resolvedUrls?.local[0] ?? "";
  await page.goto(`${address}test/renderer/harness/index.html?${wish}`);
  await settled(page);
  return page;
}

/** Waits until nothing moves any more. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(
    () =>
      document.querySelector("[data-settled=true], .call-tree, .stack-empty") !== null &&
      document.querySelector("[data-settled=false]") === null,
  );
}

async function closeAll(server: ViteDevServer, browser: Browser): Promise<void> {
  await browser.close();
  await server.close();
}

/** Answers `/flame?profile=<shared fixture>` with the profile's call tree. */
function flameAnswers(): Plugin {
  return {
    name: "flame-answers",
    configureServer: (server) => {
      server.middlewares.use("/flame", async (request, response) => {
        const name = new URL(request.url ?? "", "http://localhost").searchParams.get("profile") ?? "";
        const path = sharedFixture(`profiles/${name}`);
        if (path === null) response.statusCode = 404;
        response.end(path === null ? "" : JSON.stringify(await flameOfProfile(path)));
      });
    },
  };
}
