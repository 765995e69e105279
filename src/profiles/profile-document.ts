import type { ImportedProfile, ImportedThread, ProfileEdge, ProfileFrame } from "#model/imported-profile.ts";
import type { Cost, Count } from "#model/measure.ts";

/** A number as it stands in the document: integers beyond 2^53 are decimal strings, so that no reader rounds them. */
type Exact = number | string;

/**
 * The `callsketch.run/1` document of a profile, ready for `JSON.stringify`. Costs follow the order of the measures,
 * callers and callees index the frames; unknown is null.
 */
export function profileDocument(profile: ImportedProfile): object {
  return {
    schema: "callsketch.run/1",
    format: profile.format,
    producer: profile.producer,
    file: profile.file,
    ...(profile.parameters === undefined ? {} : { parameters: profile.parameters }),
    runs: profile.threads.map(threadDocument),
    skipped: profile.skipped,
  };
}

function threadDocument(thread: ImportedThread): object {
  return {
    name: thread.name,
    processId: thread.processId,
    ...(thread.processName == null ? {} : { processName: thread.processName }),
    threadId: thread.threadId,
    measures: thread.measures.map((measure) => ({ ...measure, whole: exact(measure.whole) })),
    hasStacks: thread.hasStacks,
    hasCalls: thread.hasCalls,
    frames: thread.frames.map(frameDocument),
    edges: thread.edges.map(edgeDocument),
  };
}

function frameDocument({ lines, ...frame }: ProfileFrame): object {
  return {
    ...frame,
    calls: exactOrNull(frame.calls),
    primitiveCalls: exactOrNull(frame.primitiveCalls),
    costs: frame.costs.map(costDocument),
    ...(lines === undefined ? {} : { lines: lines.map(({ line, self }) => ({ line, self: self.map(exact) })) }),
  };
}

function edgeDocument(edge: ProfileEdge): object {
  return {
    caller: edge.caller,
    callee: edge.callee,
    calls: exactOrNull(edge.calls),
    ...(edge.primitiveCalls === undefined ? {} : { primitiveCalls: exactOrNull(edge.primitiveCalls) }),
    costs: edge.costs.map(costDocument),
  };
}

function costDocument({ self, total }: Cost): object {
  return { self: exactOrNull(self), total: exactOrNull(total) };
}

function exactOrNull(value: Count | null): Exact | null {
  return value === null ? null : exact(value);
}

function exact(value: Count): Exact {
  if (typeof value === "bigint") return Number.isSafeInteger(Number(value)) ? Number(value) : value.toString();
  return Number.isInteger(value) && !Number.isSafeInteger(value) ? BigInt(value).toString() : value;
}
