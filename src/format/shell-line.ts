import { plainName } from "./plain-name.ts";

/** A program and its arguments as one would type them in a POSIX shell. For reading and copying, never for running. */
export function shellLine(argv: readonly string[]): string {
  return argv.map((part) => quoted(plainName(part))).join(" ");
}

function quoted(part: string): string {
  return /^[\w@%+=:,./-]+$/.test(part) ? part : `'${part.replaceAll("'", "'\\''")}'`;
}
