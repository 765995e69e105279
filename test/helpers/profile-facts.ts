import { readFileSync } from "node:fs";
import { basename } from "node:path";
import type { ImportedProfile, ImportedThread, ProfileEdge, ProfileFrame } from "#model/imported-profile.ts";
import { readProfileContent } from "../../src/profiles/read-profile.ts";

/** Reads a profile from a text or bytes; named `unknown` unless the name matters. */
export function profileOf(content: string | Uint8Array, name = "unknown"): Promise<ImportedProfile> {
  return readProfileContent(name, typeof content === "string" ? Buffer.from(content) : content);
}

/** Reads a profile from a file. */
export function profileAt(path: string): Promise<ImportedProfile> {
  return readProfileContent(basename(path), readFileSync(path));
}

/** The only thread of a profile. */
export function onlyThread({ threads }: ImportedProfile): ImportedThread {
  const [thread] = threads;
  if (thread === undefined || threads.length > 1) throw new Error(`${threads.length} threads`);
  return thread;
}

/** All frames of a name, in the order of their lines. */
export function framesNamed({ frames }: ImportedThread, name: string): ProfileFrame[] {
  return frames.filter((frame) => frame.name === name).sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
}

/** The one frame of a name. */
export function frameNamed(thread: ImportedThread, name: string): ProfileFrame {
  const [frame, ...others] = framesNamed(thread, name);
  if (frame === undefined || others.length > 0) throw new Error(`${others.length + (frame ? 1 : 0)} frames ${name}`);
  return frame;
}

/** The one call between two frames, by name and, where a name repeats, line: `step:19`. */
export function edgeBetween(thread: ImportedThread, caller: string, callee: string): ProfileEdge {
  const is = (index: number, wanted: string) => {
    const frame = thread.frames[index];
    return frame?.name === wanted || `${frame?.name}:${frame?.line}` === wanted;
  };
  const edges = thread.edges.filter((edge) => is(edge.caller, caller) && is(edge.callee, callee));
  if (edges.length !== 1) throw new Error(`${edges.length} edges ${caller} -> ${callee}`);
  return edges[0] as ProfileEdge;
}

/** `calls/primitive` as Python's own tool prints them. */
export function callsText({ calls, primitiveCalls }: ProfileFrame): string {
  return `${calls}/${primitiveCalls}`;
}
