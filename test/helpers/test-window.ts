import type { Page } from "playwright-core";

/** A real window of the app, in a browser or in Electron, with what a person can do around it. */
export interface TestWindow {
  readonly kind: "browser" | "electron";
  readonly page: Page;
  /** Opens a folder the way this window does: typed in a browser, chosen in the system's dialog in Electron. */
  openFolder(folder: string): Promise<void>;
  /** Carries out a gesture that ends in saving a file, and answers the file's content. */
  saved(gesture: () => Promise<void>): Promise<{ readonly name: string; readonly content: Buffer }>;
  /** A further window of the same app, on this folder. Fails when none comes in so many milliseconds. */
  another(folder: string | null, timeout?: number): Promise<TestWindow>;
  /** Chooses a command in the application menu, by its id. A browser has no such menu. */
  clickMenu(command: string): Promise<void>;
  close(): Promise<void>;
}

export interface WindowOptions {
  /** Null for the start screen. */
  readonly folder: string | null;
  /** What belongs to the person and outlives a window: recent projects, the example. */
  readonly dataFolder: string;
  readonly colorScheme?: "light" | "dark";
  readonly size?: { readonly width: number; readonly height: number };
}

/** Waits until nothing is asked, laid out or drawn any more: the window says so itself. */
export async function idle(page: Page): Promise<void> {
  await page.waitForFunction(() => document.documentElement.dataset.idle === "true", null, { timeout: 60_000 });
}

/** Carries out a gesture and waits for what it sets off. */
export async function act(page: Page, gesture: () => Promise<unknown>): Promise<void> {
  await gesture();
  // What a gesture begins, it begins before the next frame.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  await idle(page);
}

/** Drops files of this machine on the middle of the window, as a file manager does. */
export async function dropFiles(page: Page, files: readonly string[]): Promise<void> {
  const size = await page.evaluate(() => ({ width: innerWidth, height: innerHeight }));
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: [...files], dragOperationsMask: 1 };
  const at = { x: Math.round(size.width / 2), y: Math.round(size.height / 2), data };
  for (const type of ["dragEnter", "dragOver", "drop"] as const) {
    await session.send("Input.dispatchDragEvent", { type, ...at });
  }
  await session.detach();
}

/** Saves a picture of the window when CALLSKETCH_PICTURES names a folder, for people to look at. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.CALLSKETCH_PICTURES;
  if (folder !== undefined && folder !== "") await page.screenshot({ path: `${folder}/${name}.png` });
}
