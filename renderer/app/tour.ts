import { showView } from "./actions/navigate.ts";
import { get, set } from "./store.ts";

/** What each step points at, by the class of the part of the window. */
export const tourSteps = ["lists", "flow", "inspector", "compare"] as const;
/** A step of the tour. */
export type TourStep = (typeof tourSteps)[number];

/** Shows the window in four steps, from the first one on. */
export function startTour(): void {
  showView("flow");
  set({ tour: 0, sideOpen: true, inspectorOpen: true });
}

/** The next step; after the last one the tour is over. */
export function nextStep(): void {
  const next = (get().tour ?? 0) + 1;
  set({ tour: next < tourSteps.length ? next : null });
}

/** Ends the tour at any step. */
export function endTour(): void {
  set({ tour: null });
}
