import { rename, rm, writeFile } from "node:fs/promises";
import { basename } from "node:path";
import { dialog } from "electron";
import type { ProjectWindow } from "../project-windows.ts";

/**
 * Lets a person choose where to save, and writes it there: beside it first, then over it, so that a file that was there
 * is never left half written. Answers the path, or null when they cancelled or it failed, which they were told then.
 */
export async function saveFile(
  from: ProjectWindow,
  name: unknown,
  content: unknown,
  encoding: unknown,
): Promise<string | null> {
  if (typeof name !== "string" || typeof content !== "string") throw new TypeError("A file has a name and a content.");
  const { filePath } = await dialog.showSaveDialog(from.window, { defaultPath: basename(name) });
  if (filePath === undefined || filePath === "") return null;
  try {
    await writeWhole(filePath, Buffer.from(content, encoding === "base64" ? "base64" : "utf8"));
    return filePath;
  } catch (error) {
    const detail = `${(error as Error).message}. Choose another folder.`;
    await dialog.showMessageBox(from.window, { type: "error", message: `${basename(filePath)} wasn't saved.`, detail });
    return null;
  }
}

async function writeWhole(path: string, content: Buffer): Promise<void> {
  const beside = `${path}.${process.pid}.part`;
  try {
    await writeFile(beside, content, { flag: "wx" });
    await rename(beside, path);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}
