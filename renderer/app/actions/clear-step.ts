import { get, set } from "../store.ts";
import { adjust, changeFilters } from "./navigate.ts";

/** Esc: one step back to plain: the search on screen, then the selection, then the focus of the flow. */
export function clearStep(): void {
  const { find, place } = get();
  if (find !== null) set({ find: null });
  else if (place.selected !== null || place.edge !== null) adjust({ selected: null, edge: null });
  else if (place.view === "flow" && (place.filters.roots !== undefined || place.filters.throughCall !== undefined))
    changeFilters({ roots: undefined, to: undefined, via: undefined, throughCall: undefined });
}
