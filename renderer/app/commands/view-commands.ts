import { clearFilters } from "../actions/clear-filters.ts";
import { copyAsAscii } from "../actions/copy.ts";
import { findOnScreen, focusFilter } from "../actions/find.ts";
import { toggleCycles, toggleModules } from "../actions/flow.ts";
import { changeFilters, showView } from "../actions/navigate.ts";
import { diagram } from "../diagram-handle.ts";
import { viewNames } from "../state/place.ts";
import { get, set } from "../store.ts";
import { texts } from "../texts.ts";
import { type Command, hasProject, showsFlow } from "./command.ts";

const { commands: words } = texts;

/** Switch views, find, and act on the flow as a whole. */
export const viewCommands: readonly Command[] = [
  ...viewNames.map((view, index) => ({
    id: `view-${view}`,
    title: words.view(texts.views[view]),
    group: "view" as const,
    ...(index < 9 ? { keys: [String(index + 1)] } : {}),
    isEnabled: hasProject,
    run: () => showView(view),
  })),
  { id: "filter", title: words.filter, group: "go", keys: ["/"], isEnabled: hasProject, run: focusFilter },
  { id: "find", title: words.find, group: "go", keys: ["Mod+F"], isEnabled: hasProject, run: findOnScreen },
  flowCommand("zoom-in", words.zoomIn, ["+", "="], () => diagram.current?.zoomIn()),
  flowCommand("zoom-out", words.zoomOut, ["-"], () => diagram.current?.zoomOut()),
  flowCommand("zoom-reset", words.zoomReset, ["0"], () => diagram.current?.resetZoom()),
  flowCommand("fit", words.fit, ["Shift+1"], () => diagram.current?.fit()),
  flowCommand("fit-selection", words.fitSelection, ["Shift+2"], () => diagram.current?.fitSelection()),
  flowCommand("overview", words.overview, ["Home"], () =>
    changeFilters({ roots: undefined, to: undefined, via: undefined, throughCall: undefined }),
  ),
  flowCommand("only-mine", words.onlyMine, ["m"], () =>
    changeFilters({ onlyProject: get().place.filters.onlyProject ? undefined : true }),
  ),
  flowCommand("certain-only", words.certainOnly, [], () =>
    changeFilters({ certainOnly: get().place.filters.certainOnly ? undefined : true }),
  ),
  flowCommand("modules", words.modules, ["Shift+M"], toggleModules),
  flowCommand("fold-cycles", words.foldCycles, ["Shift+C"], toggleCycles),
  flowCommand("clear-filters", words.clearFilters, [], clearFilters),
  flowCommand("save-board", words.saveBoard, ["Mod+B", "Mod+S"], () => set({ dialog: { kind: "save-board" } })),
  flowCommand("export", words.export, ["Mod+E"], () => set({ dialog: { kind: "export" } })),
  flowCommand("copy-ascii", words.copyAscii, [], () => void copyAsAscii()),
];

function flowCommand(id: string, title: string, keys: readonly string[], run: () => void): Command {
  return { id, title, group: "flow", keys, isEnabled: showsFlow, run };
}
