/** Files of a workload, which are recorded and no part of the package, begin with this. */
export const outside = "outside:";

/** A function as the recorder numbers it: where it stands in the source that was never touched. */
export interface RecordedFunction {
  readonly file: string;
  readonly kind: "module" | "function" | "arrow" | "method" | "constructor" | "accessor" | "class";
  readonly name: string;
  /** Offsets in UTF-16 units, and the line from 1. */
  readonly start: number;
  readonly end: number;
  readonly line: number;
}

/** A written call, by the place of the called name as the extractor states it: from 1. */
export interface RecordedSite {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly text: string;
  /** `a?.b()` may be reached without a call. */
  readonly isOptional: boolean;
}

/** What really ran. Numbers index `functions` and `sites`; a caller of -1 is the event loop or code that isn't recorded. */
export interface Recording {
  readonly functions: readonly RecordedFunction[];
  readonly sites: readonly RecordedSite[];
  readonly edges: readonly { readonly caller: number; readonly callee: number; readonly count: number }[];
  /** Which functions each site entered, and every site that was reached. */
  readonly siteEdges: readonly { readonly site: number; readonly callee: number }[];
  readonly reached: readonly number[];
}
