import { onTestFinished } from "vitest";
import { browserWindow } from "./browser-window.ts";
import { electronWindow } from "./electron-window.ts";
import { temporaryFolder } from "./temporary-folder.ts";
import { picture, type TestWindow, type WindowOptions } from "./test-window.ts";

/** Which window the journeys walk through: a browser, or with CALLSKETCH_JOURNEYS=electron a real Electron. */
export const windowKind: TestWindow["kind"] = process.env.CALLSKETCH_JOURNEYS === "electron" ? "electron" : "browser";

export interface OpenOptions extends Partial<WindowOptions> {
  /** True when the test makes the window complain on its console; otherwise a complaint is a failure. */
  readonly expectsComplaints?: boolean;
}

/** Opens a window until the test ends. A data folder of its own when none is given. */
export async function openWindow({ expectsComplaints = false, ...options }: OpenOptions = {}): Promise<TestWindow> {
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
    if (problems.length > 0 && !expectsComplaints) throw new Error(`The window complained:\n${problems.join("\n")}`);
  });
  return { ...window, close };
}
