/** A count with its word: `1 file`, `1,204 files`. */
export function many(count: number, one: string, several: string): string {
  return `${count.toLocaleString("en-US")} ${count === 1 ? one : several}`;
}
