import { clearStep } from "../actions/clear-step.ts";
import { redoEdit, undoEdit } from "../actions/edit.ts";
import { scaleText, setTheme, showSideTab, toggleInspector, toggleLook, toggleSide } from "../actions/frame.ts";
import { back, forward } from "../actions/navigate.ts";
import { chooseProject, closeProject, openExample, refreshIndex } from "../actions/open-project.ts";
import type { SideTab } from "../state/frame.ts";
import { set } from "../store.ts";
import { texts } from "../texts.ts";
import { startTour } from "../tour.ts";
import { type Command, hasProject } from "./command.ts";

const { commands: words } = texts;

const sideTabs: readonly SideTab[] = ["functions", "runs", "notes", "boards"];

/** Act on project, history, edits and the window itself. */
export const windowCommands: readonly Command[] = [
  { id: "open-folder", title: words.openFolder, group: "project", keys: ["Mod+O"], run: () => void chooseProject() },
  { id: "open-example", title: words.openExample, group: "project", run: () => void openExample() },
  {
    id: "close-project",
    title: words.closeProject,
    group: "project",
    isEnabled: hasProject,
    run: () => void closeProject(),
  },
  {
    id: "refresh",
    title: words.refresh,
    group: "project",
    keys: ["F5"],
    isEnabled: hasProject,
    run: () => void refreshIndex(),
  },
  {
    id: "unreadable",
    title: words.unreadable,
    group: "project",
    isEnabled: ({ project }) => (project?.index?.unreadable.length ?? 0) + (project?.index?.leftOut.length ?? 0) > 0,
    run: () => set({ dialog: { kind: "unreadable" } }),
  },
  {
    id: "quick-open",
    title: words.quickOpen,
    group: "go",
    keys: ["Mod+P"],
    isEnabled: hasProject,
    run: () => set({ dialog: { kind: "quick-open" } }),
  },
  {
    id: "palette",
    title: words.palette,
    group: "go",
    keys: ["Mod+Shift+P"],
    run: () => set({ dialog: { kind: "palette" } }),
  },
  {
    id: "back",
    title: words.back,
    group: "go",
    keys: ["Alt+ArrowLeft"],
    isEnabled: ({ past }) => past.length > 0,
    run: back,
  },
  {
    id: "forward",
    title: words.forward,
    group: "go",
    keys: ["Alt+ArrowRight"],
    isEnabled: ({ future }) => future.length > 0,
    run: forward,
  },
  { id: "undo", title: words.undo, group: "edit", keys: ["Mod+Z"], isEnabled: hasProject, run: () => void undoEdit() },
  {
    id: "redo",
    title: words.redo,
    group: "edit",
    keys: ["Mod+Shift+Z", "Mod+Y"],
    isEnabled: hasProject,
    run: () => void redoEdit(),
  },
  { id: "clear", title: words.clear, group: "go", keys: ["Escape"], isEnabled: hasProject, run: clearStep },
  { id: "keys", title: words.keys, group: "window", keys: ["?", "F1"], run: () => set({ dialog: { kind: "keys" } }) },
  {
    id: "messages",
    title: words.messages,
    group: "window",
    keys: ["F8"],
    isEnabled: ({ toasts }) => toasts.length > 0,
    run: () => document.querySelector<HTMLElement>("[data-testid=toast] button")?.focus(),
  },
  { id: "tour", title: words.tour, group: "window", isEnabled: hasProject, run: startTour },
  { id: "toggle-side", title: words.toggleSide, group: "window", keys: ["["], isEnabled: hasProject, run: toggleSide },
  {
    id: "toggle-inspector",
    title: words.toggleInspector,
    group: "window",
    keys: ["]"],
    isEnabled: hasProject,
    run: toggleInspector,
  },
  ...sideTabs.map((tab) => ({
    id: `side-${tab}`,
    title: words.sideTab[tab],
    group: "window" as const,
    isEnabled: hasProject,
    run: () => showSideTab(tab),
  })),
  { id: "theme-system", title: words.themeSystem, group: "window", run: () => setTheme("system") },
  { id: "theme-light", title: words.themeLight, group: "window", run: () => setTheme("light") },
  { id: "theme-dark", title: words.themeDark, group: "window", run: () => setTheme("dark") },
  {
    id: "toggle-look",
    title: words.toggleLook,
    group: "window",
    keys: ["Shift+S"],
    isEnabled: hasProject,
    run: toggleLook,
  },
  { id: "text-larger", title: words.textLarger, group: "window", keys: ["Mod++", "Mod+="], run: () => scaleText(10) },
  { id: "text-smaller", title: words.textSmaller, group: "window", keys: ["Mod+-"], run: () => scaleText(-10) },
  { id: "text-reset", title: words.textReset, group: "window", keys: ["Mod+0"], run: () => scaleText(null) },
];
