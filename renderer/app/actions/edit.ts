import type { Edit } from "../state/edits.ts";
import { get, set } from "../store.ts";
import { texts } from "../texts.ts";
import { say } from "./toasts.ts";

/** Notes that something was changed, so that it can be taken back. */
export function didEdit(edit: Edit): void {
  set({ done: [...get().done, edit].slice(-200), undone: [] });
}

/** Takes the last edit back, and says which. */
export async function undoEdit(): Promise<void> {
  const { done, undone } = get();
  const edit = done.at(-1);
  if (edit === undefined) return say(texts.edits.nothingToUndo);
  set({ done: done.slice(0, -1), undone: [...undone, edit] });
  await edit.undo();
  say(texts.edits.undid(edit.label), { label: texts.edits.redo, run: () => void redoEdit() });
}

/** Does the edit again that was taken back last. */
export async function redoEdit(): Promise<void> {
  const { done, undone } = get();
  const edit = undone.at(-1);
  if (edit === undefined) return say(texts.edits.nothingToRedo);
  set({ done: [...done, edit], undone: undone.slice(0, -1) });
  await edit.redo();
  say(texts.edits.redid(edit.label));
}
