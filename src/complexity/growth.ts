/** A product of sizes and logarithms of sizes: `|forms| * |checks| * log n`. Both lists are sorted; empty ones mean 1. */
export interface Term {
  readonly sizes: readonly string[];
  readonly logs: readonly string[];
}

/** A sum of terms, none of which divides another; never empty. */
export interface Growth {
  readonly terms: readonly Term[];
  /** True when smaller terms or factors were left out to keep it readable. */
  readonly cut: boolean;
}

export const constantTerm: Term = { sizes: [], logs: [] };
export const constantGrowth: Growth = { terms: [constantTerm], cut: false };

/** More than these don't tell a reader more. */
const mostFactors = 6;
const mostTerms = 3;

export function linearTerm(size: string): Term {
  return { sizes: [size], logs: [] };
}

export function logTerm(size: string): Term {
  return { sizes: [], logs: [size] };
}

export function product(one: Term, other: Term): Term {
  return { sizes: [...one.sizes, ...other.sizes].sort(), logs: [...one.logs, ...other.logs].sort() };
}

/** The growth repeated `term` times. */
export function repeated(growth: Growth, term: Term): Growth {
  if (term.sizes.length === 0 && term.logs.length === 0) return growth;
  return sumOf([{ terms: growth.terms.map((inner) => product(inner, term)), cut: growth.cut }]);
}

/** The sum, without terms that are contained in others. */
export function sumOf(growths: readonly Growth[]): Growth {
  let cut = growths.some((growth) => growth.cut);
  const all = growths
    .flatMap(({ terms }) => terms)
    .map((term) => {
      if (term.sizes.length + term.logs.length <= mostFactors) return term;
      cut = true;
      return { sizes: term.sizes.slice(0, mostFactors), logs: term.logs.slice(0, mostFactors - term.sizes.length) };
    });
  const kept: Term[] = [];
  for (const term of all.sort(bySize)) if (!kept.some((other) => contains(other, term))) kept.push(term);
  return { terms: kept.slice(0, mostTerms), cut: cut || kept.length > mostTerms };
}

/** The highest power of its terms, with all sizes taken as equal. Logarithms don't count. */
export function degreeOf({ terms }: Growth): number {
  return Math.max(...terms.map(({ sizes }) => sizes.length));
}

export function isConstant({ terms }: Growth): boolean {
  return terms.every(({ sizes, logs }) => sizes.length === 0 && logs.length === 0);
}

/** `O(|forms| * |checks| + |names| log |names|)`; with all sizes as n when that would be longer than a line. */
export function growthText(growth: Growth): string {
  const text = `O(${growth.terms.map(termText).join(" + ")})`;
  return text.length <= 72 ? text : growthText(withEqualSizes(growth));
}

/** True when `growthText` writes every size as n. */
export function takesSizesAsEqual(growth: Growth): boolean {
  return `O(${growth.terms.map(termText).join(" + ")})`.length > 72;
}

function withEqualSizes({ terms, cut }: Growth): Growth {
  return sumOf([
    { cut, terms: terms.map(({ sizes, logs }) => ({ sizes: sizes.map(() => "n"), logs: logs.map(() => "n") })) },
  ]);
}

function termText({ sizes, logs }: Term): string {
  const factors = [
    powers(sizes).join(" * "),
    powers(logs)
      .map((size) => `log ${size}`)
      .join(" * "),
  ];
  return factors.filter((text) => text !== "").join(" ") || "1";
}

function powers(names: readonly string[]): string[] {
  return [...new Set(names)].map((name) => {
    const power = names.filter((other) => other === name).length;
    return power === 1 ? name : `${name}^${power}`;
  });
}

function bySize(one: Term, other: Term): number {
  return (
    other.sizes.length - one.sizes.length ||
    other.logs.length - one.logs.length ||
    (termText(one) < termText(other) ? -1 : 1)
  );
}

/** Whether `small` is a part of `large`, so that it adds nothing. A size outgrows its own logarithm. */
function contains(large: Term, small: Term): boolean {
  const sizes = [...large.sizes];
  const logs = [...large.logs];
  return (
    small.sizes.every((size) => taken(sizes, size)) &&
    small.logs.every((size) => taken(logs, size) || taken(sizes, size))
  );
}

function taken(names: string[], name: string): boolean {
  const index = names.indexOf(name);
  if (index >= 0) names.splice(index, 1);
  return index >= 0;
}
