import { dialog } from "electron";
import type { ProjectWindow } from "../project-windows.ts";

/** Answers the folder that a person chose, or null. */
export async function chooseFolder(from: ProjectWindow): Promise<string | null> {
  const { filePaths } = await dialog.showOpenDialog(from.window, {
    title: "Open folder",
    buttonLabel: "Open",
    properties: ["openDirectory"],
  });
  for (const path of filePaths) from.handed.add(path);
  return filePaths[0] ?? null;
}

/** Answers the profiles that a person chose; none when they cancelled. Any ending will do, since content decides. */
export async function chooseProfiles(from: ProjectWindow): Promise<readonly string[]> {
  const { filePaths } = await dialog.showOpenDialog(from.window, {
    title: "Import profiles",
    buttonLabel: "Import",
    properties: ["openFile", "multiSelections"],
  });
  for (const path of filePaths) from.handed.add(path);
  return filePaths;
}
