import { DropdownMenu } from "radix-ui";
import type { FunctionId, RunId } from "#model/ids.ts";
import { functionOfNode, toggleGroup } from "../app/actions/flow.ts";
import { adjust, chooseBase, chooseRun, showSource } from "../app/actions/navigate.ts";
import { deleteRun } from "../app/actions/runs.ts";
import type { MenuTarget } from "../app/state/frame.ts";
import { get, set, useStore } from "../app/store.ts";
import { texts } from "../app/texts.ts";
import { MenuContent, MenuItem, MenuLine } from "../widgets/menu.tsx";
import { CommandItem } from "./more-menu.tsx";

interface ScreenPlace {
  readonly x: number;
  readonly y: number;
}

/** Opens the menu of a function, which becomes the selected one. */
export function openFunctionMenu(id: FunctionId, { x, y }: ScreenPlace): void {
  adjust({ selected: id, edge: null });
  set({ contextMenu: { target: { kind: "function" }, x, y } });
}

/** Opens the menu of a card, a call, a group, a run or the background. */
export function openContextMenu(target: MenuTarget, { x, y }: ScreenPlace): void {
  const id = target.kind === "node" ? functionOfNode(target.id) : null;
  if (id !== null) {
    openFunctionMenu(id, { x, y });
    return;
  }
  if (target.kind === "edge") adjust({ edge: target.id, selected: null });
  const group: MenuTarget = { kind: "group", name: target.kind === "node" ? target.id.replace(/^group:/, "") : "" };
  set({ contextMenu: { target: target.kind === "node" ? group : target, x, y } });
}

/** The menu that is open at some place of the window; nothing otherwise. */
export function ContextMenu() {
  const menu = useStore((state) => state.contextMenu);
  if (menu === null) return null;
  return (
    <DropdownMenu.Root open modal={false} onOpenChange={(open) => !open && set({ contextMenu: null })}>
      <DropdownMenu.Trigger asChild>
        <span className="menu-anchor" aria-hidden style={{ left: menu.x, top: menu.y }} tabIndex={-1} />
      </DropdownMenu.Trigger>
      <MenuContent>{itemsOf(menu.target)}</MenuContent>
    </DropdownMenu.Root>
  );
}

const backgroundItems = [
  "fit",
  "overview",
  "only-mine",
  "modules",
  "fold-cycles",
  "clear-filters",
  "toggle-look",
  "save-board",
  "export",
  "copy-ascii",
];

function itemsOf(target: MenuTarget) {
  switch (target.kind) {
    case "run":
      return <RunItems id={target.id} />;
    case "group":
      return (
        <MenuItem onSelect={() => toggleGroup(target.name)} testId="toggle-group">
          {target.name.startsWith("cycle:") ? texts.flow.toggleCycle : texts.flow.toggleGroup}
        </MenuItem>
      );
    case "edge":
      return <CallItems id={target.id} />;
    case "background":
      return backgroundItems.map((id) => <CommandItem key={id} id={id} />);
    default:
      return <FunctionItems />;
  }
}

function FunctionItems() {
  const commands = (ids: readonly string[]) => ids.map((id) => <CommandItem key={id} id={`function-${id}`} />);
  return (
    <>
      {commands(["focus", "expand-callers", "expand-callees", "paths-through", "paths-to"])}
      <MenuLine />
      {commands(["hide", "pin", "edit-note"])}
      <MenuLine />
      {commands(["source", "editor", "copy-name", "copy-place", "copy-card"])}
    </>
  );
}

/** So many sites of a call stand in its menu. */
const sitesInMenu = 6;

function CallItems({ id }: { readonly id: string }) {
  const edge = get().scene.value?.edges.find((candidate) => candidate.id === id);
  if (edge === undefined) return null;
  const commands = (ids: readonly string[]) => ids.map((name) => <CommandItem key={name} id={`call-${name}`} />);
  const more = edge.sites.length - sitesInMenu;
  return (
    <>
      {commands(["paths-through", "hide", "pin", "edit-note"])}
      <MenuLine />
      {commands(["caller", "callee"])}
      <MenuLine />
      {edge.sites.length > 1
        ? edge.sites.slice(0, sitesInMenu).map(({ file, line, column }) => (
            <MenuItem key={`${file}:${line}:${column}`} onSelect={() => showSource(file, line)} testId="menu-call-site">
              {texts.flow.site(`${file}:${line}`)}
            </MenuItem>
          ))
        : commands(["source"])}
      {more > 0 && (
        <MenuItem disabled onSelect={() => {}}>
          {texts.flow.moreSites(more)}
        </MenuItem>
      )}
      {commands(["editor", "copy"])}
    </>
  );
}

function RunItems({ id }: { readonly id: RunId }) {
  const run = get().runs.find((candidate) => candidate.id === id);
  const words = texts.runs;
  return (
    <>
      <MenuItem onSelect={() => chooseRun(id)}>{words.show}</MenuItem>
      <MenuItem onSelect={() => chooseBase(id)} disabled={id === get().place.run} testId="run-as-base">
        {words.base}
      </MenuItem>
      <MenuItem disabled={run?.command == null} onSelect={() => set({ dialog: { kind: "rerun", run: id } })}>
        {words.rerun}
      </MenuItem>
      <MenuItem onSelect={() => set({ dialog: { kind: "fuse", run: id } })} testId="run-add-from">
        {texts.fuse.command}
      </MenuItem>
      <MenuLine />
      <MenuItem onSelect={() => set({ dialog: { kind: "rename-run", run: id } })} testId="rename-run">
        {words.rename}
      </MenuItem>
      <MenuItem onSelect={() => void deleteRun(id)} testId="delete-run">
        {words.delete}
      </MenuItem>
    </>
  );
}
