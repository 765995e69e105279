import { type IpcMainEvent, type IpcMainInvokeEvent, ipcMain } from "electron";
import { shellChannel } from "#contract/shell-messages.ts";
import type { ProjectWindow, ProjectWindows } from "../project-windows.ts";
import { isWindowAddress } from "../window-address.ts";
import { answerWindow } from "./answer-window.ts";
import { chooseFolder, chooseProfiles } from "./choose.ts";
import { openInEditor } from "./open-in-editor.ts";
import { saveFile } from "./save-file.ts";

/**
 * The only place that hears what windows say. Whatever comes must come from the main frame of a window of ours that shows
 * our own page; anything else is refused before it is looked at. What it carries is checked by its handler.
 */
export function registerHandlers(windows: ProjectWindows): void {
  const handle = (channel: string, answer: (from: ProjectWindow, ...values: unknown[]) => unknown) =>
    ipcMain.handle(channel, (event, ...values) => answer(sender(windows, event), ...values));
  handle(shellChannel.ask, (from, name, args) => answerWindow(windows, from, name, args));
  handle(shellChannel.chooseFolder, (from) => chooseFolder(from));
  handle(shellChannel.chooseProfiles, (from) => chooseProfiles(from));
  handle(shellChannel.saveFile, (from, name, content, encoding) => saveFile(from, name, content, encoding));
  handle(shellChannel.openInEditor, (from, file, line) => openInEditor(from, file, line));
  ipcMain.on(shellChannel.handOver, (event, path: unknown) => {
    if (typeof path === "string") sender(windows, event).handed.add(path);
  });
}

/** @throws Error for a stranger */
function sender(windows: ProjectWindows, event: IpcMainEvent | IpcMainInvokeEvent): ProjectWindow {
  const one = windows.of(event.sender);
  const frame = event.senderFrame;
  if (one === null || frame === null || frame !== event.sender.mainFrame || !isWindowAddress(frame.url)) {
    throw new Error("Only the window itself may ask.");
  }
  return one;
}
