/** The window's commands that the application menu offers, by their ids; the window gets them through `Shell.onMenu`. */
export type MenuCommand =
  | "open-folder"
  | "open-example"
  | "close-project"
  | "import"
  | "record"
  | "record-again"
  | "save-board"
  | "export"
  | "undo"
  | "redo"
  | "find"
  | "quick-open"
  | "palette"
  | "refresh"
  | "back"
  | "forward"
  | "fit"
  | "fit-selection"
  | "text-larger"
  | "text-smaller"
  | "text-reset"
  | "keys"
  | "view-flow"
  | "view-sandwich"
  | "view-flame"
  | "view-tree"
  | "view-table"
  | "view-source"
  | "view-compare";

/** Channels between the preload and the main process, in Electron alone. */
export const shellChannel = {
  ask: "callsketch:ask",
  event: "callsketch:event",
  menu: "callsketch:menu",
  chooseFolder: "callsketch:choose-folder",
  chooseProfiles: "callsketch:choose-profiles",
  saveFile: "callsketch:save-file",
  handOver: "callsketch:hand-over",
  openInEditor: "callsketch:open-in-editor",
} as const;

/** Names the argument by which a window learns the folder it was started with. */
export const startFolderArgument = "--callsketch-folder=";
