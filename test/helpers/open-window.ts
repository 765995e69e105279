import { onTestFinished } from "vitest";
import { browserWindow } from "./browser-window.ts";
import { electronWindow } from "./electron-window.ts";
import { temporaryFolder } from "./temporary-folder.ts";
import { picture, type TestWindow, type WindowOptions } from "./test-window.ts";

/** Which window the journeys walk through: a browser, or with CALLSKETCH_JOURNEYS=electron a real Electron. */
export const windowKind: TestWindow["kind"] = process.env.CALLSKETCH_JOURNEYS === "electron" ? "electron" : "browser";

/** Opens a window until the test ends. A data folder of its own when none is given. */
export async function openWindow(options: Partial<WindowOptions> = {}): Promise<TestWindow> {
  const complete = { folder: null, dataFolder: options.dataFolder ?? temporaryFolder(), ...options };
  const window = await (windowKind === "electron" ? electronWindow(complete) : browserWindow(complete));
  const problems: string[] = [];
  window.page.on("pageerror", (error) => problems.push(error.message));
  window.page.on("console", (message) => {
    if (message.type() === "error") problems.push(message.text());
  });
  let closed = false;
  const close = async () => {
    if (closed) return;
    closed = true;
    await window.close();
  };
  onTestFinished(async ({ task }) => {
    if (task.result?.state === "fail" && !closed) await picture(window.page, `failed ${task.name}`);
    await close();
    if (problems.length > 0) throw new Error(`The window complained:\n${problems.join("\n")}`);
  });
  return { ...window, close };
}
