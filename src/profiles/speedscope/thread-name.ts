import type { ThreadName } from "../stacks/stack-profile.ts";

/** Reads py-spy's names of profiles (`Process 7 Thread 8 "w;1"`); any other name stays as it is. */
export function speedscopeThreadName(name: unknown, file: string): ThreadName {
  const text = typeof name === "string" && name !== "" ? name : file;
  const match = /^(?:Process (\d+) )?Thread (\w+) "(.*)"$/s.exec(text);
  if (match === null) return { name: text };
  const [, processId = null, threadId = null, own = ""] = match;
  return { name: own === "" ? `Thread ${threadId}` : own, processId, threadId };
}
