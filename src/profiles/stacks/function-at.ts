import { AsyncLocalStorage } from "node:async_hooks";

/**
 * Tells functions of one name in one file apart by a line that was executing inside: the same text for lines of one
 * function, `""` where the name is enough or nobody knows.
 */
export type FunctionAt = (name: string, file: string, line: number) => string;

const nobodyKnows: FunctionAt = () => "";
const known = new AsyncLocalStorage<FunctionAt>();

/** Reads with what is known of the source: importers then keep functions of one name apart. */
export function withFunctionsKnown<T>(functionAt: FunctionAt | undefined, read: () => Promise<T>): Promise<T> {
  return functionAt === undefined ? read() : known.run(functionAt, read);
}

/** What is known of the source in the reading that is under way. */
export function knownFunctions(): FunctionAt {
  return known.getStore() ?? nobodyKnows;
}
