import type { FunctionRow } from "#contract/answers.ts";

/** The rows with their texts in lower case, made once per list: searching 100,000 rows then takes a few milliseconds. */
export interface FunctionIndex {
  readonly rows: readonly FunctionRow[];
  /** Name, qualified name and module in lower case. */
  readonly haystacks: readonly string[];
  readonly names: readonly string[];
}

/** Linear in the rows; make it once per list. */
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
 * The best matches of a query for a jump: the exact name first, then names that begin with it, contain it, and last those
 * whose module or class contains it. Only when there are none, those whose letters merely follow each other (`fhb` finds
 * `from_http_body`). Ties keep the order of the list.
 */
export function bestFunctions(index: FunctionIndex, query: string, most: number): readonly FunctionRow[] {
  const words = wordsOf(query);
  if (words.length === 0) return index.rows.slice(0, most);
  const buckets: FunctionRow[][] = [[], [], [], []];
  for (let at = 0; at < index.rows.length; at++) {
    const bucket = buckets[rankOf(index.names[at]!, index.haystacks[at]!, words)];
    if (bucket !== undefined && bucket.length < most) bucket.push(index.rows[at]!);
  }
  const found = buckets.flat();
  if (found.length > 0 || words.length > 1) return found.slice(0, most);
  return index.rows.filter((_, at) => followsIn(index.haystacks[at]!, words[0]!)).slice(0, most);
}

/** 0 for the name itself, 1 for its beginning, 2 for a part of it, 3 for a part of module or class, 4 for none. */
function rankOf(name: string, haystack: string, words: readonly string[]): number {
  if (!words.every((word) => haystack.includes(word))) return 4;
  const last = words.at(-1)!;
  if (name === last || name.endsWith(`.${last}`)) return 0;
  if (name.startsWith(last) || name.includes(`.${last}`)) return 1;
  return name.includes(last) ? 2 : 3;
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
