import type { Cell } from "../facts/file-facts.ts";
import { FullCells } from "./full-cells.ts";
import { PairSet } from "./pair-set.ts";
import type { Token } from "./token.ts";

/** Cells with as many values take no further ones at first: in large projects everything would reach everything. */
const saturation = 64;
/** What full cells may tell altogether, by the number of functions: where everything is a hub, more says nothing more. */
const mostNotices = (functions: number) => Math.min(500_000, 20_000 + 20 * functions);
const deepestElement = 3;

/**
 * Which functions may be in which cell: inclusion constraints solved by passing on what is new. Containers have one
 * element cell each, and where a container moves, its elements move along.
 */
export class ValueFlow {
  private readonly tokens: (Token[] | undefined)[] = [undefined];
  private readonly successors: (Cell[] | undefined)[] = [undefined];
  private readonly predecessors: (Cell[] | undefined)[] = [undefined];
  private readonly elementSuccessors: (Cell[] | undefined)[] = [undefined];
  private readonly listeners: (((token: Token) => void)[] | undefined)[] = [undefined];
  private readonly elements: Cell[] = [0];
  private readonly depths: number[] = [0];
  private notices: number;
  private readonly seeds = new Map<Cell, Token[]>();
  private readonly told = new Map<Cell, Set<Token>>();
  private readonly edges = new PairSet();
  private readonly work: number[] = [];
  private readonly functionCount: number;

  constructor(functionCount: number) {
    this.functionCount = functionCount;
    this.notices = mostNotices(functionCount);
  }

  get cellCount(): number {
    return this.tokens.length;
  }

  newCell(depth = 0): Cell {
    this.tokens.push(undefined);
    this.successors.push(undefined);
    this.predecessors.push(undefined);
    this.elementSuccessors.push(undefined);
    this.listeners.push(undefined);
    this.elements.push(0);
    this.depths.push(depth);
    return this.tokens.length - 1;
  }

  classToken(type: number): Token {
    return this.functionCount + type;
  }

  /** The class that a token stands for; null for functions. */
  classOf(token: Token): number | null {
    return token >= this.functionCount ? token - this.functionCount : null;
  }

  /** The cell of a container's elements. Beyond a depth of three the elements are their own elements. */
  elementOf(cell: Cell): Cell {
    if (cell === 0) return 0;
    const known = this.elements[cell]!;
    if (known !== 0) return known;
    const depth = this.depths[cell]!;
    if (depth >= deepestElement) return cell;
    const element = this.newCell(depth + 1);
    this.elements[cell] = element;
    for (const next of this.successors[cell] ?? []) this.addEdge(element, this.elementOf(next));
    for (const next of this.elementSuccessors[cell] ?? []) this.addEdge(element, this.elementOf(next));
    for (const before of this.predecessors[cell] ?? []) {
      if (this.elements[before] !== 0) this.addEdge(this.elements[before]!, element);
    }
    return element;
  }

  /** Puts a value into a cell for good. */
  seed(cell: Cell, token: Token): void {
    if (cell === 0) return;
    const seeds = this.seeds.get(cell);
    if (seeds === undefined) this.seeds.set(cell, [token]);
    else seeds.push(token);
    this.addToken(cell, token);
  }

  /** A cell holds so few values that a look through its list is quickest, and a set of bits each would fill the memory. */
  private addToken(cell: Cell, token: Token): void {
    const held = this.tokens[cell];
    if (held === undefined) this.tokens[cell] = [token];
    else if (held.length < saturation && !held.includes(token)) held.push(token);
    else return;
    this.work.push(cell, token);
  }

  addEdge(from: Cell, to: Cell): void {
    if (from === 0 || to === 0 || from === to) return;
    if (!this.edges.add(from, to)) return;
    const next = this.successors[from];
    if (next === undefined) this.successors[from] = [to];
    else next.push(to);
    const before = this.predecessors[to];
    if (before === undefined) this.predecessors[to] = [from];
    else before.push(from);
    const held = this.tokens[from];
    if (held !== undefined) for (const token of held) this.addToken(to, token);
    if (this.elements[from] !== 0) this.addEdge(this.elements[from]!, this.elementOf(to));
  }

  /** The cell itself and those that its values move to within so many steps. */
  readersOf(cell: Cell, steps: number): ReadonlySet<Cell> {
    const found = new Set([cell]);
    let open = [cell];
    for (let step = 0; step < steps; step++) {
      open = open.flatMap((each) => this.successors[each] ?? []).filter((each) => !found.has(each));
      for (const each of open) found.add(each);
    }
    return found;
  }

  /** Cells whose values move into this one. */
  sourcesOf(cell: Cell): readonly Cell[] {
    return this.predecessors[cell] ?? [];
  }

  /** The values that came to be in a cell; at most as many as fit into it. */
  valuesOf(cell: Cell): readonly Token[] {
    return this.tokens[cell] ?? [];
  }

  /** Only the elements move: both cells name one container, and what the first gains the second has. */
  addElementEdge(from: Cell, to: Cell): void {
    if (from === 0 || to === 0 || from === to) return;
    const next = this.elementSuccessors[from];
    if (next === undefined) this.elementSuccessors[from] = [to];
    else if (next.includes(to)) return;
    else next.push(to);
    if (this.elements[from] !== 0) this.addEdge(this.elements[from]!, this.elementOf(to));
  }

  /** Calls back for every value that is or ever comes to be in the cell. */
  listen(cell: Cell, listener: (token: Token) => void): void {
    if (cell === 0) return;
    const before = this.listeners[cell];
    if (before === undefined) this.listeners[cell] = [listener];
    else before.push(listener);
    for (const token of [...(this.tokens[cell] ?? [])]) listener(token);
  }

  /**
   * Tells listeners of full cells what didn't fit into them, and follows what that brings. Gives false when there was
   * nothing new.
   */
  completeFull(): boolean {
    const full = new FullCells(
      (cell) => (this.tokens[cell]?.length ?? 0) >= saturation,
      (cell) => this.predecessors[cell] ?? [],
      (cell) => [...(this.tokens[cell] ?? []), ...(this.seeds.get(cell) ?? [])],
    );
    let isNew = false;
    for (let cell = 1; cell < this.tokens.length; cell++) {
      const listeners = this.listeners[cell];
      if (listeners === undefined || (this.tokens[cell]?.length ?? 0) < saturation) continue;
      const told = this.told.get(cell) ?? new Set(this.tokens[cell]!);
      this.told.set(cell, told);
      for (const token of full.tokensOf(cell)) {
        if (told.has(token)) continue;
        if (this.notices === 0) break;
        this.notices--;
        told.add(token);
        isNew = true;
        for (const listener of listeners) listener(token);
      }
    }
    this.solve();
    return isNew && this.notices > 0;
  }

  /** Passes values on until nothing changes. */
  solve(): void {
    while (this.work.length > 0) {
      const token = this.work.pop()!;
      const cell = this.work.pop()!;
      const next = this.successors[cell];
      if (next !== undefined) for (let i = 0; i < next.length; i++) this.addToken(next[i]!, token);
      const listeners = this.listeners[cell];
      if (listeners !== undefined) for (const listener of listeners) listener(token);
    }
  }
}
