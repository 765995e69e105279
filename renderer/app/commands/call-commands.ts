import { shell } from "../../engine/shell.ts";
import { copyCall, functionEnds, hideCall, pathsThroughCall, pinEnds, selectedCall } from "../actions/calls.ts";
import { functionOfNode } from "../actions/flow.ts";
import { adjust, showSource } from "../actions/navigate.ts";
import { openInEditor } from "../actions/open-in-editor.ts";
import { get, type State, set } from "../store.ts";
import { texts } from "../texts.ts";
import type { Command } from "./command.ts";
import { showsFlow } from "./command.ts";

const { commands: words } = texts;

/** Act on the selected call: by key, from the palette, in its context menu and in the inspector. */
export const callCommands: readonly Command[] = [
  callCommand("paths-through", words.callPaths, [], pathsThroughCall, hasFunctions),
  callCommand("hide", words.callHide, ["d"], hideCall),
  callCommand("pin", words.callPin, [], pinEnds),
  callCommand(
    "edit-note",
    words.callNote,
    ["Shift+N"],
    () => set({ inspectorOpen: true, editingNote: true }),
    canBeNoted,
  ),
  callCommand("caller", words.callCaller, [], ({ caller }) => selectEnd(caller)),
  callCommand("callee", words.callCallee, [], ({ callee }) => selectEnd(callee)),
  callCommand("source", words.callSource, ["s"], ({ sites: [site] }) => showSource(site!.file, site!.line), hasSite),
  callCommand(
    "editor",
    words.callEditor,
    ["Mod+Enter"],
    ({ sites: [site] }) => void openInEditor(site!.file, site!.line),
    (state) => hasSite(state) && shell().openInEditor !== null,
  ),
  callCommand("copy", words.callCopy, [], (edge) => void copyCall(edge)),
];

type Edge = NonNullable<ReturnType<typeof selectedCall>>;

function callCommand(
  id: string,
  title: string,
  keys: readonly string[],
  run: (edge: Edge) => void,
  isEnabled: (state: State) => boolean = hasCall,
): Command {
  const act = (): void => {
    const edge = selectedCall(get());
    if (edge !== null) run(edge);
  };
  return { id: `call-${id}`, title, group: "call", keys, isEnabled, run: act };
}

function hasCall(state: State): boolean {
  return showsFlow(state) && selectedCall(state) !== null;
}

function hasFunctions(state: State): boolean {
  const edge = showsFlow(state) ? selectedCall(state) : null;
  return edge !== null && functionEnds(state, edge) !== null;
}

function canBeNoted(state: State): boolean {
  return hasFunctions(state) && selectedCall(state)?.residual === false;
}

function hasSite(state: State): boolean {
  return hasCall(state) && selectedCall(state)!.sites.length > 0;
}

function selectEnd(nodeId: string): void {
  adjust({ selected: functionOfNode(nodeId), edge: null });
}
