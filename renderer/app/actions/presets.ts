import type { Answer } from "#contract/requests.ts";
import type { FilterPreset } from "#model/filter-preset.ts";
import { ask } from "../../engine/ask.ts";
import { get, set } from "../store.ts";
import { texts } from "../texts.ts";
import { didEdit } from "./edit.ts";
import { go } from "./navigate.ts";
import { say, sayProblem } from "./toasts.ts";

/** Keeps the filters of the flow under a name. True when they are on the disk. */
export async function savePreset(name: string): Promise<boolean> {
  const saved = take(await ask("savePreset", { name, filters: get().place.filters }));
  if (saved) say(texts.presets.saved(name));
  return saved;
}

/** Asks for the flow with the filters of a preset alone. Run and measure stay. */
export function applyPreset({ filters }: FilterPreset): void {
  go({ view: "flow", filters });
}

/** Gives a preset another name; undo gives it the old one. True when it was done. */
export async function renamePreset(from: string, to: string): Promise<boolean> {
  const done = take(await ask("renamePreset", from, to));
  if (done) {
    didEdit({
      label: texts.edits.renamePreset(from),
      undo: async () => void take(await ask("renamePreset", to, from)),
      redo: async () => void take(await ask("renamePreset", from, to)),
    });
  }
  return done;
}

/** Deletes a preset; a message and undo bring it back. */
export async function deletePreset(preset: FilterPreset): Promise<void> {
  if (!take(await ask("deletePreset", preset.name))) return;
  const restore = async (): Promise<void> => void take(await ask("savePreset", preset));
  didEdit({
    label: texts.edits.deletePreset(preset.name),
    undo: restore,
    redo: async () => void take(await ask("deletePreset", preset.name)),
  });
  say(texts.presets.deleted(preset.name), { label: texts.edits.undo, run: () => void restore() });
}

function take(answer: Answer<readonly FilterPreset[]>): boolean {
  if (answer.ok) set({ presets: answer.value });
  else sayProblem(answer.problem);
  return answer.ok;
}
