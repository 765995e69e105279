/** What one loop runs over, as far as the source says. */
export interface LoopFact {
  /** 1-based lines of the loop's own text. */
  readonly line: number;
  readonly endLine: number;
  /** `for x in forms` gives `forms`; `while` gives null. Source text, shortened to 60 characters. */
  readonly over: string | null;
  /** `constant`: bounds are literals; `halving`: the range shrinks by a factor each time; `unknown`: no bound found. */
  readonly growth: "linear" | "halving" | "constant" | "unknown";
  readonly kind: "for" | "while" | "comprehension" | "higher-order" | "builtin";
  /** Index of the loop around this one in `ComplexityFacts.loops`; null for an outermost one. */
  readonly inside: number | null;
  /** True when a break, return or early exit may end it before its bound. */
  readonly mayStopEarly: boolean;
}

/** A built-in whose own cost grows with its argument: `sorted(xs)`, `x in list`, `arr.includes(y)`. */
export interface CostlyBuiltinFact {
  readonly name: string;
  readonly line: number;
  readonly growth: "linear" | "linearithmic";
  /** What it grows with; null when the source doesn't say. */
  readonly over: string | null;
  /** Index of the innermost loop around it; null outside loops. */
  readonly inside: number | null;
}

/** A call written in the body, with the loops around it. Which function it reaches is in the graph's calls, by line and column. */
export interface LoopedCallFact {
  readonly line: number;
  readonly column: number;
  /** Index of the innermost loop around it. */
  readonly inside: number;
}

/** Facts gathered in the pass that finds the calls; the estimate is made from them later. */
export interface ComplexityFacts {
  readonly loops: readonly LoopFact[];
  readonly builtins: readonly CostlyBuiltinFact[];
  /** Calls inside loops; calls outside any loop are not listed. */
  readonly loopedCalls: readonly LoopedCallFact[];
  /** Lines where the function calls itself by name. */
  readonly recursionLines: readonly number[];
  /** `await`s in sequence outside loops. */
  readonly awaits: number;
  /** McCabe's cyclomatic number: branching, never growth. */
  readonly branches: number;
}
