/** Closes a union: doesn't compile when a case is missing. */
export function unreachable(value: never): never {
  throw new Error(`No case for ${JSON.stringify(value)}`);
}
