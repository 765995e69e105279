/** A line cut into its stack and its counts. `end` is where the stack ends. */
export interface FoldedLine {
  readonly end: number;
  readonly count: number;
  /** The second column of a differential file; null in others. */
  readonly second: number | null;
}

/** Cuts the count off the end of a line; null when there is none. Fast: it looks at no more than the end. */
export function foldedLine(line: string, columns: 1 | 2): FoldedLine | null {
  const last = lastNumber(line, line.length);
  if (last === null) return null;
  if (columns === 1) return { end: last.end, count: last.value, second: null };
  const first = lastNumber(line, last.end);
  return first === null ? null : { end: first.end, count: first.value, second: last.value };
}

/** How many counts the lines end in: two only when every one of them does. */
export function countColumns(lines: readonly string[]): 1 | 2 {
  return lines.every((line) => foldedLine(line, 2) !== null) ? 2 : 1;
}

function lastNumber(line: string, before: number): { end: number; value: number } | null {
  let to = before;
  while (to > 0 && isBlank(line.charCodeAt(to - 1))) to--;
  let from = to;
  while (from > 0 && isDigitOrPoint(line.charCodeAt(from - 1))) from--;
  if (from === to || from === 0 || !isBlank(line.charCodeAt(from - 1))) return null;
  const value = Number(line.slice(from, to));
  return Number.isNaN(value) ? null : { end: from - 1, value };
}

function isBlank(code: number): boolean {
  return code === 32 || code === 9;
}

function isDigitOrPoint(code: number): boolean {
  return (code >= 48 && code <= 57) || code === 46;
}
