import type { ComplexityEstimate } from "#model/complexity-estimate.ts";
import type { SourceFunction, SourcePosition } from "#model/source-graph.ts";
import type { CallsOfFunction } from "./counted-calls.ts";
import {
  constantGrowth,
  degreeOf,
  type Growth,
  growthText,
  isConstant,
  multipliesTooMuch,
  repeated,
  sumOf,
  type Term,
  takesSizesAsEqual,
} from "./growth.ts";
import { loopEvidence } from "./loop-evidence.ts";
import { loopTerms, termAround } from "./loop-terms.ts";
import { ownGrowth } from "./own-growth.ts";
import { recursionOf } from "./recursion-of.ts";

type Label = ComplexityEstimate["label"];

/** An estimate with what its callers need. */
export interface EstimateParts {
  readonly estimate: ComplexityEstimate;
  readonly growth: Growth;
}

const mostEvidence = 12;

/**
 * The estimate of one function from its own facts and the finished estimates of its callees; null when its body wasn't
 * read.
 *
 * @param circle the functions that call each other in a circle with it; itself alone when there are none
 * @param done estimates of callees outside the circle
 */
export function composedEstimate(
  index: number,
  circle: ReadonlySet<number>,
  functions: readonly SourceFunction[],
  byCaller: readonly CallsOfFunction[],
  done: readonly (EstimateParts | undefined)[],
): EstimateParts | null {
  const facts = functions[index]?.complexity;
  const calls = byCaller[index];
  if (facts == null || calls === undefined) return null;
  const recursion = recursionOf(index, circle, functions, calls, facts);
  const terms = loopTerms(recursion === null ? facts.loops : recursion.loops);
  const own = ownGrowth(facts, terms);
  const loopOfCall = new Map(facts.loopedCalls.map((call) => [`${call.line}:${call.column}`, call.inside]));
  const termAtSite: TermAtSite = ({ line, column }) =>
    termAround(loopOfCall.get(`${line}:${column}`) ?? null, terms).term;
  const callees = calls.counted
    .filter(({ callee }) => !circle.has(callee))
    .map(({ callee, sites }) => calleeCost(functions[callee], done[callee], sites, termAtSite));
  const body = sumOf([own.growth, ...callees.map(({ growth }) => growth)]);
  const around = (inner: Growth) => (recursion === null ? inner : repeated(inner, recursion.term));
  const growth = around(body);
  const isBlurred = multipliesTooMuch(growth);
  const shown = isBlurred ? around(own.growth) : growth;
  const findings: Finding[] = [
    ...(isBlurred && shown !== growth ? [blurred] : []),
    ...(own.isUnbounded ? [{ label: "unknown" as const, reason: "a loop has no known bound" }] : []),
    ...(recursion === null ? [] : [recursion]),
    ...callees.flatMap(({ finding }) => finding ?? []),
    ...ownFindings(own.isUnnamed, shown, calls),
  ];
  const evidence = [...loopEvidence(facts), ...callees.flatMap((callee) => callee.evidence ?? [])]
    .sort((a, b) => a.line - b.line)
    .slice(0, mostEvidence);
  const isLocal = calls.counted.length + calls.external.length + calls.possible === 0;
  return { growth, estimate: { ...judged(shown, findings, isLocal && evidence.length === 0), evidence } };
}

/** Why an estimate isn't more than what its label says. */
interface Finding {
  readonly label: Label;
  readonly reason: string;
}

/**
 * Bounds of nested calls multiply, and since nobody knows how the sizes relate, `O(n^6)` is true of nearly every entry point
 * and says nothing. Then a function is judged by its own loops, and its callers likewise.
 */
const blurred: Finding = {
  label: "unknown",
  reason: "its own loops alone: with what it calls, more than three sizes multiply",
};

const trust: readonly Label[] = ["exact-local", "upper bound", "estimate", "unknown"];

function judged(growth: Growth, findings: readonly Finding[], isLocal: boolean): Omit<ComplexityEstimate, "evidence"> {
  const worst = findings.reduce<Label>(
    (label, finding) => (trust.indexOf(finding.label) > trust.indexOf(label) ? finding.label : label),
    isLocal && isConstant(growth) ? "exact-local" : "upper bound",
  );
  const reasons = [...new Set(findings.filter(({ label }) => label === worst).map(({ reason }) => reason))];
  const reason = reasons.length === 0 ? null : reasons.slice(0, 3).join("; ");
  if (worst !== "unknown") return { text: growthText(growth), degree: degreeOf(growth), label: worst, reason };
  const text = isConstant(growth) ? null : `at least ${growthText(growth)}`;
  return { text, degree: null, label: worst, reason };
}

function ownFindings(isUnnamed: boolean, growth: Growth, { external, possible }: CallsOfFunction): Finding[] {
  const [first, ...others] = external;
  const rest = others.length === 0 ? "" : ` and ${others.length} more`;
  return [
    isUnnamed ? "a size has no name in the source and is written n" : null,
    growth.cut ? "smaller terms are left out" : null,
    takesSizesAsEqual(growth) ? "sizes are taken as equal" : null,
    first === undefined ? null : `the cost of ${first}${rest} isn't known and counts as one step`,
    possible === 0 ? null : `${possible} possible ${possible === 1 ? "call isn't" : "calls aren't"} counted`,
  ].flatMap((reason) => (reason === null ? [] : [{ label: "estimate" as const, reason }]));
}

/** How often a call site is reached. */
type TermAtSite = (site: SourcePosition) => Term;

function calleeCost(
  callee: SourceFunction | undefined,
  done: EstimateParts | undefined,
  sites: CallsOfFunction["counted"][number]["sites"],
  termAtSite: TermAtSite,
) {
  const name = callee?.name ?? "a function";
  const inner = done?.growth ?? constantGrowth;
  const growth = sumOf(sites.map((site) => repeated(inner, termAtSite(site))));
  const label = done?.estimate.label ?? "estimate";
  const finding: Finding | null =
    label === "unknown"
      ? { label, reason: `the growth of ${name}, which it calls, is unknown` }
      : label === "estimate"
        ? { label, reason: `it calls ${name}, which is an estimate` }
        : null;
  const [site] = sites;
  const grows = done !== undefined && !isConstant(done.growth) && site !== undefined;
  const evidence = grows ? { line: site.line, text: `calls ${name}, ${growthText(done.growth)}` } : null;
  return { growth, finding, evidence };
}
