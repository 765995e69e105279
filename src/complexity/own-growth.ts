import type { ComplexityFacts } from "#model/complexity-facts.ts";
import { constantGrowth, type Growth, linearTerm, logTerm, product, sumOf } from "./growth.ts";
import { type LoopTerm, termAround } from "./loop-terms.ts";
import { sizeName } from "./size-name.ts";

/** What a body costs when every call in it costs one step. */
export interface OwnGrowth {
  readonly growth: Growth;
  readonly isUnbounded: boolean;
  readonly isUnnamed: boolean;
}

export function ownGrowth(facts: ComplexityFacts, terms: readonly LoopTerm[]): OwnGrowth {
  const builtins = facts.builtins.map(({ over, growth, inside }) => {
    const size = sizeName(over);
    const own = growth === "linear" ? linearTerm(size) : product(linearTerm(size), logTerm(size));
    return product(termAround(inside, terms).term, own);
  });
  const all = [...terms.map(({ term }) => term), ...builtins].map((term): Growth => ({ terms: [term], cut: false }));
  return {
    growth: all.length === 0 ? constantGrowth : sumOf(all),
    isUnbounded: terms.some((term) => term.isUnbounded),
    isUnnamed: terms.some((term) => term.isUnnamed) || facts.builtins.some(({ over }) => over === null),
  };
}
