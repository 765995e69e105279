import { functionId, runId } from "#model/ids.ts";
import type { Count, Measure } from "#model/measure.ts";
import type { MeasuredCall, MeasuredFunction, MeasuredGraph } from "#model/measured-graph.ts";
import type { Run } from "#model/run.ts";

/** A run as the store gives it, with plain defaults: imported from cProfile, counting calls. */
export function aRun(label: string, facts: Partial<Run> = {}): Run {
  return {
    id: runId(1),
    label,
    createdAt: "2026-05-04T10:00:00.000Z",
    format: "pstats",
    producer: "cProfile",
    file: `${label}.prof`,
    parameters: {},
    command: null,
    commit: null,
    dirty: null,
    exitCode: null,
    wallTime: null,
    peakMemory: null,
    measures: [{ name: "time", unit: "nanoseconds", whole: 10e9 }],
    hasStacks: false,
    hasCalls: true,
    threads: [],
    skipped: { lines: 0, reason: null },
    fused: [],
    ...facts,
  };
}

/**
 * What a run measured, one function a line: `id calls/primitive self total`, and calls of it as `caller > callee calls
 * total`. Costs in seconds (or in the unit of another measure), `?` is unknown.
 */
export function measuredGraph(text: string, measure: Partial<Measure> = {}): MeasuredGraph {
  const lines = text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
  const calls = lines.filter((line) => line.includes(" > ")).map(callOf);
  const functions = lines.filter((line) => !line.includes(" > ")).map(functionOf);
  return {
    measure: { name: "time", unit: "nanoseconds", whole: 10e9, ...measure },
    functions,
    calls,
    hasStacks: false,
  };
}

function functionOf(line: string): MeasuredFunction {
  const [id = "", counts = "?", self = "?", total = "?"] = line.split(/\s+/);
  const place = /^(.*?)#(.*)$/.exec(id);
  return {
    id: functionId(id),
    name: place?.[2] ?? id.replace(/^external:|^frame:.*:/, ""),
    file: place?.[1] ?? /^frame:(.*?):/.exec(id)?.[1] ?? null,
    line: place === null ? null : 7,
    external: place === null,
    match: id.startsWith("frame:") ? "unmatched" : "exact",
    ...countsOf(counts),
    cost: { self: seconds(self), total: seconds(total) },
  };
}

function callOf(line: string): MeasuredCall {
  const [caller = "", callee = "", counts = "?", total = "?"] = line.replace(" > ", " ").split(/\s+/);
  return {
    caller: functionId(caller),
    callee: functionId(callee),
    ...countsOf(counts),
    cost: { self: null, total: seconds(total) },
  };
}

function countsOf(text: string): { calls: Count | null; primitiveCalls: Count | null } {
  const [calls = "?", primitive = calls] = text.split("/");
  return { calls: countOf(calls), primitiveCalls: countOf(primitive) };
}

function countOf(text: string): Count | null {
  if (text === "?") return null;
  return Number.isSafeInteger(Number(text)) ? Number(text) : BigInt(text);
}

function seconds(text: string): number | null {
  return text === "?" ? null : Number(text) * 1e9;
}
