import type { FunctionRow } from "#contract/answers.ts";

/** The rows with their texts in lower case, made once per list: searching 100,000 rows then takes a few milliseconds. */
export interface FunctionIndex {
  readonly rows: readonly FunctionRow[];
  /** Name, qualified name and module in lower case. */
  readonly haystacks: readonly string[];
  readonly names: readonly string[];
}

export function functionIndex(rows: readonly FunctionRow[]): FunctionIndex {
  return {
    rows,
    haystacks: rows.map((row) => `${row.qualifiedName} ${row.module}`.toLowerCase()),
    names: rows.map((row) => row.name.toLowerCase()),
  };
}

/** The rows whose name or module contain every word of the query, in the order of the list. */
export function filterFunctions(index: FunctionIndex, query: string, onlyMine: boolean): readonly FunctionRow[] {
  const words = wordsOf(query);
  if (words.length === 0 && !onlyMine) return index.rows;
  const matches: FunctionRow[] = [];
  for (let at = 0; at < index.rows.length; at++) {
    const row = index.rows[at]!;
    if (onlyMine && row.external) continue;
    const haystack = index.haystacks[at]!;
    if (words.every((word) => haystack.includes(word))) matches.push(row);
  }
  return matches;
}

/**
 * The best matches of a query for a jump: the exact name first, then names that begin with it, contain it, and last
 * those where the letters merely follow each other (`fhb` finds `from_http_body`). Ties keep the order of the list.
 */
export function bestFunctions(index: FunctionIndex, query: string, most: number): readonly FunctionRow[] {
  const words = wordsOf(query);
  if (words.length === 0) return index.rows.slice(0, most);
  const buckets: FunctionRow[][] = [[], [], [], [], []];
  for (let at = 0; at < index.rows.length; at++) {
    const rank = rankOf(index.names[at]!, index.haystacks[at]!, words);
    const bucket = buckets[rank];
    if (bucket !== undefined && bucket.length < most) bucket.push(index.rows[at]!);
  }
  return buckets.flat().slice(0, most);
}

function rankOf(name: string, haystack: string, words: readonly string[]): number {
  if (words.every((word) => haystack.includes(word))) {
    const last = words.at(-1)!;
    if (name === last || name.endsWith(`.${last}`)) return 0;
    if (name.startsWith(last) || name.includes(`.${last}`)) return 1;
    return name.includes(last) ? 2 : 3;
  }
  return words.length === 1 && followsIn(haystack, words[0]!) ? 4 : 5;
}

function followsIn(text: string, letters: string): boolean {
  let from = 0;
  for (const letter of letters) {
    from = text.indexOf(letter, from) + 1;
    if (from === 0) return false;
  }
  return true;
}

function wordsOf(query: string): string[] {
  return query
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "");
}
