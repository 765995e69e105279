import type { FunctionRow } from "#contract/answers.ts";
import { shell } from "../../engine/shell.ts";
import { copyCard } from "../actions/calls.ts";
import { copyText } from "../actions/copy.ts";
import { expand, hide, pathsThrough, pathsTo, pinCard } from "../actions/flow.ts";
import { focusOn, openFunction, showSource } from "../actions/navigate.ts";
import { openInEditor } from "../actions/open-in-editor.ts";
import { get, type State, set } from "../store.ts";
import { texts } from "../texts.ts";
import { type Command, hasSelection } from "./command.ts";

const { commands: words } = texts;

/** Act on the selected function: by key, from the palette, and in the context menus of cards and rows. */
export const functionCommands: readonly Command[] = [
  functionCommand("focus", words.focus, ["f"], (row) => focusOn(row.id)),
  functionCommand("expand-callers", words.expandCallers, ["Shift+Alt+Enter"], (row) => void expand(row.id, "callers")),
  functionCommand("expand-callees", words.expandCallees, ["Shift+Enter"], (row) => void expand(row.id, "callees")),
  functionCommand("paths-through", words.pathsThrough, [], (row) => pathsThrough(row.id)),
  functionCommand(
    "paths-to",
    words.pathsTo,
    ["Mod+U"],
    (row) => pathsTo(get().place.filters.roots![0]!, row.id),
    hasOtherRoot,
  ),
  functionCommand("hide", words.hide, ["d"], (row) => hide(row.id)),
  functionCommand("pin", words.pin, [], (row) => pinCard(row.id, get().pinned[row.id]?.pinned !== true), isOnScreen),
  functionCommand("edit-note", words.editNote, ["Shift+N"], () => set({ inspectorOpen: true, editingNote: true })),
  functionCommand("source", words.source, ["s"], (row) => showSource(row.file!, row.line ?? 1), hasSource),
  functionCommand("editor", words.editor, ["Mod+Enter"], (row) => void openInEditor(row.file!, row.line ?? 1), canEdit),
  functionCommand("copy-name", words.copyName, [], (row) => void copyText(row.qualifiedName, texts.copy.name)),
  functionCommand(
    "copy-place",
    words.copyPlace,
    [],
    (row) => void copyText(`${row.file}:${row.line ?? 1}`, texts.copy.place),
    hasSource,
  ),
  functionCommand("copy-card", words.copyCard, [], (row) => void copyCard(row.id), isOnScreen),
  functionCommand("show-in-flow", words.showInFlow, [], (row) => openFunction(row.id)),
];

/** The row of the selected function; null when nothing is selected or it is not loaded yet. */
export function selectedRow({ place, functionById, details }: State): FunctionRow | null {
  if (place.selected === null) return null;
  const loaded = details.value?.row;
  return loaded?.id === place.selected ? loaded : (functionById.get(place.selected) ?? null);
}

function functionCommand(
  id: string,
  title: string,
  keys: readonly string[],
  run: (row: FunctionRow) => void,
  isEnabled: (state: State) => boolean = hasSelection,
): Command {
  const act = (): void => {
    const row = selectedRow(get());
    if (row !== null) run(row);
  };
  return { id: `function-${id}`, title, group: "function", keys, isEnabled, run: act };
}

function hasSource(state: State): boolean {
  const row = selectedRow(state);
  return row !== null && row.file !== null && !row.external;
}

function canEdit(state: State): boolean {
  return hasSource(state) && shell().openInEditor !== null;
}

function hasOtherRoot(state: State): boolean {
  const root = state.place.filters.roots?.[0];
  return hasSelection(state) && root !== undefined && root !== state.place.selected;
}

function isOnScreen({ place, scene }: State): boolean {
  return place.view === "flow" && (scene.value?.nodes.some((node) => node.functionId === place.selected) ?? false);
}
