import type {
  CallSiteDetails,
  CostColumns,
  FlameTree,
  FunctionDetails,
  FunctionRow,
  RunReport,
  RunTimeline,
} from "#contract/answers.ts";
import type { HiddenCalls, Unexercised } from "#contract/join-answers.ts";
import type { SourceText } from "#contract/source-text.ts";
import type { Board } from "#model/board.ts";
import type { Comparison } from "#model/comparison.ts";
import type { FilterPreset } from "#model/filter-preset.ts";
import type { FunctionId } from "#model/ids.ts";
import type { AttachedNote } from "#model/note.ts";
import type { Problem } from "#model/problem.ts";
import type { Run } from "#model/run.ts";
import type { KnownPositions, Scene } from "#model/scene.ts";
import type { AttachedTrail } from "#model/trail.ts";

/** Something the engine was asked for. The last value stays on screen while the next one is awaited. */
export interface Loaded<T> {
  readonly value: T | null;
  readonly loading: boolean;
  readonly problem: Problem | null;
}

const nothing = { value: null, loading: false, problem: null };

/** What the engine has told, as long as it is shown. */
export interface LoadedState {
  readonly runs: readonly Run[];
  /** Profiles that were refused since the project was opened, with the reason. */
  readonly refused: readonly { readonly file: string; readonly problem: Problem }[];
  readonly notes: readonly AttachedNote[];
  readonly boards: readonly Board[];
  readonly trails: readonly AttachedTrail[];
  readonly presets: readonly FilterPreset[];
  readonly functions: Loaded<readonly FunctionRow[]>;
  /** The rows of `functions` by id. */
  readonly functionById: ReadonlyMap<FunctionId, FunctionRow>;
  /** What the listed functions cost together; 100 % where a time range cuts the run. */
  readonly listedWhole: number;
  readonly scene: Loaded<Scene>;
  /** Where a person put cards; those of the picture before come on top when it is asked anew. */
  readonly pinned: KnownPositions;
  readonly details: Loaded<FunctionDetails>;
  /** Of the run, for the table: its costs in all measures. */
  readonly costColumns: Loaded<CostColumns>;
  /** Of the selected call: its sites, and what each of them may reach. */
  readonly callSites: Loaded<readonly CallSiteDetails[]>;
  readonly source: Loaded<SourceText>;
  /** The file of the selected function, for the inspector. */
  readonly excerpt: Loaded<SourceText>;
  readonly flame: Loaded<FlameTree>;
  readonly timeline: Loaded<RunTimeline>;
  readonly comparison: Loaded<Comparison>;
  readonly hidden: Loaded<HiddenCalls>;
  readonly unexercised: Loaded<Unexercised>;
  readonly report: Loaded<RunReport>;
}

/** Before anything was asked. */
export const nothingLoaded: LoadedState = {
  runs: [],
  refused: [],
  notes: [],
  boards: [],
  trails: [],
  presets: [],
  functions: nothing,
  functionById: new Map(),
  listedWhole: 0,
  scene: nothing,
  pinned: {},
  details: nothing,
  callSites: nothing,
  costColumns: nothing,
  source: nothing,
  excerpt: nothing,
  flame: nothing,
  timeline: nothing,
  comparison: nothing,
  hidden: nothing,
  unexercised: nothing,
  report: nothing,
};
