import type { ImportedProfile, ImportedThread } from "#model/imported-profile.ts";

/** Nothing was passed over. */
export const nothingSkipped: ImportedProfile["skipped"] = { lines: 0, reason: null };

/** A thread of a format that has neither stacks nor an order in time; the file's name is the thread's. */
export function flatThread(
  name: string,
  rest: Pick<ImportedThread, "measures" | "frames" | "edges" | "hasCalls"> & Partial<ImportedThread>,
): ImportedThread {
  return { name, processId: null, threadId: null, hasStacks: false, tree: null, timeline: null, ...rest };
}
