import type { ComplexityEstimate } from "#model/complexity-estimate.ts";
import type { ComplexityFit } from "#model/complexity-fit.ts";
import type { Difference, Dispatch, Provenance } from "#model/flow-view.ts";
import type { FunctionId, RunId } from "#model/ids.ts";
import type { MatchReport } from "#model/match.ts";
import type { Cost, Count, Measure } from "#model/measure.ts";
import type { MatchKind } from "#model/measured-graph.ts";
import type { AttachedNote, NoteAnchor } from "#model/note.ts";
import type { Run, RunContents } from "#model/run.ts";
import type {
  CallSite,
  CallTier,
  CallVia,
  Certainty,
  FunctionKind,
  Language,
  UnreadableFile,
} from "#model/source-graph.ts";
import type { TimeRange } from "#model/time-range.ts";

/** What the window's frame shows of a project. */
export interface ProjectSummary {
  /** Absolute path. */
  readonly folder: string;
  readonly name: string;
  /** Where the store lies; outside the project when that can't be written. */
  readonly storeFolder: string;
  readonly storeIsElsewhere: boolean;
  /** Null until the first indexing has ended. */
  readonly index: IndexSummary | null;
  readonly indexing: boolean;
  readonly runs: readonly Run[];
}

export interface IndexSummary {
  readonly files: number;
  readonly lines: number;
  readonly languages: readonly { readonly language: Language; readonly files: number; readonly lines: number }[];
  /** Functions of the project, without external ones. */
  readonly functions: number;
  readonly externalFunctions: number;
  readonly certainCalls: number;
  readonly possibleCalls: number;
  readonly unreadable: readonly UnreadableFile[];
  readonly leftOut: readonly UnreadableFile[];
  /** Nanoseconds that the last indexing took. */
  readonly took: number;
  /** Files that were read again in the last indexing; the rest came from the cache. */
  readonly filesRead: number;
}

export interface RecentProject {
  readonly folder: string;
  readonly name: string;
  readonly openedAt: string;
  /** False when the folder is gone. */
  readonly exists: boolean;
}

export interface ImportResult {
  readonly run: Run;
  readonly match: MatchReport;
}

export interface RunReport {
  readonly run: Run;
  readonly match: MatchReport;
  readonly contents: RunContents;
  /** Files whose content differs from what it was when the run was made; null when that is unknown. */
  readonly changedFiles: readonly string[] | null;
}

/** A row of the function list and of the top calls table. */
export interface FunctionRow {
  readonly id: FunctionId;
  readonly name: string;
  readonly qualifiedName: string;
  readonly module: string;
  readonly file: string | null;
  readonly line: number | null;
  readonly kind: FunctionKind;
  readonly external: boolean;
  readonly provenance: Provenance;
  readonly calls: Count | null;
  readonly primitiveCalls: Count | null;
  /** Null when the run didn't measure it. */
  readonly cost: Cost | null;
  readonly hasNote: boolean;
  readonly notedComplexity: string | null;
}

/** What a run measured of its functions, in all its measures. `self` and `total` go with `ids`; null is unknown. */
export interface CostColumns {
  readonly run: RunId;
  readonly ids: readonly FunctionId[];
  readonly columns: readonly {
    readonly measure: Measure;
    readonly self: readonly (number | null)[];
    readonly total: readonly (number | null)[];
  }[];
}

/** One neighbour in the inspector. */
export interface NeighbourCall {
  readonly id: FunctionId;
  readonly name: string;
  readonly module: string;
  readonly qualifiedName: string;
  readonly external: boolean;
  readonly provenance: Provenance;
  readonly certainty: Certainty | null;
  readonly via: CallVia | null;
  readonly tier: CallTier | null;
  readonly candidates: number | null;
  readonly calls: Count | null;
  readonly primitiveCalls: Count | null;
  readonly cost: Cost | null;
  readonly sites: readonly (CallSite & { readonly file: string })[];
  /** Where a call that may go to several functions went; null for a certain one and where the run doesn't say. */
  readonly dispatch: Dispatch | null;
}

/** A place in the source where a call stands, and everything that it may reach. */
export interface CallSiteDetails {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly tier: CallTier;
  /** Null for a hub, which doesn't tell. */
  readonly via: CallVia | null;
  readonly certainty: Certainty;
  /** True when the site may reach so many functions that none of them is drawn as a call. */
  readonly isHub: boolean;
  /** How many functions the site may reach. */
  readonly count: number;
  /** The first 200 of them, in order of name. */
  readonly candidates: readonly {
    readonly id: FunctionId;
    readonly name: string;
    readonly qualifiedName: string;
    readonly external: boolean;
  }[];
}

