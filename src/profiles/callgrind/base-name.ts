/** A function's name without what callgrind added: how deep the recursion was, and who called. */
export interface BaseName {
  readonly name: string;
  /** 1 for the outermost activation, 2 for all deeper ones by default (`--separate-recs`). */
  readonly level: number;
}

/**
 * Takes apart the names that `--separate-recs` (`fib'2`) and `--separate-callers` (`malloc'main`, `sort'2'main`) make.
 * A quote may also belong to the name itself, as in Rust's lifetimes, so a caller is only taken for one when it is a
 * function of the file.
 *
 * @param known names of the file's functions up to their first quote
 */
export function baseName(full: string, known: ReadonlySet<string>): BaseName {
  const parts = full.split("'");
  const name = parts[0] ?? full;
  if (parts.length === 1 || name === "") return { name: full, level: 1 };
  const rest = parts.slice(1);
  const level = /^\d+$/.test(rest[0] ?? "") ? Number(rest[0]) : 1;
  const isMade = rest.every((part) => /^\d+$/.test(part) || known.has(part));
  return isMade ? { name, level } : { name: full, level: 1 };
}

/** The part of a name up to its first quote. */
export function untilQuote(name: string): string {
  return name.split("'", 1)[0] ?? name;
}
