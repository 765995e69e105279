import type { ImportedThread } from "#model/imported-profile.ts";
import { knownFunctions } from "../stacks/function-at.ts";
import { StackProfile, type ThreadName } from "../stacks/stack-profile.ts";
import { type FoldedFrame, foldedFrame } from "./folded-frame.ts";

/** A frame's text, known by number. */
interface KnownText {
  readonly frame: number;
  readonly executing: number | null;
}

/**
 * The stacks of one thread. Neighbouring lines share most of their frames, so what a stack has in common with the one
 * before is taken over instead of being looked up again.
 */
export class FoldedThread {
  readonly #profile: StackProfile;
  readonly #texts = new Map<string, KnownText>();
  readonly #frames = new Map<string, number>();
  readonly #functionAt = knownFunctions();
  /** The stack before this one: its text, and for each of its frames where it ends, its node and its text. */
  #before = "";
  #ends: number[] = [];
  #nodes: number[] = [];
  #known: KnownText[] = [];

  constructor(measures: readonly string[]) {
    this.#profile = new StackProfile(measures.map((measure) => ({ name: measure, unit: "samples" })));
  }

  /** @param stack frames joined by `;`, root first; an empty text is an empty stack */
  add(stack: string, counts: readonly number[]): void {
    const node = stack === "" ? this.#profile.root : this.#nodeOf(stack);
    const leaf = stack === "" ? undefined : this.#known.at(-1);
    for (let measure = 0; measure < counts.length; measure++) {
      const count = counts[measure] as number;
      this.#profile.add(node, measure, count);
      if (leaf !== undefined && leaf.executing !== null) {
        this.#profile.addLine(leaf.frame, leaf.executing, measure, count);
      }
    }
  }

  finish(name: ThreadName): ImportedThread {
    return this.#profile.finish(name);
  }

  #nodeOf(stack: string): number {
    const shared = this.#sharedFrames(stack);
    this.#ends.length = this.#nodes.length = this.#known.length = shared;
    let start = shared === 0 ? 0 : (this.#ends[shared - 1] as number) + 1;
    let node = shared === 0 ? this.#profile.root : (this.#nodes[shared - 1] as number);
    while (start <= stack.length && (shared === 0 || start > 0)) {
      let end = stack.indexOf(";", start);
      if (end === -1) end = stack.length;
      const known = this.#text(stack, start, end);
      node = this.#profile.child(node, known.frame);
      this.#ends.push(end);
      this.#nodes.push(node);
      this.#known.push(known);
      start = end + 1;
    }
    this.#before = stack;
    return node;
  }

  /** How many whole frames a stack has in common with the one before it. */
  #sharedFrames(stack: string): number {
    const before = this.#before;
    const most = Math.min(before.length, stack.length);
    let same = 0;
    while (same < most && before.charCodeAt(same) === stack.charCodeAt(same)) same++;
    let shared = 0;
    for (const end of this.#ends) {
      if (end > same || (end < stack.length && stack.charCodeAt(end) !== 59)) break;
      shared++;
    }
    return shared;
  }

  #text(stack: string, start: number, end: number): KnownText {
    const text = stack.slice(start, end);
    return this.#texts.get(text) ?? this.#newText(text);
  }

  #newText(slice: string): KnownText {
    // A copy of its own, since a slice would keep the whole chunk of the file in memory.
    const text = Buffer.from(slice, "utf8").toString("utf8");
    const { frame, key, executing } = foldedFrame(text);
    const which = executing === null || frame.file === null ? "" : this.#functionAt(frame.name, frame.file, executing);
    const known = { frame: this.#frame(`${key}\0${which}`, frame), executing };
    if (executing !== null) this.#profile.seenOnLine(known.frame, executing);
    this.#texts.set(text, known);
    return known;
  }

  #frame(key: string, name: FoldedFrame["frame"]): number {
    let frame = this.#frames.get(key);
    if (frame === undefined) {
      frame = this.#profile.addFrame(name);
      this.#frames.set(key, frame);
    }
    return frame;
  }
}
