import type { ImportedProfile } from "#model/imported-profile.ts";
import { hasKeys, isObject, type JsonObject, listAt } from "../json-shape.ts";
import type { ProfileImporter } from "../profile-importer.ts";
import { cpuProfileThreads } from "./cpu-profile-threads.ts";
import { eventThreads } from "./event-threads.ts";
import { sampleThreads } from "./sample-threads.ts";

/**
 * Chrome's trace events: a list, or an object with `traceEvents`. Three kinds of contents: V8's sampled profile in
 * chunks (DevTools), samples with a table of stack frames (Hermes), or begin and end events of any tracer.
 */
export const chromeTrace: ProfileImporter = {
  format: "chrome-trace",
  recognizes: ({ json }) => traceEvents(json) !== null,
  read: (source): ImportedProfile => {
    const { json, file } = source;
    const events = (traceEvents(json) ?? []).filter(isObject);
    const profiled = cpuProfileThreads(events);
    const sampled =
      profiled.length === 0 && hasKeys(json, ["samples", "stackFrames"]) ? sampleThreads(json, events) : [];
    const threads = profiled.length > 0 ? profiled : sampled.length > 0 ? sampled : eventThreads(events);
    if (threads.length === 0) throw source.error({ offset: 0 }, "no event of the trace has a duration");
    const left = profiled.length > 0 ? events.filter(({ ph }) => ph === "X" || ph === "B").length : 0;
    return {
      format: "chrome-trace",
      producer: producer(events),
      file,
      threads,
      skipped: {
        lines: left,
        reason: left === 0 ? null : "the browser's own events, since there is a sampled profile",
      },
    };
  },
};

function traceEvents(json: unknown): readonly unknown[] | null {
  const events = hasKeys(json, ["traceEvents"]) ? json.traceEvents : json;
  if (!Array.isArray(events)) return null;
  const first = events.find(isObject);
  if (first === undefined) return isObject(json) && events.length === 0 ? listAt(events, "") : null;
  return typeof first.ph === "string" ? events : null;
}

function producer(events: readonly JsonObject[]): string | null {
  const category = events.find(({ cat }) => typeof cat === "string")?.cat;
  if (category === "py-spy") return "py-spy";
  return category === "FEE" ? "VizTracer" : null;
}
