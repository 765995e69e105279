import type { SourceText } from "#contract/source-text.ts";
import type { FunctionId } from "#model/ids.ts";
import type { Language } from "#model/source-graph.ts";

/** A piece of source and what is known of its lines. */
export interface CodeTextProps {
  readonly text: string;
  readonly language: Language;
  /** Number of the text's first line in its file, from 1. */
  readonly firstLine: number;
  /** Of the whole file; those outside the text are left out. */
  readonly sites: SourceText["sites"];
  readonly lineCosts: SourceText["lineCosts"];
  /** The line to mark and bring into view; null for none. */
  readonly selectedLine: number | null;
  readonly onOpenCall: (callee: FunctionId) => void;
  /** What is shown, for screen readers. */
  readonly label: string;
  /** A cost as people read it. */
  readonly costText?: (self: number) => string;
  /** What stands in the tooltip of a call, under its name. */
  readonly callText?: (callee: FunctionId, line: number) => string;
}
