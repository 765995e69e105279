import { ipcRenderer, webUtils } from "electron";
import type { EngineEvent } from "#contract/events.ts";
import type { Ask } from "#contract/requests.ts";
import type { Shell } from "#contract/shell.ts";
import { shellChannel, startFolderArgument } from "#contract/shell-messages.ts";
import { editText } from "./edit-text.ts";
import { heldUntilHeard } from "./held-until-heard.ts";

/** The shell of the window in Electron. Nothing of Electron itself reaches the window. */
export function electronShell(): Shell {
  return {
    kind: "electron",
    platform: process.platform === "darwin" ? "mac" : process.platform === "win32" ? "windows" : "linux",
    ask: ((name: string, ...args: readonly unknown[]) => ipcRenderer.invoke(shellChannel.ask, name, args)) as Ask,
    listen: heldUntilHeard<EngineEvent>(shellChannel.event),
    chooseFolder: () => ipcRenderer.invoke(shellChannel.chooseFolder),
    chooseProfiles: () => ipcRenderer.invoke(shellChannel.chooseProfiles),
    saveFile: (suggestedName, content, encoding) =>
      ipcRenderer.invoke(shellChannel.saveFile, suggestedName, content, encoding),
    pathOfFile(file) {
      const path = pathOf(file);
      // A drop is how a person hands a file over; the shell lets the window ask for such files alone.
      if (path !== "") ipcRenderer.send(shellChannel.handOver, path);
      return path;
    },
    openInEditor: (file, line) => ipcRenderer.invoke(shellChannel.openInEditor, file, line),
    onMenu: heldUntilHeard<string>(shellChannel.menu, editText),
    startFolder: startFolder(process.argv),
  };
}

/** Older Electrons have the path on the file itself. */
function pathOf(file: File): string {
  return webUtils === undefined ? ((file as File & { path?: string }).path ?? "") : webUtils.getPathForFile(file);
}

function startFolder(argv: readonly string[]): string | null {
  const argument = argv.find((one) => one.startsWith(startFolderArgument));
  return argument === undefined ? null : decodeURIComponent(argument.slice(startFolderArgument.length));
}
