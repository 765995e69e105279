import type { SyntaxTree } from "./syntax-tree.ts";

/** How many nodes there is room for at first. */
const firstRoom = 1 << 14;

/** Thrown when a text can't be read by the reader at hand; no error, so that throwing it costs nothing. */
export const notRead = { name: "notRead" };

/**
 * The nodes of a tree while it is read: each stands behind its parent and before its children, in the order of the text.
 * The room is kept between files.
 */
export class NodeList {
  text = "";
  count = 0;
  /** End of the last token that was taken. */
  taken = 0;
  kinds = new Uint8Array(firstRoom);
  starts = new Int32Array(firstRoom);
  ends = new Int32Array(firstRoom);
  /** How many nodes there are in a node's subtree, itself included. */
  sizes = new Int32Array(firstRoom);

  /** Begins a node; what comes until `close` is inside. */
  open(kind: number, start: number): number {
    const node = this.count;
    if (node === this.kinds.length) this.#grow();
    this.kinds[node] = kind;
    this.starts[node] = start;
    this.count = node + 1;
    return node;
  }

  /** Ends a node behind the last token that was taken. */
  close(node: number): void {
    this.ends[node] = this.taken;
    this.sizes[node] = this.count - node;
  }

  closeAt(node: number, end: number): void {
    this.ends[node] = end;
    this.sizes[node] = this.count - node;
  }

  leaf(kind: number, start: number, end: number): void {
    const node = this.open(kind, start);
    this.ends[node] = end;
    this.sizes[node] = 1;
  }

  /** Puts a node around all that was read from `node` on; it takes that number, and has to be closed. */
  wrap(kind: number, node: number): void {
    const { count } = this;
    if (count === this.kinds.length) this.#grow();
    const { kinds, starts, ends, sizes } = this;
    if (count - node > 24) {
      kinds.copyWithin(node + 1, node, count);
      starts.copyWithin(node + 1, node, count);
      ends.copyWithin(node + 1, node, count);
      sizes.copyWithin(node + 1, node, count);
    } else {
      for (let at = count; at > node; at--) {
        kinds[at] = kinds[at - 1]!;
        starts[at] = starts[at - 1]!;
        ends[at] = ends[at - 1]!;
        sizes[at] = sizes[at - 1]!;
      }
    }
    kinds[node] = kind;
    this.count = count + 1;
  }

  /** Whether what was read from `node` on is a single node without parts, of a kind. */
  isOnly(node: number, kind: number): boolean {
    return this.count === node + 1 && this.kinds[node] === kind;
  }

  /** The arrays of the finished tree. */
  arrays(): Pick<SyntaxTree, "kinds" | "starts" | "ends" | "after"> {
    const after = this.sizes.slice(0, this.count);
    for (let node = 0; node < after.length; node++) after[node]! += node;
    return {
      kinds: this.kinds.slice(0, this.count),
      starts: this.starts.slice(0, this.count),
      ends: this.ends.slice(0, this.count),
      after,
    };
  }

  #grow() {
    this.kinds = grown(this.kinds);
    this.starts = grown(this.starts);
    this.ends = grown(this.ends);
    this.sizes = grown(this.sizes);
  }
}

/** A copy with twice the room. */
export function grown<T extends Uint8Array | Int32Array>(array: T): T {
  const larger = new (array.constructor as new (length: number) => T)(array.length * 2);
  larger.set(array);
  return larger;
}
