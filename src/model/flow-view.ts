import type { ComplexityEstimate } from "./complexity-estimate.ts";
import type { ComplexityFit } from "./complexity-fit.ts";
import type { FunctionId, RunId } from "./ids.ts";
import type { Cost, Count, Measure, MeasureUnit } from "./measure.ts";
import type { MatchKind } from "./measured-graph.ts";
import type { CallSite, CallTier, CallVia, Certainty, FunctionKind } from "./source-graph.ts";
import type { TimeRange } from "./time-range.ts";

/** Where a function or a call is known from. */
export type Provenance = "both" | "static" | "measured";

/** A call by its ends: ids of cards, which are functions or `group:<name>`. */
export interface CallEnds {
  readonly caller: string;
  readonly callee: string;
}

/** What a picture is asked to show. Everything has a default, so `{}` is the first picture of a run or a project. */
export interface FlowQuestion {
  /** Null asks for the static graph alone. */
  readonly run?: RunId | null;
  /** Name of the measure; the run's first when left out. */
  readonly measure?: string;
  /** Only what the run did in this stretch of time; the whole run when left out. */
  readonly time?: TimeRange;
  /** Only these threads of the run, by their positions in it; all together when left out. */
  readonly threads?: readonly number[];
  /** Functions to start from; their neighbourhood is shown. The heaviest part of the run when left out. */
  readonly roots?: readonly FunctionId[];
  /** Show all paths from `roots` to these instead of a neighbourhood. */
  readonly to?: readonly FunctionId[];
  /** Paths have to pass one of these. */
  readonly via?: readonly FunctionId[];
  /**
   * Only ways that pass this call, whose ends are functions: from the roots (from anywhere without roots) to it, and from it
   * on to the ends (to anywhere without ends).
   */
  readonly throughCall?: CallEnds;
  /** How far to follow calls up and down from the roots; 1 and 2 when left out. */
  readonly callerDepth?: number;
  readonly calleeDepth?: number;
  /** At most so many cards; 80 when left out, never above 300. */
  readonly nodes?: number;
  /** Leave out functions with a smaller share of the whole, 0 to 1; 0.005 when left out. */
  readonly minimumShare?: number;
  /** Hide functions outside the project, and bridge over them with residual calls. */
  readonly onlyProject?: boolean;
  readonly hidden?: readonly FunctionId[];
  /** Calls that aren't drawn and not followed. */
  readonly hiddenCalls?: readonly CallEnds[];
  /** Show functions whose qualified name contains this text (case-insensitive) or matches `/pattern/`. */
  readonly filter?: string;
  readonly certainOnly?: boolean;
  /** Draw light calls too, and those that other calls say already; never more than 900. */
  readonly allCalls?: boolean;
  readonly provenance?: readonly Provenance[];
  /** How functions are boxed; `module` when left out. */
  readonly group?: "none" | "module" | "package" | "class";
  /** Groups drawn as one card each instead of their functions; `*` for all, which is the picture of modules. */
  readonly folded?: readonly string[];
  /** Draw functions that call each other in a circle as one card. */
  readonly foldCycles?: boolean;
  /**
   * Shown with their functions in a box although `*` or `foldCycles` folds them: groups by name, cycles as
   * `cycle:<id of the first function>`.
   */
  readonly opened?: readonly string[];
  /** Functions that must be shown whatever their cost. */
  readonly pinned?: readonly FunctionId[];
  /** Colour and label differences against this run. */
  readonly base?: RunId | null;
}

/** Base against head of one number. */
export interface Difference {
  /** Null when unknown or when the thing isn't there in the base. */
  readonly base: number | null;
  readonly head: number | null;
}

/** Where a call that may go to several functions went in the run. */
export interface Dispatch {
  /** What the shares are of: exact calls, or cost where the run doesn't count. */
  readonly by: "calls" | "cost";
  /** False when a target is called elsewhere in the caller too: shares are then of all calls between the two. */
  readonly isExact: boolean;
  /** Largest share first; 0 for what the run didn't reach. Shares are from 0 to 1 and sum to 1. */
  readonly targets: readonly { readonly functionId: FunctionId; readonly name: string; readonly share: number }[];
}

/** What a fused run measured of a function, in a measure that the picture isn't drawn in. */
export interface OtherCost {
  readonly measure: string;
  readonly unit: MeasureUnit;
  readonly cost: Cost;
  /** Whose number it is: `memray in run "peak"`. */
  readonly from: string;
}

