import { spawn } from "node:child_process";
import { accessSync, constants, realpathSync } from "node:fs";
import { delimiter, join, sep } from "node:path";
import { shell } from "electron";
import type { ProjectWindow } from "../project-windows.ts";
import { editorCommand } from "./editor-command.ts";

/**
 * Opens an indexed file of the project at a line. The editor gets a list of arguments, never a shell line; without a known
 * editor the file is shown in its folder. It is never opened by its type, since that runs scripts on some systems.
 */
export async function openInEditor(from: ProjectWindow, file: unknown, line: unknown): Promise<void> {
  if (from.folder === null || typeof file !== "string" || !Number.isSafeInteger(line)) return;
  // The engine refuses a path that isn't indexed.
  const answer = await from.engine().ask("source", file, null, null);
  if (!answer.ok) return;
  const path = insideProject(from.folder, file);
  if (path === null) return;
  const command = editorCommand(process.env, path, line as number, isOnPath);
  if (command === null) return shell.showItemInFolder(path);
  const [program, ...args] = command;
  const child = spawn(program, args, { detached: true, stdio: "ignore", shell: false });
  child.once("error", () => shell.showItemInFolder(path));
  child.unref();
}

/** Null for a path that leads out of the project, also through a symbolic link. */
function insideProject(folder: string, file: string): string | null {
  try {
    const path = realpathSync(join(folder, file));
    return path.startsWith(realpathSync(folder) + sep) ? path : null;
  } catch {
    return null;
  }
}

function isOnPath(program: string): boolean {
  const folders = (process.env.PATH ?? "").split(delimiter).filter((folder) => folder !== "");
  return folders.some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
