import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { ProblemError } from "#model/problem.ts";
import type { Output } from "./output.ts";

/** The folder of the installation: the repository, or what the app was packed from. */
export function installationFolder(): string {
  const here = dirname(fileURLToPath(import.meta.url));
  for (let at = here; dirname(at) !== at; at = dirname(at)) {
    if (existsSync(join(at, "package.json")) && existsSync(join(at, "examples"))) return at;
  }
  throw new ProblemError("This installation of Callsketch isn't complete.", "Install it again.");
}

/** The folder of the built window; built first when it isn't there yet. @throws ProblemError when it can't be built */
export function builtWindow({ say }: Output): string {
  const root = installationFolder();
  const folder = join(root, "out", "renderer");
  if (existsSync(join(folder, "index.html"))) return folder;
  say("Building the window (once)...");
  const builder = join(root, "node_modules", "electron-vite", "bin", "electron-vite.js");
  if (existsSync(builder)) {
    const built = spawnSync(process.execPath, [builder, "build", "-c", "electron.config.ts"], {
      cwd: root,
      encoding: "utf8",
    });
    if (built.status === 0 && existsSync(join(folder, "index.html"))) return folder;
    throw new ProblemError(
      `The window can't be built: ${(built.stderr || built.stdout).trim().slice(-800)}`,
      "Run `npm run build` to see all of it.",
    );
  }
  throw new ProblemError("The window isn't built.", "Run `npm ci && npm run build` in the folder of Callsketch.");
}
