/**
 * Makes the pictures of docs/ from the running app: each screen in both themes, with the bundled example. Build the window
 * first; `npm run screenshots` does both. The folder named as argument takes the pictures instead of docs/.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { choose, closeToasts, dragOver, findFunction, openExample } from "../app/gestures.ts";
import { timedProfile } from "../app/timed-profile.ts";
import { browserWindow } from "../helpers/browser-window.ts";
import { act, dropFiles, idle } from "../helpers/test-window.ts";
import { smallScreenshot } from "./small-png.ts";

const folder = process.argv[2] ?? fileURLToPath(new URL("../../docs", import.meta.url));
const size = { width: 1280, height: 800 };

/** A screen: its picture's name, and the gestures that lead there from the one before. */
type Screen = readonly [name: string, gestures: (page: Page) => Promise<void>];

const screens: readonly Screen[] = [
  ["start", async () => {}],
  [
    "flow",
    async (page) => {
      await openExample(page);
      await choose(page, "run-picker", "run-before");
      await findFunction(page, "__subclasscheck__");
      await act(page, () => page.keyboard.press("Shift+2"));
    },
  ],
  ["sketch", (page) => act(page, () => page.keyboard.press("Shift+S"))],
  [
    "sandwich",
    async (page) => {
      await act(page, () => page.keyboard.press("Shift+S"));
      await showView(page, "sandwich");
    },
  ],
  ["flame", (page) => showView(page, "flame")],
  ["tree", (page) => showView(page, "tree")],
  ["table", (page) => showView(page, "table")],
  [
    "source",
    async (page) => {
      await findFunction(page, "amount_of");
      await showView(page, "source");
    },
  ],
  [
    "compare",
    async (page) => {
      await choose(page, "run-picker", "run-after");
      await choose(page, "base-picker", "base-before");
      await showView(page, "compare");
    },
  ],
  ["compare-flow", (page) => showView(page, "flow")],
  [
    "export",
    async (page) => {
      await page.keyboard.press("Control+e");
      await act(page, () => page.getByTestId("format-box").click());
    },
  ],
  [
    "record",
    async (page) => {
      await act(page, () => page.keyboard.press("Escape"));
      await act(page, () => page.keyboard.press("Control+Shift+p"));
      await page.getByTestId("palette-input").fill("record");
      await act(page, () => page.getByTestId("command-record").click());
      await page.getByTestId("record-command").fill("python3 rmr.py --values 300");
      await idle(page);
    },
  ],
  [
    "timeline",
    async (page) => {
      await act(page, () => page.keyboard.press("Escape"));
      const profile = join(mkdtempSync(join(tmpdir(), "callsketch-screens-")), "timed.speedscope.json");
      writeFileSync(profile, timedProfile);
      await dropFiles(page, [profile]);
      await page.getByTestId("toast").filter({ hasText: "timed" }).waitFor();
      await closeToasts(page);
      rmSync(dirname(profile), { recursive: true });
      await showView(page, "timeline");
      await dragOver(page.getByTestId("timeline-canvas"), 0.42, 0.7);
    },
  ],
];

mkdirSync(folder, { recursive: true });
for (const colorScheme of ["light", "dark"] as const) {
  const dataFolder = mkdtempSync(join(tmpdir(), "callsketch-screens-"));
  const { page, close } = await browserWindow({ folder: null, dataFolder, colorScheme, size });
  try {
    for (const [name, gestures] of screens) {
      await gestures(page);
      await idle(page);
      await atRest(page);
      writeFileSync(join(folder, `${name}-${colorScheme}.png`), await smallScreenshot(page));
      console.log(`${name}-${colorScheme}.png`);
    }
  } finally {
    await close();
    rmSync(dataFolder, { recursive: true, force: true });
  }
}

function showView(page: Page, view: string): Promise<void> {
  return act(page, () => page.getByTestId(`view-${view}`).click());
}

/** Waits until canvases have drawn everything sharp: right after a movement some cards are stood in for. */
async function atRest(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    [...document.querySelectorAll<HTMLElement>("[data-settled]")].every(({ dataset }) => dataset.settled === "true"),
  );
}
