import type { EngineEvent } from "#contract/events.ts";
import { unreachable } from "#model/unreachable.ts";
import { shell } from "../engine/shell.ts";
import { showIndexed } from "./actions/open-project.ts";
import { refreshBoards, refreshNotes, refreshPresets, refreshRuns, refreshTrails } from "./actions/refresh-lists.ts";
import { noProgress } from "./state/project.ts";
import { get, set } from "./store.ts";

const longestOutput = 5000;

/** Follows what the engine tells unasked. Returns a function that stops. */
export function listenToEngine(): () => void {
  return shell().listen(take);
}

function take(event: EngineEvent): void {
  switch (event.kind) {
    case "progress":
      set({ progress: { ...get().progress, [event.work]: event.progress } });
      break;
    case "indexed":
      set({ progress: { ...get().progress, index: null }, indexProblem: null });
      showIndexed(event.project);
      break;
    case "index-failed":
      set({ progress: { ...get().progress, index: null }, indexProblem: event.problem });
      break;
    case "output":
      set({ output: [...get().output, { stream: event.stream, text: event.text }].slice(-longestOutput) });
      break;
    case "changed":
      void refresh[event.what]();
      break;
    case "stopped":
      set({ stopped: event.problem, progress: noProgress, recording: false });
      break;
    default:
      unreachable(event);
  }
}

const refresh = {
  runs: refreshRuns,
  notes: refreshNotes,
  boards: refreshBoards,
  trails: refreshTrails,
  presets: refreshPresets,
};
