import type { Board, BoardDrift } from "#model/board.ts";
import type { CheckReport } from "#model/budget.ts";
import type { Comparison } from "#model/comparison.ts";
import type { FilterPreset } from "#model/filter-preset.ts";
import type { FlowQuestion } from "#model/flow-view.ts";
import type { FunctionId, RunId } from "#model/ids.ts";
import type { PathMapping } from "#model/match.ts";
import type { AttachedNote } from "#model/note.ts";
import type { Problem } from "#model/problem.ts";
import type { Run } from "#model/run.ts";
import type { RunPart } from "#model/run-part.ts";
import type { KnownPositions, Scene } from "#model/scene.ts";
import type { TimeRange } from "#model/time-range.ts";
import type { AttachedTrail } from "#model/trail.ts";
import type {
  CallSiteDetails,
  CostColumns,
  ExportFormat,
  FlameTree,
  FunctionDetails,
  FunctionRow,
  ImportResult,
  ProjectSummary,
  RecentProject,
  RecordRequest,
  RunReport,
  RunTimeline,
  SeriesRequest,
  TrailDraft,
} from "./answers.ts";
import type { FusableRun, HiddenCalls, Unexercised } from "./join-answers.ts";
import type { SourceText } from "./source-text.ts";

/**
 * What a window may ask the engine, and what comes back. One list, from which the shell, the preload, the server and the
 * window derive their types. An engine serves one window and has at most one project open.
 */
export interface EngineRequests {
  /** Opens a folder and shows what its store knows; indexing goes on, reported by `progress` and ended by `indexed`. */
  openProject: (folder: string) => ProjectSummary;
  /** Copies the bundled example to the user's data folder when it isn't there yet, opens it, and imports its runs. */
  openExample: (name: "tax-forms") => ProjectSummary;
  closeProject: () => null;
  recentProjects: () => readonly RecentProject[];
  forgetRecentProject: (folder: string) => readonly RecentProject[];
  /** Indexes again what has changed. */
  refresh: () => ProjectSummary;
  cancel: (work: "index" | "import" | "record" | "layout") => null;
  /** Imports a profile from a path that a person chose. */
  importProfile: (file: string, label: string | null) => ImportResult;
  /** Imports a profile that was dropped on a window that has no paths (the browser). Bytes as base64. */
  importProfileContent: (fileName: string, base64: string, label: string | null) => ImportResult;
  runs: () => readonly Run[];
  runReport: (run: RunId) => RunReport;
  renameRun: (run: RunId, label: string) => readonly Run[];
  /** Undone by `restoreRun` until the project is closed. */
  deleteRun: (run: RunId) => readonly Run[];
  restoreRun: (run: RunId) => readonly Run[];
  /** What recorded paths begin with and what that is in the project, as a person said. */
  pathMappings: () => readonly PathMapping[];
  /** Takes these in place of those before; every run is matched anew. Refused for two of one prefix. */
  setPathMappings: (mappings: readonly PathMapping[]) => readonly PathMapping[];
  /** What each other run could show on this run's functions. */
  fusableRuns: (run: RunId) => readonly FusableRun[];
  /** Shows calls and further measures of another run of the same command; confirmed where the runs don't tell that it is. */
  fuseRuns: (run: RunId, other: RunId, confirmed: boolean) => readonly Run[];
  unfuseRuns: (run: RunId, other: RunId) => readonly Run[];
  /** Calls that these runs made and the source doesn't show, in the measure of this name where a run has it. */
  hiddenCalls: (runs: readonly RunId[], measure: string | null) => HiddenCalls;
  /** Functions and calls of the source that none of these runs reached. */
  unexercised: (runs: readonly RunId[]) => Unexercised;
  /** Every function of project and run, hot ones first, or in order of name without a run. Here and below all of the run when no part is given. */
  functions: (run: RunId | null, measure: string | null, part?: RunPart) => readonly FunctionRow[];
  functionDetails: (
    id: FunctionId,
    run: RunId | null,
    measure: string | null,
    base: RunId | null,
    part?: RunPart,
  ) => FunctionDetails;
  /** Every function of a run in every measure, for the table. */
  costColumns: (run: RunId, part?: RunPart) => CostColumns;
  /** The sites of one call, or (callee null) those of a function that may reach too many functions to draw. */
  callSites: (caller: FunctionId, callee: FunctionId | null) => readonly CallSiteDetails[];
  /** A file of the project with what is known of its lines. Refused for a path that isn't indexed. */
  source: (file: string, run: RunId | null, measure: string | null, part?: RunPart) => SourceText;
  flow: (question: FlowQuestion, positions: KnownPositions) => Scene;
  /** The scene that is on screen as a file's content: text, or base64 for png and pdf. */
  exportFlow: (
    scene: Scene,
    format: ExportFormat,
    options: { look: "clean" | "sketch"; theme: "light" | "dark" },
  ) => { content: string; encoding: "utf8" | "base64"; fileName: string; mediaType: string };
  /** The run as a tree for flame graph, sandwich and call tree. */
  flame: (
    run: RunId,
    measure: string | null,
    part?: RunPart,
    /** `time` keeps each stay in a function apart, where there are timestamps: of one thread. */
    order?: "cost" | "time",
    /** The thread to show in order of time; the heaviest that the part has when null, or when this one has no timestamps. */
    thread?: number | null,
  ) => FlameTree;
  /** What each thread did when, in so many columns; over the whole run when `shown` is null, all threads when `threads` is. */
  timeline: (run: RunId, shown: TimeRange | null, columns: number, threads?: readonly number[] | null) => RunTimeline;
  notes: () => readonly AttachedNote[];
  /** Writes, replaces or (text empty and complexity null) removes the note of a function. */
  saveNote: (id: FunctionId, text: string, complexity: string | null) => readonly AttachedNote[];
  /** Writes, replaces or (text empty) removes the note of a call. */
  saveCallNote: (caller: FunctionId, callee: FunctionId, text: string) => readonly AttachedNote[];
  /** Attaches an orphan to another function. */
  reanchorNote: (noteId: string, to: FunctionId) => readonly AttachedNote[];
  deleteNote: (noteId: string) => readonly AttachedNote[];
  undoNotes: () => readonly AttachedNote[];
  redoNotes: () => readonly AttachedNote[];
  boards: () => readonly Board[];
  saveBoard: (board: Board) => readonly Board[];
  deleteBoard: (name: string) => readonly Board[];
  /** How far each board has drifted from the source, in order of name. */
  boardDrifts: () => readonly BoardDrift[];
  trails: () => readonly AttachedTrail[];
  /** Writes a trail, in place of the one with its name. */
  saveTrail: (trail: TrailDraft) => readonly AttachedTrail[];
  renameTrail: (from: string, to: string) => readonly AttachedTrail[];
  deleteTrail: (name: string) => readonly AttachedTrail[];
  presets: () => readonly FilterPreset[];
  savePreset: (preset: FilterPreset) => readonly FilterPreset[];
  renamePreset: (from: string, to: string) => readonly FilterPreset[];
  deletePreset: (name: string) => readonly FilterPreset[];
  /** The scene that an exported SVG or PNG carries. Bytes as base64. */
  sceneInPicture: (fileName: string, base64: string) => Scene;
  /** With threads of the head, its threads against those of the same names in the base. Refused where there are none. */
  compare: (base: RunId, head: RunId, measure: string | null, threads?: readonly number[] | null) => Comparison;
  /** The pull request text. */
  compareMarkdown: (base: RunId, head: RunId, measure: string | null, threads?: readonly number[] | null) => string;
  /** Null where the project has no budgets. */
  check: (run: RunId | null) => CheckReport | null;
  /** Runs a program under a profiler; output comes as `output` events; answers when it has ended and was imported. */
  record: (request: RecordRequest) => Run;
  /** The same once for every value of a parameter, one after another; what was recorded before a stop stays. */
  recordSeries: (request: SeriesRequest) => readonly Run[];
  /** Records again with the command of this run. */
  rerun: (run: RunId, confirmed: boolean) => Run;
  /** What can be recorded with here, and the install command of what can't. */
  profilers: () => readonly { readonly name: string; readonly available: boolean; readonly hint: string | null }[];
}

