import type { State } from "../store.ts";

/** What a command is about: its heading in palette and key sheet. */
export type CommandGroup = "go" | "view" | "flow" | "function" | "call" | "run" | "project" | "edit" | "window";

/** Something a person can do: in the palette, by key, in the key sheet, and from the application's menu by its id. */
export interface Command {
  readonly id: string;
  readonly title: string;
  readonly group: CommandGroup;
  /** `Mod+Shift+P`, `Alt+ArrowLeft`, `?`: Mod is Cmd on a Mac and Ctrl elsewhere. The first is shown. */
  readonly keys?: readonly string[];
  /** Always when left out. */
  readonly isEnabled?: (state: State) => boolean;
  readonly run: () => void;
}

/** A project is open. */
export const hasProject = (state: State): boolean => state.stage === "open";
/** A run is shown. */
export const hasRun = (state: State): boolean => hasProject(state) && state.place.run !== null;
/** A function is selected. */
export const hasSelection = (state: State): boolean => hasProject(state) && state.place.selected !== null;
/** The flow is on screen. */
export const showsFlow = (state: State): boolean =>
  hasProject(state) && state.place.view === "flow" && state.scene.value !== null;
