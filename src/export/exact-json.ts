/** JSON in which counts beyond 2^53 are decimal strings, as the command line's contract wants it. */
export function exactJson(value: unknown, indent = 0): string {
  return JSON.stringify(value, (_, entry: unknown) => (typeof entry === "bigint" ? plainOrText(entry) : entry), indent);
}

function plainOrText(count: bigint): number | string {
  const plain = Number(count);
  return Number.isSafeInteger(plain) ? plain : String(count);
}