export interface FlowNode {
  /** The function's id, or `group:<name>` for a folded group or cycle. */
  readonly id: string;
  readonly kind: "function" | "group";
  /** Null for groups. */
  readonly functionId: FunctionId | null;
  /** How the function is written on the card: `Class.method`. */
  readonly name: string;
  readonly qualifiedName: string;
  /** The module or file that the card names under the name. */
  readonly module: string;
  /** Name of the group box it lies in; null for none. */
  readonly group: string | null;
  readonly functionKind: FunctionKind | null;
  readonly file: string | null;
  readonly line: number | null;
  readonly external: boolean;
  readonly calls: Count | null;
  readonly primitiveCalls: Count | null;
  /** Null when the run didn't measure it or there is no run. */
  readonly cost: Cost | null;
  /** Who counted the calls, where it wasn't the profiler that measured the cost: `cProfile in run "counts"`. */
  readonly callsFrom?: string | null;
  readonly otherCosts?: readonly OtherCost[];
  readonly provenance: Provenance;
  readonly match: MatchKind | null;
  readonly recursive: boolean;
  /** True when its source changed since the run. */
  readonly stale: boolean;
  readonly estimate: ComplexityEstimate | null;
  /** Growth over the newest series of runs; null without a series, or when it didn't run there. */
  readonly fit: ComplexityFit | null;
  /** What a person noted: `O(forms x checks)`; null when nothing was. */
  readonly notedComplexity: string | null;
  readonly note: string | null;
  /** Calls that lead from or to functions that aren't shown. */
  readonly hiddenCallers: number;
  readonly hiddenCallees: number;
  readonly isRoot: boolean;
  /** Null unless two runs are compared. */
  readonly difference: { readonly calls: Difference; readonly self: Difference; readonly total: Difference } | null;
  /** How many functions a folded group stands for; 1 for a function. */
  readonly members: number;
  /** The functions of a folded cycle, in order of id; null for anything else. */
  readonly cycle: readonly FunctionId[] | null;
  /** The heaviest functions of a folded group or cycle, at most 50; empty for a function. */
  readonly parts: readonly FunctionId[];
}

export interface FlowEdge {
  readonly id: string;
  readonly caller: string;
  readonly callee: string;
  readonly certainty: Certainty | null;
  readonly via: CallVia | null;
  readonly tier: CallTier | null;
  /** Largest number of candidates at one of its sites; null when the source doesn't show the call. */
  readonly candidates: number | null;
  readonly provenance: Provenance;
  /** True when it stands for calls through functions that aren't shown. */
  readonly residual: boolean;
  /** The functions that a residual or folded call passes, by name: `abc`; empty otherwise. */
  readonly through: readonly string[];
  readonly calls: Count | null;
  readonly primitiveCalls: Count | null;
  readonly cost: Cost | null;
  readonly sites: readonly (CallSite & { readonly file: string })[];
  /** Of a call that may go to several functions; null for a certain one and where the run doesn't say. */
  readonly dispatch?: Dispatch | null;
  /** A person's note on this call; null when none, and for residual and folded calls. */
  readonly note: string | null;
  readonly difference: { readonly calls: Difference; readonly total: Difference } | null;
}

export interface FlowGroup {
  readonly name: string;
  readonly label: string;
  readonly external: boolean;
  readonly members: readonly string[];
}

/** What isn't shown, and the change to the question that would show it. */
export interface LeftOut {
  readonly reason:
    | "share"
    | "limit"
    | "depth"
    | "external"
    | "hidden"
    | "hidden-calls"
    | "filter"
    | "certainty"
    | "provenance"
    | "edges";
  readonly count: number;
  /** `212 functions under 0.5 %`. */
  readonly text: string;
  /** Merged into the question by the button beside the text; null when nothing would show them. */
  readonly show: FlowQuestion | null;
}

/** The part of the graph that is shown, before it has positions. */
export interface FlowView {
  readonly question: FlowQuestion;
  readonly title: string;
  readonly run: {
    readonly id: RunId;
    readonly label: string;
    readonly parameters: Readonly<Record<string, string>>;
    /** Names of the threads that the question asks for; null for all of them. */
    readonly threads?: readonly string[] | null;
  } | null;
  /** The run that is compared with; null without a comparison. */
  readonly base: { readonly id: RunId; readonly label: string } | null;
  readonly measure: Measure | null;
  /** Who measured it, where that is a fused run; left out when it is the run itself. */
  readonly measureFrom?: string | null;
  /** Who counted the calls, where it wasn't the profiler that measured the cost. */
  readonly callsFrom?: string | null;
  readonly nodes: readonly FlowNode[];
  readonly edges: readonly FlowEdge[];
  readonly groups: readonly FlowGroup[];
  readonly leftOut: readonly LeftOut[];
}
