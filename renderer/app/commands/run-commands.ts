import { copyComparison } from "../actions/copy.ts";
import { chooseBase } from "../actions/navigate.ts";
import { recordAgain } from "../actions/record.ts";
import { chooseProfiles, deleteRun, stepRun } from "../actions/runs.ts";
import { get, set } from "../store.ts";
import { texts } from "../texts.ts";
import { type Command, hasProject, hasRun } from "./command.ts";

const { commands: words } = texts;

/** Act on runs, and on the one that is shown. */
export const runCommands: readonly Command[] = [
  {
    id: "import",
    title: words.importProfile,
    group: "run",
    keys: ["Mod+I"],
    isEnabled: hasProject,
    run: () => void chooseProfiles(),
  },
  {
    id: "record",
    title: words.record,
    group: "run",
    isEnabled: hasProject,
    run: () => set({ dialog: { kind: "record", request: null } }),
  },
  {
    id: "record-again",
    title: words.recordAgain,
    group: "run",
    keys: ["Mod+R"],
    isEnabled: hasProject,
    run: recordAgain,
  },
  { id: "next-run", title: words.nextRun, group: "run", keys: ["n"], isEnabled: hasProject, run: () => stepRun(1) },
  {
    id: "previous-run",
    title: words.previousRun,
    group: "run",
    keys: ["p"],
    isEnabled: hasProject,
    run: () => stepRun(-1),
  },
  {
    id: "choose-run",
    title: words.chooseRun,
    group: "run",
    keys: ["t"],
    isEnabled: hasProject,
    run: () => document.querySelector<HTMLElement>("[data-testid=run-picker]")?.click(),
  },
  {
    id: "rename-run",
    title: words.renameRun,
    group: "run",
    isEnabled: hasRun,
    run: () => set({ dialog: { kind: "rename-run", run: get().place.run! } }),
  },
  {
    id: "fuse-run",
    title: texts.fuse.command,
    group: "run",
    isEnabled: hasRun,
    run: () => set({ dialog: { kind: "fuse", run: get().place.run! } }),
  },
  {
    id: "path-mappings",
    title: texts.mappings.open,
    group: "run",
    isEnabled: hasProject,
    run: () => set({ dialog: { kind: "mappings", from: null } }),
  },
  {
    id: "delete-run",
    title: words.deleteRun,
    group: "run",
    isEnabled: hasRun,
    run: () => void deleteRun(get().place.run!),
  },
  {
    id: "no-base",
    title: words.noBase,
    group: "run",
    isEnabled: ({ place }) => place.base !== null,
    run: () => chooseBase(null),
  },
  {
    id: "copy-comparison",
    title: words.copyComparison,
    group: "run",
    isEnabled: ({ place }) => place.base !== null && place.run !== null,
    run: () => void copyComparison(),
  },
];
