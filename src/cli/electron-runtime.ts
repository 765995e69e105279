import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { installationFolder } from "./window-build.ts";

/** The program of Electron's runtime; null when only its package is installed, so that nothing is downloaded by looking. */
export function electronRuntime(environment: NodeJS.ProcessEnv = process.env): string | null {
  const program = electronProgram();
  const override = environment.ELECTRON_OVERRIDE_DIST_PATH;
  if (override !== undefined && override !== "") return existing(join(override, program));
  const dist = join(installationFolder(), "node_modules", "electron");
  const named = join(dist, "path.txt");
  return existing(join(dist, "dist", existsSync(named) ? readFileSync(named, "utf8").trim() : program));
}

function electronProgram(): string {
  if (process.platform === "darwin") return "Electron.app/Contents/MacOS/Electron";
  return process.platform === "win32" ? "electron.exe" : "electron";
}

/** True where a window can be shown: always on macOS and Windows, with a display server elsewhere. */
export function hasDisplay(environment: NodeJS.ProcessEnv = process.env): boolean {
  if (process.platform === "darwin" || process.platform === "win32") return true;
  return Boolean(environment.DISPLAY) || Boolean(environment.WAYLAND_DISPLAY);
}

const existing = (path: string) => (existsSync(path) ? path : null);
