import { get, set } from "../store.ts";
import { showSideTab } from "./frame.ts";

/** Puts the keyboard into the filter of the list that is shown: the table's, else that of the function list. */
export function focusFilter(): void {
  if (!focusField("table-filter")) {
    showSideTab("functions");
    requestAnimationFrame(() => focusField("function-filter"));
  }
}

/** Looks for text in what is on screen: cards in the flow, lines in the source, else the list. */
export function findOnScreen(): void {
  const { view } = get().place;
  if (view === "flow") set({ find: get().find ?? "" });
  else if (view === "source") document.dispatchEvent(new CustomEvent("callsketch:find-in-source"));
  else if (!focusField("view-search")) focusFilter();
  requestAnimationFrame(() => focusField("flow-find"));
}

function focusField(testId: string): boolean {
  const field = document.querySelector<HTMLInputElement>(`[data-testid=${testId}]`);
  field?.focus();
  field?.select();
  return field !== null;
}
