/** What the source suggests about growth. Never shown without its label. */
export interface ComplexityEstimate {
  /** `O(1)`, `O(|forms|)`, `O(|forms| * |checks|)`, `O(n log n)`; null when nothing can be said. */
  readonly text: string | null;
  /** Degree of the polynomial for sorting and comparison: 0, 1, 2...; null when unknown. */
  readonly degree: number | null;
  /** How far it can be trusted (design: exactly one label, always shown). */
  readonly label: "exact-local" | "upper bound" | "estimate" | "unknown";
  /** Why it isn't exact: the heuristic that was used, or what is missing. */
  readonly reason: string | null;
  /** The lines that caused it, in order. */
  readonly evidence: readonly { readonly line: number; readonly text: string }[];
}
