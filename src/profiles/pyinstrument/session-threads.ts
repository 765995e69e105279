import type { ImportedThread } from "#model/imported-profile.ts";
import { JsonShapeError, listAt, numberAt, objectAt, streamAt, textAt } from "../json-shape.ts";
import { FrameBook } from "../stacks/frame-book.ts";
import { NumberList } from "../stacks/number-list.ts";
import { StackProfile, type ThreadName } from "../stacks/stack-profile.ts";

interface Identifier {
  readonly name: string;
  readonly file: string;
  readonly definition: number;
  readonly owner: string | null;
  readonly executing: number | null;
}

/** Every stack that pyinstrument recorded, with how long it lasted, in order of time; each thread for itself. */
export function sessionThreads(json: unknown, file: string): ImportedThread[] {
  const threads = new Map<string, SessionThread>();
  streamAt(objectAt(json, "").frame_records, "frame_records").each((value, index) => {
    const path = `frame_records[${index}]`;
    const [stack, seconds] = listAt(value, path);
    const frames = listAt(stack, `${path}[0]`).map((one) => identifier(textAt(one, `${path}[0]`), path));
    const time = numberAt(seconds, `${path}[1]`);
    const top = frames[0]?.file === "<thread>" ? frames.shift() : undefined;
    const id = top === undefined ? "" : String(top.definition);
    const name = top === undefined ? { name: file } : { name: top.name, threadId: id };
    const thread = threads.get(id) ?? new SessionThread(name);
    threads.set(id, thread);
    thread.add(frames, Math.max(0, Math.round(time * 1e9)));
  });
  if (threads.size === 0) threads.set("", new SessionThread({ name: file }));
  return [...threads.values()].map((thread) => thread.finish());
}

class SessionThread {
  readonly #name: ThreadName;
  readonly #profile = new StackProfile([{ name: "time", unit: "nanoseconds" }]);
  readonly #book = new FrameBook(this.#profile);
  readonly #times = new NumberList();
  readonly #nodes = new NumberList();
  #now = 0;

  constructor(name: ThreadName) {
    this.#name = name;
  }

  add(stack: readonly Identifier[], time: number): void {
    let node = this.#profile.root;
    let frame = -1;
    for (const one of stack) {
      frame = this.#book.frame({ ...one, definition: one.definition >= 1 ? one.definition : null, executing: null });
      node = this.#profile.child(node, frame);
    }
    const line = stack.at(-1)?.executing ?? null;
    this.#profile.add(node, 0, time);
    if (line !== null) this.#profile.addLine(frame, line, 0, time);
    this.#times.push(this.#now);
    this.#nodes.push(node);
    this.#now += time;
  }

  finish(): ImportedThread {
    const nodes = Int32Array.from(this.#nodes.toArray());
    return this.#profile.finish(this.#name, { times: this.#times.toArray(), nodes, end: this.#now });
  }
}

/** `name NUL file NUL line`, then after U+0001 each attribute: `l383` the line executing, `cWorker` the class. */
function identifier(text: string, path: string): Identifier {
  const [base = "", ...attributes] = text.split("\x01");
  const [name = "", file = "", line = ""] = base.split("\0");
  const definition = Number(line === "" ? 0 : line);
  if (file === "" || !Number.isSafeInteger(definition)) throw new JsonShapeError(path, "a frame without file and line");
  const attribute = (letter: string) => attributes.find((one) => one.startsWith(letter))?.slice(1) ?? null;
  const executing = Number(attribute("l") ?? 0);
  return { name, file, definition, owner: attribute("c"), executing: executing >= 1 ? executing : null };
}
