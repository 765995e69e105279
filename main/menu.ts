import { BrowserWindow, Menu, type MenuItemConstructorOptions } from "electron";
import type { MenuCommand } from "#contract/shell-messages.ts";
import { shellChannel } from "#contract/shell-messages.ts";

/**
 * The application menu. Its keys are those of the window, which hears them first and keeps the ones it uses; the menu shows
 * them and serves those who look for a command there.
 */
export function applicationMenu(platform: NodeJS.Platform, newWindow: () => void): Menu {
  const isMac = platform === "darwin";
  return Menu.buildFromTemplate([
    ...(isMac ? [{ role: "appMenu" as const }] : []),
    { label: "&File", submenu: fileMenu(isMac, newWindow) },
    { label: "&Edit", submenu: editMenu() },
    { label: "&View", submenu: viewMenu() },
    { label: "&Go", submenu: goMenu() },
    { role: "windowMenu" },
    { role: "help", submenu: [command("Keyboard shortcuts", "keys", "")] },
  ]);
}

function fileMenu(isMac: boolean, newWindow: () => void): MenuItemConstructorOptions[] {
  return [
    { label: "New window", accelerator: "CmdOrCtrl+N", click: newWindow },
    command("Open folder…", "open-folder", "CmdOrCtrl+O"),
    command("Open the example", "open-example", ""),
    command("Close project", "close-project", ""),
    { type: "separator" },
    command("Import profiles…", "import", "CmdOrCtrl+I"),
    command("Record…", "record", ""),
    command("Record again", "record-again", "CmdOrCtrl+R"),
    { type: "separator" },
    command("Save board", "save-board", "CmdOrCtrl+B"),
    command("Export…", "export", "CmdOrCtrl+E"),
    { type: "separator" },
    { role: "close" },
    ...(isMac ? [] : [{ role: "quit" as const }]),
  ];
}

function editMenu(): MenuItemConstructorOptions[] {
  return [
    command("Undo", "undo", "CmdOrCtrl+Z"),
    command("Redo", "redo", "CmdOrCtrl+Shift+Z"),
    { type: "separator" },
    { role: "cut" },
    { role: "copy" },
    { role: "paste" },
    { role: "selectAll" },
    { type: "separator" },
    command("Find on screen", "find", "CmdOrCtrl+F"),
    command("Command palette", "palette", "CmdOrCtrl+Shift+P"),
  ];
}

function viewMenu(): MenuItemConstructorOptions[] {
  return [
    command("Flow", "view-flow", ""),
    command("Sandwich", "view-sandwich", ""),
    command("Flame", "view-flame", ""),
    command("Tree", "view-tree", ""),
    command("Table", "view-table", ""),
    command("Source", "view-source", ""),
    command("Compare", "view-compare", ""),
    { type: "separator" },
    command("Fit all", "fit", ""),
    command("Fit selection", "fit-selection", ""),
    command("Refresh", "refresh", "F5"),
    { type: "separator" },
    command("Larger text", "text-larger", "CmdOrCtrl+Plus"),
    command("Smaller text", "text-smaller", "CmdOrCtrl+-"),
    command("Usual text size", "text-reset", "CmdOrCtrl+0"),
    { role: "togglefullscreen" },
    { role: "toggleDevTools" },
  ];
}

function goMenu(): MenuItemConstructorOptions[] {
  return [
    command("Find symbol", "quick-open", "CmdOrCtrl+P"),
    command("Back", "back", "Alt+Left"),
    command("Forward", "forward", "Alt+Right"),
  ];
}

/** An item that the window in front carries out. */
function command(label: string, name: MenuCommand, accelerator: string): MenuItemConstructorOptions {
  const click: MenuItemConstructorOptions["click"] = (_item, window) => {
    if (window instanceof BrowserWindow) window.webContents.send(shellChannel.menu, name);
  };
  return accelerator === "" ? { id: name, label, click } : { id: name, label, click, accelerator };
}
