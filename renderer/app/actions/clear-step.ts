import { get, set } from "../store.ts";
import { adjust, changeFilters } from "./navigate.ts";
import { closeToast } from "./toasts.ts";

/** Esc: one step back to plain: the search on screen, then the selection, then the focus of the flow, then the newest message. */
export function clearStep(): void {
  const { find, place, toasts } = get();
  const { roots, throughCall } = place.filters;
  const newest = toasts.at(-1);
  if (find !== null) set({ find: null });
  else if (place.selected !== null || place.edge !== null) adjust({ selected: null, edge: null });
  else if (place.view === "flow" && (roots !== undefined || throughCall !== undefined))
    changeFilters({ roots: undefined, to: undefined, via: undefined, throughCall: undefined });
  else if (newest !== undefined) closeToast(newest.id);
}
