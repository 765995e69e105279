import type { FunctionId } from "#model/ids.ts";
import type { Certainty, Language } from "#model/source-graph.ts";

/** An indexed file with what is known of its lines. */
export interface SourceText {
  readonly file: string;
  readonly language: Language;
  readonly text: string;
  readonly functions: readonly {
    readonly id: FunctionId;
    readonly name: string;
    readonly line: number;
    readonly endLine: number;
  }[];
  readonly sites: readonly {
    readonly line: number;
    readonly column: number;
    readonly callee: FunctionId;
    readonly name: string;
    readonly certainty: Certainty;
    readonly candidates: number;
  }[];
  /** Self cost by line where the run keeps it; empty otherwise. */
  readonly lineCosts: readonly {
    readonly line: number;
    readonly self: number;
    /** True when the source around it was edited since the run, so that it may be the cost of another line. */
    readonly isDoubtful: boolean;
  }[];
  /** True when the file differs from what it was when the run was made; null when unknown. */
  readonly stale: boolean | null;
}
