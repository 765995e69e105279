import type { ComplexityEstimate } from "#model/complexity-estimate.ts";
import type { ComplexityFacts, CostlyBuiltinFact, LoopFact } from "#model/complexity-facts.ts";

type Evidence = ComplexityEstimate["evidence"][number];

/** The lines of a function's own body that make it grow. */
export function loopEvidence(facts: ComplexityFacts): Evidence[] {
  return [
    ...facts.loops.filter(({ growth }) => growth !== "constant").map(ofLoop),
    ...facts.builtins.map(ofBuiltin),
    ...facts.recursionLines.map((line) => ({ line, text: "calls itself" })),
  ];
}

function ofLoop({ line, over, growth, kind, mayStopEarly }: LoopFact): Evidence {
  const what = kind === "comprehension" ? "comprehension" : kind === "higher-order" ? "callback for each item" : "loop";
  const bound =
    growth === "unknown" ? "without a known bound" : over === null ? "over a size without a name" : `over ${over}`;
  const halving = growth === "halving" ? ", halved each time" : "";
  return { line, text: `${what} ${bound}${halving}${mayStopEarly ? ", may stop early" : ""}` };
}

function ofBuiltin({ line, name, over, growth }: CostlyBuiltinFact): Evidence {
  const cost = growth === "linear" ? "grows with" : "sorts";
  return { line, text: `${name} ${cost} ${over ?? "its argument"}` };
}
