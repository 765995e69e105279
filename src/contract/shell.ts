import type { EngineEvent } from "./events.ts";
import type { Ask } from "./requests.ts";

/**
 * What the surroundings give the window as `window.callsketch`: the preload in Electron, a script of the server's own in
 * a browser. The window works with either; what a browser can't do is null.
 */
export interface Shell {
  readonly kind: "electron" | "browser";
  readonly platform: "linux" | "mac" | "windows";
  readonly ask: Ask;
  /** Returns a function that stops listening. */
  readonly listen: (listener: (event: EngineEvent) => void) => () => void;
  /** Lets a person choose a folder; null when they cancel. Null in a browser, where a path is typed. */
  readonly chooseFolder: (() => Promise<string | null>) | null;
  readonly chooseProfiles: (() => Promise<readonly string[]>) | null;
  /** Lets a person choose where to save, and writes it. Answers the path, or null when they cancel. A browser downloads. */
  readonly saveFile: (suggestedName: string, content: string, encoding: "utf8" | "base64") => Promise<string | null>;
  /** The path of a dropped file; null in a browser. */
  readonly pathOfFile: ((file: File) => string) | null;
  /** Opens an indexed file of the project in the person's editor. */
  readonly openInEditor: ((file: string, line: number) => Promise<void>) | null;
  /** Commands chosen in the application menu: `open-folder`, `export`, `find`... Returns a function that stops listening. */
  readonly onMenu: (listener: (command: string) => void) => () => void;
  /** The folder that the window was started with; null for the start screen. */
  readonly startFolder: string | null;
}
