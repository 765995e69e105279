import { join } from "node:path";
import { app, BrowserWindow, nativeTheme, screen } from "electron";
import { startFolderArgument } from "#contract/shell-messages.ts";
import { tokens } from "#format/tokens.ts";
import { windowAddress } from "./window-address.ts";
import { nextBounds, readBounds, writeBounds } from "./window-bounds.ts";
import { watchHealth } from "./window-health.ts";

/** The window's ground before its own styles are there, so that it doesn't flash. */
const ground = () => tokens[nativeTheme.shouldUseDarkColors ? "dark" : "light"].canvas;

/** Opens a window of its own engine. */
export function openWindow(startFolder: string | null): BrowserWindow {
  const { maximized, ...bounds } = nextBounds(readBounds(app.getPath("userData")), workAreas());
  const window = new BrowserWindow({
    ...bounds,
    minWidth: 640,
    minHeight: 480,
    show: false,
    title: "Callsketch",
    backgroundColor: ground(),
    webPreferences: {
      preload: join(app.getAppPath(), "out/preload/index.cjs"),
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webSecurity: true,
      spellcheck: false,
      additionalArguments: startFolder === null ? [] : [startFolderArgument + encodeURIComponent(startFolder)],
    },
  });
  if (maximized) window.maximize();
  window.once("ready-to-show", () => window.show());
  window.on("close", () => rememberBounds(window));
  followTheme(window);
  watchHealth(window);
  void window.loadURL(windowAddress);
  return window;
}

function workAreas() {
  const main = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter((display) => display.id !== main.id);
  return [main, ...others].map((display) => display.workArea);
}

function rememberBounds(window: BrowserWindow): void {
  writeBounds(app.getPath("userData"), { ...window.getNormalBounds(), maximized: window.isMaximized() });
}

function followTheme(window: BrowserWindow): void {
  const follow = () => window.setBackgroundColor(ground());
  nativeTheme.on("updated", follow);
  window.once("closed", () => nativeTheme.off("updated", follow));
}
