import type { Cell } from "../facts/file-facts.ts";
import type { Token } from "./token.ts";

/**
 * What cells would hold that were cut off when full. Full cells feed each other in circles, so circles are found first
 * (Tarjan's strongly connected components) and share one set of bits; then each circle takes what the circles and cells
 * before it hold. Linear in the edges among full cells, where passing on single values was not.
 */
export class FullCells {
  private readonly component = new Map<Cell, number>();
  private readonly bits: Uint32Array[] = [];
  private readonly isFull: (cell: Cell) => boolean;
  private readonly before: (cell: Cell) => readonly Cell[];
  private readonly held: (cell: Cell) => readonly Token[];

  constructor(
    isFull: (cell: Cell) => boolean,
    before: (cell: Cell) => readonly Cell[],
    held: (cell: Cell) => readonly Token[],
  ) {
    this.isFull = isFull;
    this.before = before;
    this.held = held;
  }

  /** All values of a full cell, in ascending order. */
  *tokensOf(cell: Cell): Generator<Token> {
    if (!this.component.has(cell)) this.connect(cell);
    const bits = this.bits[this.component.get(cell)!]!;
    for (let word = 0; word < bits.length; word++) {
      for (let rest = bits[word]!; rest !== 0; rest &= rest - 1) yield word * 32 + (31 - Math.clz32(rest & -rest));
    }
  }

  /** Tarjan's algorithm with a stack of its own; components come out with all before them done. */
  private connect(start: Cell): void {
    const order = new Map<Cell, number>();
    const low = new Map<Cell, number>();
    const open: Cell[] = [];
    const path: { cell: Cell; next: number; before: readonly Cell[] }[] = [];
    const enter = (cell: Cell) => {
      order.set(cell, order.size);
      low.set(cell, order.get(cell)!);
      open.push(cell);
      path.push({ cell, next: 0, before: this.before(cell).filter(this.isFull) });
    };
    enter(start);
    while (path.length > 0) {
      const top = path.at(-1)!;
      if (top.next < top.before.length) {
        const cell = top.before[top.next++]!;
        if (this.component.has(cell)) continue;
        if (!order.has(cell)) enter(cell);
        else low.set(top.cell, Math.min(low.get(top.cell)!, order.get(cell)!));
        continue;
      }
      path.pop();
      const parent = path.at(-1);
      if (parent !== undefined) low.set(parent.cell, Math.min(low.get(parent.cell)!, low.get(top.cell)!));
      if (low.get(top.cell) === order.get(top.cell)) this.close(open.splice(open.lastIndexOf(top.cell)));
    }
  }

  private close(cells: readonly Cell[]): void {
    const index = this.bits.length;
    for (const cell of cells) this.component.set(cell, index);
    const bits = new GrowingBits();
    for (const cell of cells) {
      for (const token of this.held(cell)) bits.add(token);
      for (const before of this.before(cell)) {
        const component = this.component.get(before);
        if (component === index) continue;
        if (component === undefined) for (const token of this.held(before)) bits.add(token);
        else bits.addAll(this.bits[component]!);
      }
    }
    this.bits.push(bits.words);
  }
}

class GrowingBits {
  words = new Uint32Array(8);

  add(token: Token): void {
    this.reserve((token >>> 5) + 1);
    this.words[token >>> 5]! |= 1 << (token & 31);
  }

  addAll(other: Uint32Array): void {
    this.reserve(other.length);
    for (let word = 0; word < other.length; word++) this.words[word]! |= other[word]!;
  }

  private reserve(length: number): void {
    if (length <= this.words.length) return;
    const wider = new Uint32Array(Math.max(length, this.words.length * 2));
    wider.set(this.words);
    this.words = wider;
  }
}
