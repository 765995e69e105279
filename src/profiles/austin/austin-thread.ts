import type { ImportedThread } from "#model/imported-profile.ts";
import { FrameBook } from "../stacks/frame-book.ts";
import { NumberList } from "../stacks/number-list.ts";
import { StackProfile, type ThreadName } from "../stacks/stack-profile.ts";
import { austinFrame } from "./austin-line.ts";
import { type AustinMode, austinMeasures } from "./austin-mode.ts";

interface Stack {
  readonly node: number;
  readonly frame: number;
  readonly line: number;
}

/** The samples of one thread, in order of time. */
export class AustinThread {
  readonly #profile: StackProfile;
  readonly #book: FrameBook;
  readonly #isTimed: boolean;
  /** The last stack's text and what it came to: Austin writes a sample a line, and many in a row are the same. */
  #lastText: string | null = null;
  #last: Stack | null = null;
  readonly #frames = new Map<string, { frame: number; line: number }>();
  readonly #times = new NumberList();
  readonly #nodes = new NumberList();
  #now = 0;

  constructor(mode: AustinMode) {
    this.#profile = new StackProfile(austinMeasures(mode));
    this.#book = new FrameBook(this.#profile);
    this.#isTimed = mode === "wall" || mode === "full";
  }

  /** False when a frame isn't as Austin writes it; then nothing was added. */
  add(text: string, values: readonly number[]): boolean {
    const stack = text === this.#lastText ? this.#last : this.#stack(text);
    if (stack === null) return false;
    this.#lastText = text;
    this.#last = stack;
    values.forEach((value, measure) => {
      this.#profile.add(stack.node, measure, value);
      if (stack.frame !== -1 && stack.line >= 1) this.#profile.addLine(stack.frame, stack.line, measure, value);
    });
    if (this.#isTimed) {
      this.#times.push(this.#now);
      this.#nodes.push(stack.node);
      this.#now += values[0] ?? 0;
    }
    return true;
  }

  finish(name: ThreadName): ImportedThread {
    if (!this.#isTimed) return this.#profile.finish(name);
    const nodes = Int32Array.from(this.#nodes.toArray());
    return this.#profile.finish(name, { times: this.#times.toArray(), nodes, end: this.#now });
  }

  #stack(text: string): Stack | null {
    const texts = text === "" ? [] : text.split(";");
    const frames = [];
    for (const one of texts) {
      const frame = this.#frames.get(one) ?? this.#newFrame(one);
      if (frame === null) return null;
      frames.push(frame);
    }
    let node = this.#profile.root;
    for (const { frame } of frames) node = this.#profile.child(node, frame);
    const leaf = frames.at(-1);
    return { node, frame: leaf?.frame ?? -1, line: leaf?.line ?? 0 };
  }

  #newFrame(slice: string): { frame: number; line: number } | null {
    // A copy of its own, since a slice would keep the whole chunk of the file in memory.
    const text = Buffer.from(slice, "utf8").toString("utf8");
    const named = austinFrame(text);
    if (named === null) return null;
    const { name, file, line } = named;
    const known = { frame: this.#book.frame({ name, file, executing: line }), line };
    this.#frames.set(text, known);
    return known;
  }
}