export interface FunctionDetails {
  readonly row: FunctionRow;
  readonly endLine: number | null;
  readonly language: Language | null;
  readonly measure: Measure | null;
  /** Every measure of the run, not only the chosen one. */
  readonly costs: readonly {
    readonly measure: Measure;
    readonly cost: Cost;
    /** Who measured it, where that is a fused run; null when it is the run itself. */
    readonly from: string | null;
  }[];
  /** Who counted the calls, where it wasn't the profiler that measured the cost; null when it was. */
  readonly callsFrom: string | null;
  readonly match: MatchKind | null;
  readonly matchReason: string | null;
  readonly callers: readonly NeighbourCall[];
  readonly callees: readonly NeighbourCall[];
  /** Sites of this function that may reach too many functions to draw: how many there are. */
  readonly hubSites: number;
  readonly estimate: ComplexityEstimate | null;
  /** Null without a series of runs, or when it didn't run there. */
  readonly fit: ComplexityFit | null;
  readonly note: AttachedNote | null;
  readonly difference: { readonly calls: Difference; readonly self: Difference; readonly total: Difference } | null;
}

/** A call tree with its frames, in parallel arrays (plain arrays, so that they pass through JSON). Node 0 is the root. */
export interface FlameTree {
  readonly run: RunId;
  readonly measure: Measure;
  /** True when the tree was put together from edges, because the format has no stacks. */
  readonly reconstructed: boolean;
  /** True when the run has timestamps that tell this measure, so that it can be shown in order of time. */
  readonly isTimed: boolean;
  /** Positions of the threads that can be shown in order of time, those that cost most first. */
  readonly timedThreads: readonly number[];
  /** The one thread that is shown in order of time; null where costs are added up. */
  readonly inOrder: number | null;
  readonly frames: readonly {
    readonly id: FunctionId;
    readonly name: string;
    readonly module: string;
    readonly external: boolean;
  }[];
  /** A parent comes before its children; -1 for the root. */
  readonly parents: Int32Array;
  /** Index into frames; -1 for the root. */
  readonly nodeFrames: Int32Array;
  readonly self: Float64Array;
  readonly total: Float64Array;
  /** The lightest nodes, whose cost is in their parents' self: what a window can't hold. */
  readonly leftOut: number;
}

/** What a run did when. Without tracks no thread of the run has timestamps. */
export interface RunTimeline {
  readonly run: RunId;
  /** Nanoseconds since the start at which the last sample ends. */
  readonly end: number;
  /** The stretch that the columns divide. */
  readonly range: TimeRange;
  /** False when the format doesn't say when its threads began: then each track begins at its own first sample. */
  readonly hasCommonZero: boolean;
  readonly tracks: readonly TimelineTrack[];
  /** The functions that tracks name by number. */
  readonly functions: FlameTree["frames"];
}

/** One thread in columns of equal width. */
export interface TimelineTrack {
  /** Position of the thread in the run. */
  readonly thread: number;
  readonly name: string;
  /** Nanoseconds in which it had a stack. */
  readonly busy: number;
  /** Null for a format that writes down when functions begin and end. */
  readonly samples: number | null;
  /** Frames of the deepest stack in the whole run. */
  readonly deepest: number;
  /** How deep the stack was for most of each column; 0 where nothing ran. */
  readonly depths: readonly number[];
  /** The function on top then; -1 where nothing ran. */
  readonly functions: readonly number[];
}

export type ExportFormat =
  | "svg"
  | "png"
  | "pdf"
  | "ascii"
  | "box"
  | "mermaid"
  | "dot"
  | "drawio"
  | "excalidraw"
  | "graphml"
  | "markdown"
  | "json";

export interface RecordRequest {
  readonly argv: readonly string[];
  /** Relative to the project; "" is the project. */
  readonly folder: string;
  /** Null lets the program's kind decide. */
  readonly profiler: "cprofile" | "node" | "py-spy" | null;
  readonly label: string | null;
  readonly parameters: Readonly<Record<string, string>>;
}

/** One command at several scales of one parameter: `{n}` in the command stands for the value of `n`. */
export interface SeriesRequest extends RecordRequest {
  /** Put before each run's value; null for the value alone. */
  readonly label: string | null;
  readonly parameter: string;
  /** In the order to run. */
  readonly values: readonly string[];
  /** How often each value is run: noise only ever adds, so that the cheapest of several counts. 1 for once. */
  readonly repeat: number;
}

/** A trail as it is to be saved. */
export interface TrailDraft {
  readonly name: string;
  readonly steps: readonly {
    /** Null for an orphan, which keeps its anchor. */
    readonly functionId: FunctionId | null;
    readonly anchor: NoteAnchor | null;
    readonly text: string;
  }[];
}
