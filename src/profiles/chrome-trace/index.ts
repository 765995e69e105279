import type { ImportedProfile } from "#model/imported-profile.ts";
import { namesInFrames } from "../frame-kind.ts";
import { hasKeys, isList, isObject, type JsonList } from "../json-shape.ts";
import type { ProfileImporter } from "../profile-importer.ts";
import type { ThreadName } from "../stacks/stack-profile.ts";
import { eventThread } from "./event-thread.ts";
import { sampleThreads } from "./sample-threads.ts";
import { collectedTrace, type Trace } from "./trace.ts";
import type { TraceLog } from "./trace-log.ts";

/**
 * Chrome's trace events: a list, or an object with `traceEvents`. Three kinds of contents: V8's sampled profile in
 * chunks (DevTools), samples with a table of stack frames (Hermes), or begin and end events of any tracer.
 */
export const chromeTrace: ProfileImporter = {
  format: "chrome-trace",
  recognizes: ({ json }) => traceEvents(json) !== null,
  read: (source): ImportedProfile => {
    const { json, file } = source;
    const trace = collectedTrace(traceEvents(json) ?? []);
    const profiled = trace.profiles.threads(trace.nameOf);
    const sampled =
      profiled.length === 0 && hasKeys(json, ["samples", "stackFrames"]) ? sampleThreads(json, trace) : [];
    const instead = profiled.length > 0 ? profiled : sampled;
    const threads = instead.length > 0 ? instead : trace.logs.map((log) => eventThread(log, threadName(log, trace)));
    if (threads.length === 0) throw source.error({ offset: 0 }, "no event of the trace has a duration");
    const left = instead.length > 0 ? trace.timed : 0;
    return {
      format: "chrome-trace",
      producer: trace.producer,
      file,
      threads,
      skipped: { lines: left, reason: left === 0 ? null : "events with a duration, since the trace has samples" },
    };
  },
};

/** py-spy names threads and processes by frames below all others. */
function threadName(log: TraceLog, { nameOf }: Trace): ThreadName {
  const name = nameOf(log.first);
  if (!log.isSampled) return name;
  const frames = log.functions.map((one) => one.name);
  const { thread, process } = namesInFrames(frames, name.processId ?? null);
  return { ...name, name: thread ?? name.name, processName: process ?? name.processName ?? null };
}

function traceEvents(json: unknown): JsonList | null {
  const events = hasKeys(json, ["traceEvents"]) ? json.traceEvents : json;
  if (!isList(events)) return null;
  for (const event of events) {
    if (isObject(event)) return typeof event.ph === "string" ? events : null;
  }
  return isObject(json) ? events : null;
}
