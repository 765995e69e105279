import type { FunctionDetails } from "#contract/answers.ts";
import type { LeftOut } from "#model/flow-view.ts";
import { type FunctionId, functionId } from "#model/ids.ts";
import type { KnownPositions, Point } from "#model/scene.ts";
import { ask } from "../../engine/ask.ts";
import { partOf } from "../run-part.ts";
import { get, set } from "../store.ts";
import { texts } from "../texts.ts";
import { didEdit } from "./edit.ts";
import { changeFilters } from "./navigate.ts";
import { sayProblem } from "./toasts.ts";

/** So many neighbours are added at once, dearest first; more on the next press. */
const addedAtOnce = 20;

/** Shows more of a card's callers or callees, dearest first. */
export async function expand(id: FunctionId, side: "callers" | "callees"): Promise<void> {
  const { place, scene } = get();
  const answer = await ask("functionDetails", id, place.run, place.measure, place.base, partOf(get()));
  if (!answer.ok) return sayProblem(answer.problem);
  const shown = new Set(scene.value?.nodes.map((node) => node.id));
  const added = neighbours(answer.value, side)
    .filter((neighbour) => !shown.has(neighbour))
    .slice(0, addedAtOnce);
  if (added.length === 0) return;
  const pinned = [...new Set([...(get().place.filters.pinned ?? []), id, ...added])];
  const hidden = get().place.filters.hidden?.filter((other) => !added.includes(other));
  changeFilters({ pinned, hidden: hidden?.length ? hidden : undefined });
}

/** Leaves a function out of the flow; what runs through it becomes a residual call. */
export function hide(id: FunctionId): void {
  const { hidden = [], roots = [], pinned = [] } = get().place.filters;
  const rest = roots.filter((root) => root !== id);
  changeFilters({
    hidden: [...new Set([...hidden, id])],
    roots: rest.length === 0 ? undefined : rest,
    pinned: pinned.includes(id) ? pinned.filter((other) => other !== id) : get().place.filters.pinned,
  });
}

/** Shows only paths that pass this function. */
export function pathsThrough(id: FunctionId): void {
  const { roots } = get().place.filters;
  if (roots === undefined || roots.length === 0) changeFilters({ roots: [id], callerDepth: 20, calleeDepth: 20 });
  else changeFilters({ via: [id] });
}

/** Shows all paths from the root, or from the selected function, to this one. */
export function pathsTo(from: FunctionId, to: FunctionId): void {
  changeFilters({ roots: [from], to: [to], via: undefined });
}

/** Draws a group or a cycle as one card, or its functions again. */
export function toggleGroup(name: string): void {
  const { opened = [], folded: all = [] } = get().place.filters;
  if (name.startsWith("cycle:") || all.includes("*")) {
    const next = opened.includes(name) ? opened.filter((other) => other !== name) : [...opened, name];
    changeFilters({ opened: next.length === 0 ? undefined : next });
    return;
  }
  const folded = get().place.filters.folded ?? [];
  const next = folded.includes(name) ? folded.filter((other) => other !== name) : [...folded, name];
  changeFilters({ folded: next.length === 0 ? undefined : next });
}

/** Draws every module (package, class: what the flow is grouped by) as one card, or functions again. */
export function toggleModules(): void {
  const { folded = [], group } = get().place.filters;
  if (folded.includes("*")) changeFilters({ folded: undefined, opened: undefined });
  else changeFilters({ folded: ["*"], opened: undefined, group: group === "none" ? undefined : group });
}

/** Draws functions that call each other in a circle as one card, or each again. */
export function toggleCycles(): void {
  changeFilters({ foldCycles: get().place.filters.foldCycles ? undefined : true, opened: undefined });
}

/** Merges what a "show" button of the left-out line offers into the question. */
export function showLeftOut({ show }: LeftOut): void {
  if (show === null) return;
  const { run: _run, measure: _measure, base: _base, ...filters } = show;
  changeFilters(filters);
}

/** Keeps a card where a person dragged it. */
export function moveCard(nodeId: string, { x, y }: Point): void {
  changePositions({ ...get().pinned, [nodeId]: { x, y, pinned: true } }, texts.edits.moved(cardName(nodeId)));
}

/** Pins a card where it is, or sets it free for the layout. */
export function pinCard(nodeId: string, pin: boolean): void {
  const { [nodeId]: _freed, ...others } = get().pinned;
  const box = get().scene.value?.nodes.find((node) => node.id === nodeId)?.box;
  const name = cardName(nodeId);
  if (!pin) changePositions(others, texts.edits.unpinned(name));
  else if (box !== undefined)
    changePositions({ ...others, [nodeId]: { x: box.x, y: box.y, pinned: true } }, texts.edits.pinned(name));
}

/** Pins cards where they are, or sets them free when all of them are pinned: one edit for all. */
export function pinCards(ids: readonly string[]): void {
  const { pinned, scene } = get();
  if (ids.every((id) => pinned[id]?.pinned === true)) {
    const others = Object.entries(pinned).filter(([id]) => !ids.includes(id));
    changePositions(Object.fromEntries(others), texts.edits.unpinnedBoth);
    return;
  }
  const boxes = scene.value?.nodes.filter(({ id }) => ids.includes(id)) ?? [];
  const added = boxes.map(({ id, box: { x, y } }) => [id, pinned[id] ?? { x, y, pinned: true }] as const);
  changePositions({ ...pinned, ...Object.fromEntries(added) }, texts.edits.pinnedBoth);
}

/** The function behind a card; null for a folded group. */
export function functionOfNode(nodeId: string): FunctionId | null {
  const node = get().scene.value?.nodes.find((candidate) => candidate.id === nodeId);
  return node === undefined ? functionId(nodeId) : node.functionId;
}

function changePositions(next: KnownPositions, label: string): void {
  const before = get().pinned;
  set({ pinned: next });
  didEdit({ label, undo: () => set({ pinned: before }), redo: () => set({ pinned: next }) });
}

function cardName(nodeId: string): string {
  return get().scene.value?.nodes.find((node) => node.id === nodeId)?.name ?? nodeId;
}

function neighbours(details: FunctionDetails, side: "callers" | "callees"): FunctionId[] {
  return details[side].map((call) => call.id).filter((id) => id !== details.row.id);
}
