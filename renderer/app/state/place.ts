import type { FlowQuestion } from "#model/flow-view.ts";
import type { FunctionId, RunId } from "#model/ids.ts";
import type { TimeRange } from "#model/time-range.ts";

/** In the order of the tabs and of the digits that choose them. */
export const viewNames = [
  "flow",
  "sandwich",
  "flame",
  "tree",
  "table",
  "source",
  "compare",
  "timeline",
  "hidden",
  "unexercised",
] as const;
/** A view of the selection. */
export type ViewName = (typeof viewNames)[number];

/** What the flow is asked, apart from run, measure and base, which all views share. */
export type FlowFilters = Omit<FlowQuestion, "run" | "measure" | "base" | "time" | "threads">;

/** Where a person is: everything that back and forward bring back. */
export interface Place {
  readonly view: ViewName;
  readonly run: RunId | null;
  readonly base: RunId | null;
  /** Runs beside the shown one, for the views that take several: hidden and not exercised. */
  readonly moreRuns: readonly RunId[];
  /** Null for the run's first. */
  readonly measure: string | null;
  /** Positions in the run, ascending; null for all threads together. */
  readonly threads: readonly number[] | null;
  /** The part of the run that all views show; null for all of it. */
  readonly time: TimeRange | null;
  readonly filters: FlowFilters;
  /** One selection for all views. */
  readonly selected: FunctionId | null;
  /** A call or a folded card in the flow, by its id there; null when a function or nothing is selected. */
  readonly edge: string | null;
  /** What the source view shows; null for the selected function's file. */
  readonly source: { readonly file: string; readonly line: number } | null;
}

/** The place with which a project opens. */
export const firstPlace: Place = {
  view: "flow",
  run: null,
  base: null,
  moreRuns: [],
  measure: null,
  threads: null,
  time: null,
  filters: {},
  selected: null,
  edge: null,
  source: null,
};

/** The place, and those before and after it. */
export interface PlaceState {
  readonly place: Place;
  /** Oldest first. */
  readonly past: readonly Place[];
  /** Next one last. */
  readonly future: readonly Place[];
}

/** The history of a project that was just opened. */
export const noPlaces: PlaceState = { place: firstPlace, past: [], future: [] };
