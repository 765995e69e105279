import type { ByteStore } from "./byte-store.ts";
import type { JsonLimits } from "./element-batches.ts";
import { type ElementCuts, type ScanEvents, scanJson } from "./json-scanner.ts";
import { parsedPiece } from "./parsed-piece.ts";
import type { ProfileSource } from "./profile-source.ts";

/** Takes a node with its lists emptied, its number, and that of the node it is below; -1 for none. */
export type TakeNode = (raw: unknown, number: number, parent: number) => void;

/** What a tree is read from. */
export interface NodeSource {
  readonly store: ByteStore;
  readonly error: ProfileSource["error"];
  readonly limits: JsonLimits;
}

/** An object whose lists hold the nodes below it. */
interface OpenNode {
  readonly number: number;
  readonly start: number;
  /** Its text so far, lists left out. */
  text: string;
}

/**
 * Walks over a tree of objects whose lists hold the objects below them, in one pass and however deep, holding no more
 * than one branch. Nodes are numbered as they start, so a parent's number is smaller than its children's; each is given
 * when it ends, so children come first.
 *
 * @param span of the elements of the outermost list, without its brackets
 * @throws ProfileFormatError where the text is no JSON, or a list holds anything else than objects
 */
export function walkNodes(source: NodeSource, span: readonly [start: number, end: number], take: TakeNode): void {
  const walk = new NodeWalk(source, span[0], take);
  scanJson(source.store, span, source.limits.window, walk, walk);
  walk.end(span[1]);
}

class NodeWalk implements ScanEvents, ElementCuts {
  depth = -2;
  last = 0;
  next = 0;
  readonly #error: NodeSource["error"];
  readonly #take: TakeNode;
  readonly #open: OpenNode[] = [];
  #count = 0;
  /** Depths of nodes are even, those of their lists odd; anything deeper inside a node is part of its text. */
  #level = 0;
  /** The window at hand, and the text since the last cut that lay in windows before it. */
  #bytes: Uint8Array = new Uint8Array(0);
  #base: number;
  #from: number;
  #before: Uint8Array[] = [];
  /** True when an element of the list at hand has ended, so that a comma must follow before the next. */
  #isFirst = true;

  constructor({ error }: NodeSource, start: number, take: TakeNode) {
    this.#error = error;
    this.#take = take;
    this.#base = this.#from = start;
  }

  start(bytes: Uint8Array, base: number): void {
    this.#bytes = bytes;
    this.#base = base;
  }

  open(offset: number, depth: number, isList: boolean): void {
    if (depth !== this.#level) return;
    if (depth % 2 === 0) {
      if (isList) throw this.#broken(offset, "a list where an object should stand");
      this.#checkBetween(offset, this.#isFirst);
      this.#open.push({ number: this.#count++, start: offset, text: "" });
    } else if (isList) {
      this.#node.text += this.#cut(offset);
      this.#from = offset + 1;
      this.#isFirst = true;
    } else return;
    this.#level++;
  }

  close(end: number, depth: number): void {
    if (depth !== this.#level - 1) return;
    this.#level--;
    if (depth % 2 === 0) {
      const node = this.#node;
      this.#open.pop();
      const raw = parsedPiece(node.text + this.#cut(end), node.start, this.#error);
      this.#take(raw, node.number, this.#open.at(-1)?.number ?? -1);
      this.#from = end;
      this.#isFirst = false;
    } else {
      this.#checkBetween(end - 1, true);
      this.#node.text += "[]";
      this.#from = end;
    }
  }

  comma(): void {}

  window(offset: number): void {
    if (offset > this.#from) {
      // A copy, since the store reads the next window into the same memory.
      this.#before.push(Uint8Array.from(this.#bytes.subarray(Math.max(0, this.#from - this.#base))));
    }
    this.#from = Math.max(this.#from, offset);
  }

  end(offset: number): void {
    if (this.#open.length > 0) throw this.#broken(offset, "the end of the list in the middle of an object");
    this.#checkBetween(offset, true);
  }

  get #node(): OpenNode {
    return this.#open[this.#open.length - 1] as OpenNode;
  }

  /** The text since the last cut. */
  #cut(until: number): string {
    const own = this.#bytes.subarray(Math.max(0, this.#from - this.#base), Math.max(0, until - this.#base));
    if (this.#before.length === 0) return Buffer.from(own.buffer, own.byteOffset, own.length).toString("utf8");
    const text = Buffer.concat([...this.#before, own]).toString("utf8");
    this.#before = [];
    return text;
  }

  /** Between two elements stands one comma, and nothing before the first and behind the last. */
  #checkBetween(offset: number, isEdge: boolean): void {
    const between = this.#cut(offset).trim();
    this.#from = offset;
    if (between !== (isEdge ? "" : ",")) throw this.#broken(offset, `"${between.slice(0, 60)}" beside an object`);
  }

  #broken(offset: number, found: string) {
    return this.#error({ offset }, `the JSON breaks off or is damaged (${found})`);
  }
}
