import { join } from "node:path";
import { app, BrowserWindow, Menu, protocol, session } from "electron";
import { startEngine } from "./engine/start-engine.ts";
import { registerHandlers } from "./handlers/register.ts";
import { hardenContents, hardenSession } from "./harden.ts";
import { applicationMenu } from "./menu.ts";
import { bringToFront, ProjectWindows, projectWindow } from "./project-windows.ts";
import { startFolder } from "./start-folder.ts";
import { openWindow } from "./window.ts";
import { announceWindowScheme, serveWindowFiles } from "./window-protocol.ts";

const windows = new ProjectWindows();
const engineEntry = join(app.getAppPath(), "out/engine/main/engine/entry.js");
/** Folders that the system asked to open before the app was ready. */
const early: string[] = [];

if (app.requestSingleInstanceLock({ folder: folderOf(process.argv, process.cwd()) })) begin();
else app.quit();

function begin(): void {
  announceWindowScheme();
  hardenContents(app);
  app.on("second-instance", (_event, argv, workingFolder) => openOrFocus(folderOf(argv, workingFolder)));
  app.on("open-file", (event, path) => {
    event.preventDefault();
    if (app.isReady()) openOrFocus(startFolder([path], "/"));
    else early.push(path);
  });
  app.on("window-all-closed", () => {
    if (process.platform !== "darwin") app.quit();
  });
  app.on("activate", () => {
    if (BrowserWindow.getAllWindows().length === 0) open(null);
  });
  void app.whenReady().then(ready);
}

function ready(): void {
  hardenSession(session.defaultSession);
  serveWindowFiles(protocol, join(app.getAppPath(), "out/renderer"));
  registerHandlers(windows);
  Menu.setApplicationMenu(applicationMenu(process.platform, () => open(null)));
  const folders = early.map((path) => startFolder([path], "/"));
  for (const folder of folders.length > 0 ? folders : [folderOf(process.argv, process.cwd())]) open(folder);
}

/** A second start on a project that is open brings its window to the front, without a folder the last window. */
function openOrFocus(folder: string | null): void {
  const there = folder === null ? windows.all().at(-1) : windows.withFolder(folder);
  if (there !== undefined && there !== null) bringToFront(there.window);
  else open(folder);
}

function open(folder: string | null): void {
  const window = openWindow(folder);
  const one = projectWindow(window, folder, (emit) => startEngine(engineEntry, emit));
  windows.add(one);
  window.once("closed", () => {
    windows.remove(one);
    void one.end();
  });
}

function folderOf(argv: readonly string[], workingFolder: string): string | null {
  const words = argv.slice(1).filter((argument) => !argument.startsWith("-"));
  // Unpackaged, the first word is the app's own folder.
  return startFolder(app.isPackaged ? words : words.slice(1), workingFolder);
}
