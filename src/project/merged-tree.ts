import type { FunctionId } from "#model/ids.ts";

/** A tree of functions to which several trees of frames are added: equal stacks of functions become one node. */
export class MergedTree {
  readonly #ids: FunctionId[] = [];
  readonly #idNumber = new Map<FunctionId, number>();
  readonly #parents: number[] = [-1];
  readonly #frames: number[] = [-1];
  readonly #self: number[] = [0];
  readonly #children = new Map<number, number>();

  get size(): number {
    return this.#parents.length;
  }

  /**
   * @param ids the function of each frame
   * @param apart keeps every node apart, also beside an equal one
   */
  add(
    parents: ArrayLike<number>,
    frames: ArrayLike<number>,
    self: ArrayLike<number>,
    ids: readonly FunctionId[],
    apart = false,
  ): void {
    const place = new Int32Array(parents.length);
    for (let node = 0; node < parents.length; node++) {
      const frame = frames[node]!;
      const id = frame < 0 ? undefined : ids[frame];
      if (id !== undefined) place[node] = this.#child(place[parents[node]!]!, id, apart);
      this.#self[place[node]!]! += self[node]!;
    }
  }

  /** The number of a function, given at its first mention. */
  know(id: FunctionId): number {
    const known = this.#idNumber.get(id);
    if (known !== undefined) return known;
    const number = this.#ids.push(id) - 1;
    this.#idNumber.set(id, number);
    return number;
  }

  #child(parent: number, id: FunctionId, apart: boolean): number {
    const number = this.know(id);
    const key = parent * 2 ** 22 + number;
    const known = apart ? undefined : this.#children.get(key);
    if (known !== undefined) return known;
    const node = this.#parents.push(parent) - 1;
    this.#frames.push(number);
    this.#self.push(0);
    this.#children.set(key, node);
    return node;
  }

  /** The tree with the dearest nodes alone; the cost of the others goes to their parent's self. Nodes without cost are left out. */
  pruned(most: number) {
    const total = Float64Array.from(this.#self);
    for (let node = total.length - 1; node > 0; node--) total[this.#parents[node]!]! += total[node]!;
    const sorted = total.length <= most ? null : total.toSorted();
    const least = sorted?.[total.length - most] ?? 0;
    // Of nodes that cost the same the first ones stay: parents come before their children.
    let equals = sorted === null ? total.length : most - (sorted.length - 1 - sorted.lastIndexOf(least));
    if (total[0] === least) equals--;
    const place = new Int32Array(total.length).fill(-1);
    const kept = { parents: [-1], nodeFrames: [-1], self: [this.#self[0]!], total: [total[0]!] };
    place[0] = 0;
    let leftOut = 0;
    for (let node = 1; node < total.length; node++) {
      const parent = place[this.#parents[node]!]!;
      const stays = total[node]! > least || (total[node] === least && equals-- > 0);
      if (!stays || total[node] === 0) {
        place[node] = parent;
        kept.self[parent]! += this.#self[node]!;
        leftOut += Number(total[node]! > 0);
        continue;
      }
      place[node] = kept.parents.push(parent) - 1;
      kept.nodeFrames.push(this.#frames[node]!);
      kept.self.push(this.#self[node]!);
      kept.total.push(total[node]!);
    }
    return {
      parents: Int32Array.from(kept.parents),
      nodeFrames: Int32Array.from(kept.nodeFrames),
      self: Float64Array.from(kept.self),
      total: Float64Array.from(kept.total),
      ids: this.#ids,
      leftOut,
    };
  }
}
