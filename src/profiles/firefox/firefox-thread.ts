import type { ImportedThread } from "#model/imported-profile.ts";
import { isObject, type JsonObject, JsonShapeError, listAt, optionalText } from "../json-shape.ts";
import { FrameBook } from "../stacks/frame-book.ts";
import { StackProfile } from "../stacks/stack-profile.ts";
import { finishTimed } from "../stacks/timed-samples.ts";
import { firefoxFrame } from "./firefox-frame.ts";
import { type FirefoxTable, firefoxTable } from "./firefox-tables.ts";

/** A thread's stack: its node, its innermost frame, and the line executing; 0 when unknown. */
interface Stack {
  readonly node: number;
  readonly frame: number;
  readonly line: number;
}

const noStack: Stack = { node: 0, frame: -1, line: 0 };

/**
 * Builds one thread. Null when it has no samples.
 *
 * @param start when the times of its process count from, in milliseconds since those of the whole profile
 */
export function firefoxThread(
  thread: JsonObject,
  shared: JsonObject,
  start: number,
  path: string,
): ImportedThread | null {
  const table = (name: string) => firefoxTable(thread[name] ?? shared[name], `${path}.${name}`);
  const samples = table("samples");
  if (samples.length === 0) return null;
  const strings = listAt(thread.stringTable ?? thread.stringArray ?? shared.stringArray, `${path}.stringTable`);
  const text = (index: unknown) => {
    const value = typeof index === "number" ? strings[index] : undefined;
    return typeof value === "string" ? value : "";
  };
  const optional = (name: string) => (isObject(thread[name] ?? shared[name]) ? table(name) : null);
  const profile = new StackProfile([
    { name: "time", unit: "nanoseconds" },
    { name: "samples", unit: "samples" },
  ]);
  const tables = { frames: table("frameTable"), functions: optional("funcTable"), sources: optional("sources"), text };
  const book = new FrameBook(profile);
  const stackOf = stackLookup(
    profile,
    table("stackTable"),
    (row) => {
      const named = firefoxFrame(tables, row);
      return { frame: book.frame(named), line: named.executing ?? 0 };
    },
    path,
  );
  const times = sampleTimes(samples, start, path);
  const [nodes, frames, lines] = [0, 1, 2].map(() => new Int32Array(samples.length)) as [
    Int32Array,
    Int32Array,
    Int32Array,
  ];
  for (let row = 0; row < samples.length; row++) {
    const id = samples.cell(row, "stack");
    const stack = id === null || id === undefined ? noStack : stackOf(id);
    nodes[row] = stack.node;
    frames[row] = stack.frame;
    lines[row] = stack.line;
  }
  const name = {
    name: typeof thread.name === "string" ? thread.name : path,
    processId: thread.pid === undefined ? null : String(thread.pid),
    processName: optionalText(thread.processName) ?? optionalText(thread.processType),
    threadId: thread.tid === undefined ? null : String(thread.tid),
  };
  return finishTimed(profile, name, { times, nodes, lines: { frames, lines } });
}

/** Times in whole nanoseconds; the file has milliseconds, each absolute or since the one before. */
function sampleTimes(samples: FirefoxTable, start: number, path: string): Float64Array {
  const times = new Float64Array(samples.length);
  let now = 0;
  for (let row = 0; row < samples.length; row++) {
    const delta = samples.cell(row, "timeDeltas");
    const time = delta === undefined ? samples.cell(row, "time") : delta;
    if (typeof time !== "number" || !Number.isFinite(time))
      throw new JsonShapeError(`${path}.samples[${row}]`, "a sample without a time");
    now = delta === undefined ? time : now + time;
    times[row] = Math.round((start + now) * 1e6);
  }
  return times;
}

/** Finds the node of a stack by its row: each stack is a frame on top of another stack. Without recursion. */
function stackLookup(
  profile: StackProfile,
  stacks: FirefoxTable,
  frameAt: (row: number) => { frame: number; line: number },
  path: string,
): (id: unknown) => Stack {
  const known = new Map<number, Stack>();
  const frames = new Map<number, { frame: number; line: number }>();
  const check = (id: unknown): number => {
    if (typeof id === "number" && Number.isInteger(id) && id >= 0 && id < stacks.length) return id;
    throw new JsonShapeError(`${path}.stackTable`, `the stack ${id} of ${stacks.length}`);
  };
  return (id) => {
    const waiting: number[] = [];
    let below = noStack;
    for (let at: unknown = id; at !== null && at !== undefined; at = stacks.cell(check(at), "prefix")) {
      const found = known.get(check(at));
      if (found !== undefined) {
        below = found;
        break;
      }
      waiting.push(at as number);
      if (waiting.length > stacks.length) throw new JsonShapeError(`${path}.stackTable`, "stacks in a circle");
    }
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      const row = Number(stacks.cell(next, "frame"));
      const frame = frames.get(row) ?? frameAt(row);
      frames.set(row, frame);
      below = { ...frame, node: profile.child(below.node, frame.frame) };
      known.set(next, below);
    }
    return below;
  };
}