export type RequestName = keyof EngineRequests;

/** A refusal is data, because an Error thrown across Electron's bridge keeps only its message. */
export type Refusal = { readonly ok: false; readonly problem: Problem };
export type Answer<T> = { readonly ok: true; readonly value: T } | Refusal;

/** The names at run time, for the preload and the server. A request missing here doesn't compile. */
export const requestNames = Object.keys({
  openProject: true,
  openExample: true,
  closeProject: true,
  recentProjects: true,
  forgetRecentProject: true,
  refresh: true,
  cancel: true,
  importProfile: true,
  importProfileContent: true,
  runs: true,
  runReport: true,
  renameRun: true,
  deleteRun: true,
  restoreRun: true,
  hiddenCalls: true,
  unexercised: true,
  pathMappings: true,
  setPathMappings: true,
  fusableRuns: true,
  fuseRuns: true,
  unfuseRuns: true,
  functions: true,
  functionDetails: true,
  callSites: true,
  costColumns: true,
  source: true,
  flow: true,
  exportFlow: true,
  flame: true,
  timeline: true,
  notes: true,
  saveNote: true,
  saveCallNote: true,
  reanchorNote: true,
  deleteNote: true,
  undoNotes: true,
  redoNotes: true,
  boards: true,
  saveBoard: true,
  deleteBoard: true,
  boardDrifts: true,
  trails: true,
  saveTrail: true,
  renameTrail: true,
  deleteTrail: true,
  presets: true,
  savePreset: true,
  renamePreset: true,
  deletePreset: true,
  sceneInPicture: true,
  compare: true,
  compareMarkdown: true,
  check: true,
  record: true,
  recordSeries: true,
  rerun: true,
  profilers: true,
} satisfies Record<RequestName, true>) as RequestName[];

/** Asks the engine. Settles exactly once, with a refusal when the engine can't answer or has stopped. */
export type Ask = <N extends RequestName>(
  name: N,
  ...args: Parameters<EngineRequests[N]>
) => Promise<Answer<ReturnType<EngineRequests[N]>>>;
