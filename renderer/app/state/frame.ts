import type { RecordRequest } from "#contract/answers.ts";
import type { RunId } from "#model/ids.ts";
import type { TimeRange } from "#model/time-range.ts";
import type { DiagramTarget } from "../../diagram/diagram-props.ts";

/** The lists at the left. */
export type SideTab = "functions" | "runs" | "notes" | "boards";
/** What a person chose; `system` follows the surroundings. */
export type Theme = "system" | "light" | "dark";
/** How the flow is drawn. */
export type Look = "clean" | "sketch";

/** What lies above the window. At most one at a time. */
export type OpenDialog =
  | { readonly kind: "open-folder" }
  | { readonly kind: "quick-open" }
  | { readonly kind: "palette" }
  | { readonly kind: "keys" }
  | { readonly kind: "record"; readonly request: RecordRequest | null }
  | { readonly kind: "rerun"; readonly run: RunId }
  | { readonly kind: "rename-run"; readonly run: RunId }
  | { readonly kind: "fuse"; readonly run: RunId }
  | { readonly kind: "mappings"; readonly from: string | null }
  | { readonly kind: "export" }
  | { readonly kind: "save-board" }
  | { readonly kind: "trail" }
  | { readonly kind: "unreadable" }
  | { readonly kind: "changed-files" };

/** What a context menu is about. */
export type MenuTarget = DiagramTarget | { readonly kind: "function" } | { readonly kind: "run"; readonly id: RunId };

/** A message in passing. */
export interface Toast {
  readonly id: number;
  readonly kind: "info" | "problem";
  readonly text: string;
  readonly hint: string;
  readonly action: { readonly label: string; readonly run: () => void } | null;
}

/** How the views of the call tree are drawn. */
export interface StackLook {
  readonly direction: "top-down" | "inverted";
  readonly colorBy: "module" | "cost";
  /** Of the flame graph from the top, where the run has timestamps: dearest first, or as it ran. */
  readonly order: "cost" | "time";
  /** The thread that is shown in order of time, by position; null for the one that costs most. */
  readonly orderThread: number | null;
  readonly foldRecursion: boolean;
  readonly search: string;
}

/** The window itself: what is open, and how it looks. The first five survive a restart. */
export interface FrameState {
  readonly theme: Theme;
  readonly look: Look;
  readonly sideTab: SideTab;
  readonly sideOpen: boolean;
  readonly inspectorOpen: boolean;
  /** Size of text in percent: 80 to 200. */
  readonly textScale: number;
  readonly dialog: OpenDialog | null;
  readonly toasts: readonly Toast[];
  /** What the recorded program has written so far. */
  readonly output: readonly { readonly stream: "stdout" | "stderr"; readonly text: string }[];
  readonly recording: boolean;
  readonly functionFilter: string;
  readonly onlyMine: boolean;
  /** Columns of the table that a person showed or hid; the others are as they come. */
  readonly tableColumns: Readonly<Record<string, boolean>>;
  /** What is looked for among the cards on screen; null when the search is closed. */
  readonly find: string | null;
  readonly editingNote: boolean;
  /** The reading trail that is walked, and the step where the reader is, from 0; null when none is. */
  readonly walk: { readonly trail: string; readonly step: number } | null;
  /** What is said at that step is being written. */
  readonly editingStep: boolean;
  /** How flame, sandwich and tree are drawn. */
  readonly stack: StackLook;
  /** The stretch that the timeline is zoomed to; null for the whole run. */
  readonly timelineShown: TimeRange | null;
  /** Step of the tour, from 0; null when it is not on. */
  readonly tour: number | null;
  readonly contextMenu: { readonly target: MenuTarget; readonly x: number; readonly y: number } | null;
}

/** A window that nobody has changed yet. */
export const firstFrame: FrameState = {
  theme: "system",
  look: "clean",
  sideTab: "functions",
  sideOpen: true,
  inspectorOpen: true,
  textScale: 100,
  dialog: null,
  toasts: [],
  output: [],
  recording: false,
  functionFilter: "",
  onlyMine: false,
  tableColumns: {},
  find: null,
  editingNote: false,
  walk: null,
  editingStep: false,
  stack: {
    direction: "top-down",
    colorBy: "module",
    order: "cost",
    orderThread: null,
    foldRecursion: false,
    search: "",
  },
  timelineShown: null,
  tour: null,
  contextMenu: null,
};
