import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/**
 * The Electron that this machine can start, without downloading one: the folder that ELECTRON_OVERRIDE_DIST_PATH names, or the
 * one that Electron's installer has filled. Null elsewhere; what needs it is skipped then and says so.
 */
export function electronExecutable(): string | null {
  const folder =
    process.env.ELECTRON_OVERRIDE_DIST_PATH ??
    join(dirname(createRequire(import.meta.url).resolve("electron/package.json")), "dist");
  const file = join(folder, process.platform === "win32" ? "electron.exe" : "electron");
  return existsSync(file) ? file : null;
}

/** Whether windows can be shown: a display of any kind. */
export const hasDisplay =
  process.platform !== "linux" || process.env.DISPLAY !== undefined || process.env.WAYLAND_DISPLAY !== undefined;
