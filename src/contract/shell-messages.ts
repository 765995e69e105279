/** Commands of the application menu, as the window gets them through `Shell.onMenu`. */
export type MenuCommand =
  | "open-folder"
  | "import-profile"
  | "record"
  | "save-board"
  | "export"
  | "undo"
  | "redo"
  | "find"
  | "find-symbol"
  | "palette"
  | "refresh"
  | "back"
  | "forward"
  | "fit-all"
  | "fit-selection"
  | "keys"
  | "view-1"
  | "view-2"
  | "view-3"
  | "view-4"
  | "view-5"
  | "view-6";

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
