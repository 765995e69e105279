import type { FunctionId, RunId } from "#model/ids.ts";
import { currentRun, measuresOf } from "../current.ts";
import { rememberedThreads } from "../remembered-run.ts";
import { threadsToChoose } from "../run-part.ts";
import type { FlowFilters, Place, ViewName } from "../state/place.ts";
import { get, set } from "../store.ts";

const longestHistory = 200;

/** Goes to a place that differs from this one by `change`; back leads here again. */
export function go(change: Partial<Place>): void {
  const { place, past } = get();
  const next = { ...place, ...change };
  if (samePlace(place, next)) return;
  set({ place: next, past: [...past.slice(-longestHistory), place], future: [] });
}

/** Changes the place without a new step in the history, as for a walk along the cards. */
export function adjust(change: Partial<Place>): void {
  set({ place: { ...get().place, ...change } });
}

/** Goes to the place before. Does nothing at the first one. */
export function back(): void {
  const { place, past, future } = get();
  const target = past.at(-1);
  if (target !== undefined) set({ place: target, past: past.slice(0, -1), future: [...future, place] });
}

/** Undoes `back`. */
export function forward(): void {
  const { place, past, future } = get();
  const target = future.at(-1);
  if (target !== undefined) set({ place: target, past: [...past, place], future: future.slice(0, -1) });
}

/** Shows another view of the same selection. */
export function showView(view: ViewName): void {
  go({ view });
}

/** Selects a function in every view; null selects nothing. */
export function select(selected: FunctionId | null): void {
  go({ selected, edge: null });
}

/** Selects what somebody passes on a walk along rows or cards: one step in the history for the whole walk. */
export function walkTo(id: FunctionId): void {
  const { place } = get();
  if (place.selected === null || place.edge !== null) select(id);
  else adjust({ selected: id, source: null });
}

/** Selects a card of the flow: its function, or the folded card itself. */
export function selectCard(nodeId: string): void {
  const node = get().scene.value?.nodes.find(({ id }) => id === nodeId);
  if (node?.functionId === null) selectEdge(nodeId);
  else select((node?.functionId ?? nodeId) as FunctionId);
}

/** Selects a call of the flow, or a folded card, by its id. */
export function selectEdge(edge: string | null): void {
  go({ edge, selected: null });
}

/** Shows a function in the view that is open; the flow turns to its neighbourhood when it isn't in the picture. */
export function openFunction(id: FunctionId): void {
  const { place, scene } = get();
  const inPicture = scene.value?.nodes.some((node) => node.functionId === id) ?? false;
  if (place.view === "flow" && !inPicture) focusOn(id);
  else if (place.view === "source") go({ selected: id, edge: null, source: null });
  else select(id);
}

/** Makes the flow show a function with its callers and callees. Filters stay. */
export function focusOn(id: FunctionId): void {
  const { to: _to, via: _via, throughCall: _call, ...filters } = get().place.filters;
  const hidden = filters.hidden?.filter((other) => other !== id) ?? [];
  go({ view: "flow", selected: id, edge: null, filters: { ...filters, roots: [id], hidden } });
}

/** How a call is named in every picture that shows it. */
export function callId(caller: FunctionId, callee: FunctionId): string {
  return `${caller} -> ${callee}`;
}

/** Selects a call in the flow, which turns to its caller when the picture doesn't show it. */
export function showCall(caller: FunctionId, callee: FunctionId): void {
  const { place, scene } = get();
  const edge = callId(caller, callee);
  const isShown = place.view === "flow" && scene.value?.edges.some(({ id }) => id === edge) === true;
  if (!isShown) {
    const { to: _to, via: _via, throughCall: _call, hiddenCalls, ...filters } = place.filters;
    const hidden = hiddenCalls?.filter((call) => callId(call.caller as FunctionId, call.callee as FunctionId) !== edge);
    const next = { ...filters, roots: [caller], pinned: [...new Set([...(filters.pinned ?? []), callee])] };
    go({ view: "flow", selected: null, edge, filters: hidden?.length ? { ...next, hiddenCalls: hidden } : next });
  } else selectEdge(edge);
}

/** Shows a file of the project at a line, counted from 1. */
export function showSource(file: string, line: number): void {
  go({ view: "source", source: { file, line } });
}

/** Asks for the flow with other filters. A value of undefined takes the filter away. */
export function changeFilters(change: { readonly [K in keyof FlowFilters]?: FlowFilters[K] | undefined }): void {
  const merged = Object.entries({ ...get().place.filters, ...change });
  const filters = Object.fromEntries(merged.filter(([, value]) => value !== undefined)) as FlowFilters;
  go({ filters, view: "flow" });
}

/** Shows another run; null shows the source alone. The measure stays where the run has it. */
export function chooseRun(run: RunId | null): void {
  const { place, runs } = get();
  const measures = runs.find((candidate) => candidate.id === run)?.measures ?? [];
  const measure = measures.some(({ name }) => name === place.measure) ? place.measure : null;
  const { timelineShown } = get();
  if (run !== place.run && timelineShown !== null) set({ timelineShown: null });
  const time = run === place.run ? place.time : null;
  const threads = run === place.run ? place.threads : rememberedThreads(run);
  go({ run, measure, threads, time, base: place.base === run ? null : place.base });
}

/**
 * Shows these threads of the run alone; all of them for null. The measure stays where one of them has it.
 *
 * @param goesOn a change to the choice before, which is no new step in the history
 */
export function chooseThreads(wanted: readonly number[] | null, goesOn = false): void {
  const { place } = get();
  const run = currentRun(get());
  if (run === null) return;
  const all = threadsToChoose(run).map(({ index }) => index);
  const chosen = wanted === null ? [] : all.filter((index) => wanted.includes(index));
  const threads = chosen.length === 0 || chosen.length === all.length ? null : chosen;
  const hasIt = measuresOf(run, threads).some(({ name }) => name === place.measure);
  (goesOn ? adjust : go)({ threads, measure: hasIt ? place.measure : null });
}

/** Compares with another run; null ends the comparison. */
export function chooseBase(base: RunId | null): void {
  const { place } = get();
  go({ base: base === place.run ? null : base, view: base === null && place.view === "compare" ? "flow" : place.view });
}

function samePlace(a: Place, b: Place): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
