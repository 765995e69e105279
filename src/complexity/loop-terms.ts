import type { LoopFact } from "#model/complexity-facts.ts";
import { constantTerm, linearTerm, logTerm, product, type Term } from "./growth.ts";
import { sizeName } from "./size-name.ts";

/** How often the body of a loop runs, as far as its facts tell. */
export interface LoopTerm {
  readonly term: Term;
  /** True when it or a loop around it has no known bound; the term leaves that out. */
  readonly isUnbounded: boolean;
  /** True when a size isn't named in the source. */
  readonly isUnnamed: boolean;
}

const outside: LoopTerm = { term: constantTerm, isUnbounded: false, isUnnamed: false };

/** For each loop of a function how often its body runs, counting the loops around it. */
export function loopTerms(loops: readonly LoopFact[]): readonly LoopTerm[] {
  const known: LoopTerm[] = [];
  const termOf = (index: number, seen: number): LoopTerm => {
    const found = known[index];
    const loop = loops[index];
    if (found !== undefined) return found;
    if (loop === undefined || seen > loops.length) return outside;
    const around = loop.inside === null ? outside : termOf(loop.inside, seen + 1);
    known[index] = nested(loop, around);
    return known[index];
  };
  return loops.map((_, index) => termOf(index, 0));
}

/** How often a place runs that is inside this loop; once for null. */
export function termAround(inside: number | null, terms: readonly LoopTerm[]): LoopTerm {
  return (inside === null ? undefined : terms[inside]) ?? outside;
}

function nested(loop: LoopFact, around: LoopTerm): LoopTerm {
  const own =
    loop.growth === "linear"
      ? linearTerm(sizeName(loop.over))
      : loop.growth === "halving"
        ? logTerm(sizeName(loop.over))
        : constantTerm;
  return {
    term: product(around.term, own),
    isUnbounded: around.isUnbounded || loop.growth === "unknown",
    isUnnamed: around.isUnnamed || (loop.over === null && (loop.growth === "linear" || loop.growth === "halving")),
  };
}
