import type { BrowserWindow, WebContents } from "electron";
import type { EngineEvent } from "#contract/events.ts";
import { shellChannel } from "#contract/shell-messages.ts";
import type { EngineConnection } from "./engine/connect-engine.ts";

/** A window with its engine and what a person handed it. */
export interface ProjectWindow {
  readonly window: BrowserWindow;
  /** The project's folder as the engine named it; null on the start screen. */
  folder: string | null;
  /** Paths that a person gave to this window: by a dialog, a drop, the command line, the list of recent projects. */
  readonly handed: Set<string>;
  /** The running engine; a new one after the last has stopped. */
  engine(): EngineConnection;
  /** Ends the engine when the window is closed. */
  end(): Promise<void>;
}

/** Milliseconds that an engine gets to finish writing. */
const patience = 5000;

export function projectWindow(
  window: BrowserWindow,
  startFolder: string | null,
  start: (emit: (event: EngineEvent) => void) => EngineConnection,
): ProjectWindow {
  let engine: EngineConnection | null = null;
  const emit = (event: EngineEvent) => {
    if (!window.isDestroyed()) window.webContents.send(shellChannel.event, event);
  };
  return {
    window,
    folder: null,
    handed: new Set(startFolder === null ? [] : [startFolder]),
    engine() {
      if (engine === null || engine.hasStopped()) engine = start(emit);
      return engine;
    },
    end: async () => engine?.close(patience),
  };
}

/** All windows of the app. */
export class ProjectWindows {
  readonly #all = new Set<ProjectWindow>();

  add(one: ProjectWindow): void {
    this.#all.add(one);
  }

  remove(one: ProjectWindow): void {
    this.#all.delete(one);
  }

  all(): readonly ProjectWindow[] {
    return [...this.#all];
  }

  of(contents: WebContents): ProjectWindow | null {
    return this.all().find((one) => !one.window.isDestroyed() && one.window.webContents === contents) ?? null;
  }

  withFolder(folder: string): ProjectWindow | null {
    return this.all().find((one) => one.folder === folder) ?? null;
  }
}

export function bringToFront(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
