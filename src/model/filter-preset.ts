import type { FlowQuestion } from "./flow-view.ts";

/** What a preset keeps: everything that a flow is asked, apart from run, measure and base, which it is used with, and what part of the run. */
export type PresetFilters = Omit<FlowQuestion, "run" | "measure" | "base" | "time" | "threads">;

/** Filters of the flow under a name. A text file in `.callsketch/presets/`. */
export interface FilterPreset {
  readonly name: string;
  readonly filters: PresetFilters;
}
