/**
 * Splits a typed command line into arguments as a shell would: blanks separate, quotes keep together, a backslash takes
 * the next character as it is (not inside single quotes). Nothing is expanded: no variables, no globs, no pipes.
 *
 * @returns null when a quote isn't closed
 */
export function argumentsOf(line: string): string[] | null {
  const result: string[] = [];
  let current: string | null = null;
  let quote: string | null = null;
  for (let at = 0; at < line.length; at++) {
    const char = line[at]!;
    if (char === "\\" && quote !== "'" && at + 1 < line.length) current = (current ?? "") + line[++at]!;
    else if (quote !== null) {
      if (char === quote) quote = null;
      else current += char;
    } else if (char === "'" || char === '"') {
      quote = char;
      current ??= "";
    } else if (/\s/.test(char)) {
      if (current !== null) result.push(current);
      current = null;
    } else current = (current ?? "") + char;
  }
  if (quote !== null) return null;
  return current === null ? result : [...result, current];
}

/** Writes arguments so that `argumentsOf` reads them back. */
export function commandLineOf(argv: readonly string[]): string {
  return argv.map((part) => (/^[\w@%+=:,./{}-]+$/.test(part) ? part : `'${part.replaceAll("'", "'\\''")}'`)).join(" ");
}
