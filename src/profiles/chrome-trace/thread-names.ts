import { isObject, type JsonObject } from "../json-shape.ts";
import type { ThreadName } from "../stacks/stack-profile.ts";

/** The key of the thread that an event belongs to. */
export function threadKey({ pid, tid }: JsonObject): string {
  return `${pid} ${tid}`;
}

/** The names that `thread_name` events give; a thread without one is called by its number. */
export function threadNames(events: readonly JsonObject[]): (event: JsonObject) => ThreadName {
  const names = new Map<string, string>();
  for (const event of events) {
    const { ph, name, args } = event;
    if (ph === "M" && name === "thread_name" && isObject(args) && typeof args.name === "string" && args.name !== "") {
      names.set(threadKey(event), args.name);
    }
  }
  return (event) => ({
    name: names.get(threadKey(event)) ?? `Thread ${event.tid ?? 0}`,
    processId: event.pid === undefined ? null : String(event.pid),
    threadId: event.tid === undefined ? null : String(event.tid),
  });
}
