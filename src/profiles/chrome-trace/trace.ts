import { isObject, type JsonList, type JsonObject } from "../json-shape.ts";
import type { ThreadName } from "../stacks/stack-profile.ts";
import { CpuProfileChunks } from "./cpu-profile-threads.ts";
import { threadKey } from "./thread-key.ts";
import { TraceLog } from "./trace-log.ts";

/** What one walk over all events of a trace collects. */
export interface Trace {
  readonly profiles: CpuProfileChunks;
  readonly logs: readonly TraceLog[];
  /** Begin, end and complete events. */
  readonly timed: number;
  readonly producer: string | null;
  /** The name of the thread that an event belongs to. */
  readonly nameOf: (event: JsonObject) => ThreadName;
}

/** Walks over the events once, keeping no more of them than their numbers. */
export function collectedTrace(events: JsonList): Trace {
  const profiles = new CpuProfileChunks();
  const logs = new Map<string, TraceLog>();
  const names = new Map<string, string>();
  const processNames = new Map<unknown, string>();
  let timed = 0;
  let category: unknown;
  for (const event of events) {
    if (!isObject(event)) continue;
    const { ph, name, args } = event;
    if (ph === "B" || ph === "E" || ph === "X") {
      timed++;
      category ??= event.cat;
      const key = threadKey(event);
      let log = logs.get(key);
      if (log === undefined) {
        log = new TraceLog(event);
        logs.set(key, log);
      }
      log.add(event);
    } else if (ph === "M" && isObject(args) && typeof args.name === "string" && args.name !== "") {
      if (name === "thread_name") names.set(threadKey(event), args.name);
      if (name === "process_name") processNames.set(event.pid, args.name);
    }
    if (name === "Profile" || name === "ProfileChunk" || name === "CpuProfile") profiles.add(event);
  }
  const nameOf = (event: JsonObject) => ({
    name: names.get(threadKey(event)) ?? `Thread ${event.tid ?? 0}`,
    processId: event.pid === undefined ? null : String(event.pid),
    processName: processNames.get(event.pid) ?? null,
    threadId: event.tid === undefined ? null : String(event.tid),
  });
  const used = [...logs.values()].filter(({ functions }) => functions.length > 0);
  return { profiles, logs: used, timed, producer: producerOf(category), nameOf };
}

function producerOf(category: unknown): string | null {
  if (category === "py-spy") return "py-spy";
  return category === "FEE" ? "VizTracer" : null;
}
