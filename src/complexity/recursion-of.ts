import type { ComplexityEstimate } from "#model/complexity-estimate.ts";
import type { ComplexityFacts, LoopFact } from "#model/complexity-facts.ts";
import type { SourceFunction } from "#model/source-graph.ts";
import type { CallsOfFunction } from "./counted-calls.ts";
import { constantTerm, linearTerm, type Term } from "./growth.ts";

/** What recursion does to a function's growth: its body is repeated `term` times. */
export interface Recursion {
  readonly term: Term;
  /** The function's loops; those that walk the items of a tree run once an item in `term` and are constant here. */
  readonly loops: readonly LoopFact[];
  readonly label: ComplexityEstimate["label"];
  readonly reason: string;
}

/**
 * Judges recursion by the places of the calls alone, since their arguments aren't known: one place outside loops walks
 * down a chain, a place inside a loop walks a tree, several places may be anything up to exponential.
 */
export function recursionOf(
  index: number,
  circle: ReadonlySet<number>,
  functions: readonly SourceFunction[],
  calls: CallsOfFunction,
  facts: ComplexityFacts,
): Recursion | null {
  if (circle.size > 1) {
    const other = functions[[...circle].find((member) => member !== index) ?? -1]?.name ?? "another function";
    const more = circle.size > 2 ? ` and ${circle.size - 2} more` : "";
    return unknown(facts, `recursive together with ${other}${more}, growth unknown`);
  }
  const sites = calls.counted.filter(({ callee }) => callee === index).flatMap((call) => call.sites);
  const places = Math.max(sites.length, facts.recursionLines.length);
  if (places === 0) return null;
  const lines = new Set([...facts.recursionLines, ...sites.map(({ line }) => line)]);
  const inLoops = facts.loopedCalls.filter(({ line }) => lines.has(line));
  if (inLoops.length > 0) {
    const reason = "recursive in a loop: counted as if it met each item of a tree once";
    const walking = new Set(inLoops.flatMap(({ inside }) => loopsAround(inside, facts.loops)));
    const loops = facts.loops.map((loop, at) => (walking.has(at) ? { ...loop, growth: "constant" as const } : loop));
    return { term: linearTerm("|tree|"), loops, label: "estimate", reason };
  }
  if (places === 1) {
    const reason = "recursive with one call a level: its depth is a size of its own";
    return { term: linearTerm("depth"), loops: facts.loops, label: "estimate", reason };
  }
  return unknown(facts, `recursive with ${places} calls of itself, growth unknown`);
}

function loopsAround(index: number, loops: readonly LoopFact[]): number[] {
  const around: number[] = [];
  for (let at: number | null = index; at !== null && !around.includes(at); at = loops[at]?.inside ?? null)
    around.push(at);
  return around;
}

function unknown({ loops }: ComplexityFacts, reason: string): Recursion {
  return { term: constantTerm, loops, label: "unknown", reason };
}
