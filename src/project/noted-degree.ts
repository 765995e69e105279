/**
 * The degree of a complexity note as people write them: `O(1)` is 0, `O(forms x checks)` is 2, `O(n^3)` is 3,
 * `O(n log n)` is 1 (logarithms don't raise the degree), `O(a + b*c)` is 2. Null when it can't be read or isn't polynomial.
 */
export function notedDegree(note: string): number | null {
  const inner = /^\s*[OΘθ~]?\s*\((.*)\)\s*$/s.exec(note)?.[1] ?? note;
  const terms = inner.split("+").map(termDegree);
  return terms.some((degree) => degree === null) ? null : Math.max(...(terms as number[]));
}

function termDegree(term: string): number | null {
  const withoutLogs = term.replace(/\blog\s*\(?\s*[\w|.]+\s*\)?/gi, " ");
  const factors = withoutLogs.split(/\s+[x×·*]\s+|[×·*]|\s+/).filter((factor) => factor.trim() !== "");
  let degree = 0;
  for (const factor of factors) {
    if (/^\d+$/.test(factor)) continue;
    const [, base, power] = /^(\|?[\p{L}_][\p{L}\d_.]*\|?)(?:\^(\d+)|([²³]))?$/u.exec(factor) ?? [];
    if (base === undefined) return null;
    const superscript = factor.endsWith("²") ? 2 : factor.endsWith("³") ? 3 : null;
    degree += power === undefined ? (superscript ?? 1) : Number(power);
  }
  return degree;
}
