import type { ComplexityFacts } from "#model/complexity-facts.ts";
import type { FunctionKind } from "#model/source-graph.ts";

/** A module body, class, function or lambda as the file defines it, in source order; the module is the first. */
export interface Definition {
  readonly name: string;
  /** Name inside the file, `Class.method`; a second definition of one name is `Class.method$2`. Empty for the module. */
  readonly path: string;
  /** The same without `$2`, as Python itself names it. */
  readonly dotted: string;
  readonly kind: FunctionKind;
  /** Index of the definition around it; -1 for the module. */
  readonly parent: number;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  /** Line of the first decorator, or `line`. */
  readonly firstLine: number;
  readonly fingerprint: string;
  readonly complexity: ComplexityFacts | null;
}
