/** A product of sizes and logarithms of sizes: `|forms| * |checks| * log n`, outer loops first. Empty lists mean 1. */
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

export function product(outer: Term, inner: Term): Term {
  return { sizes: [...outer.sizes, ...inner.sizes], logs: [...outer.logs, ...inner.logs] };
}

/** The growth repeated `term` times. */
export function repeated(growth: Growth, term: Term): Growth {
  if (term.sizes.length === 0 && term.logs.length === 0) return growth;
  return tidied(
    growth.terms.map((inner) => product(term, inner)),
    growth.cut,
  );
}

/** The sum, without terms that are contained in others. */
export function sumOf(growths: readonly Growth[]): Growth {
  const growing = [...new Set(growths)].filter((growth) => growth.cut || !isConstant(growth));
  const [first] = growing;
  if (first === undefined) return constantGrowth;
  if (growing.length === 1) return first;
  return tidied(
    growing.flatMap(({ terms }) => terms),
    growing.some(({ cut }) => cut),
  );
}

function tidied(terms: readonly Term[], wasCut: boolean): Growth {
  let cut = wasCut;
  const short = terms.map((term) => {
    if (term.sizes.length + term.logs.length <= mostFactors) return term;
    cut = true;
    return { sizes: term.sizes.slice(0, mostFactors), logs: term.logs.slice(0, mostFactors - term.sizes.length) };
  });
  const kept: Term[] = [];
  for (const term of short.sort(bySize)) if (!kept.some((other) => contains(other, term))) kept.push(term);
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
  return written(growth).text;
}

/** True when `growthText` writes every size as n. */
export function takesSizesAsEqual(growth: Growth): boolean {
  return written(growth).isShortened;
}

/** A product of more sizes than this tells a reader nothing. */
const mostMultiplied = 3;

/** True when a term multiplies more than three sizes, or the sizes' names don't fit a line. */
export function multipliesTooMuch(growth: Growth): boolean {
  return degreeOf(growth) > mostMultiplied || takesSizesAsEqual(growth);
}

const longestText = 72;
/** One growth is shared by a whole chain of callers, so its text is written once. */
const texts = new WeakMap<Growth, { readonly text: string; readonly isShortened: boolean }>();

function written(growth: Growth): { readonly text: string; readonly isShortened: boolean } {
  const known = texts.get(growth);
  if (known !== undefined) return known;
  const full = fullText(growth);
  const isShortened = full.length > longestText;
  const entry = { text: isShortened ? fullText(withEqualSizes(growth)) : full, isShortened };
  texts.set(growth, entry);
  return entry;
}

function fullText({ terms }: Growth): string {
  return `O(${terms.map(termText).join(" + ")})`;
}

function withEqualSizes({ terms, cut }: Growth): Growth {
  return tidied(
    terms.map(({ sizes, logs }) => ({ sizes: sizes.map(() => "n"), logs: logs.map(() => "n") })),
    cut,
  );
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
