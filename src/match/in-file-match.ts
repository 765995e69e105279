import type { SourceFunction } from "#model/source-graph.ts";

/** What became of a frame inside the file that its path names. */
export type InFileMatch =
  | { readonly kind: "exact" | "line" | "name"; readonly found: SourceFunction; readonly reason: string | null }
  | { readonly kind: "tie"; readonly reason: string; readonly among: readonly SourceFunction[] }
  | { readonly kind: "unmatched"; readonly reason: string };
