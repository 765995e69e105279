import type { ts } from "ts-morph";
import { declarationKey } from "./declaration-key.ts";
import {
  type Cell,
  CellKind,
  emptyCell,
  type KeyedWriteFacts,
  type LiteralFacts,
  type PropertyRole,
  type Ref,
} from "./file-facts.ts";

const deepestElement = 3;

/** Collects the tables of one file's facts; asks for the same thing twice give the same number. */
export class FactWriter {
  readonly files: string[] = [];
  readonly refs: number[] = [];
  readonly names: string[] = [];
  readonly cells: number[] = [CellKind.temporary, 0, 0];
  readonly moves: number[] = [];
  readonly holds: number[] = [];
  readonly aliases: number[] = [];
  readonly keyedWrites: KeyedWriteFacts[] = [];
  readonly replacements: number[] = [];
  readonly literals: LiteralFacts[] = [];
  readonly instantiated = new Set<Ref>();
  private readonly fileOf = new Map<ts.SourceFile, number>();
  private readonly refOf = new Map<ts.Node, Ref>();
  private readonly nameOf = new Map<string, number>();
  private readonly known = new Map<string, Cell>();
  private readonly moved = new Set<number>();
  private readonly pathOf: (source: ts.SourceFile) => string;

  constructor(pathOf: (source: ts.SourceFile) => string) {
    this.pathOf = pathOf;
  }

  ref(node: ts.Node): Ref {
    const before = this.refOf.get(node);
    if (before !== undefined) return before;
    const ref = this.refs.length / 2;
    this.refs.push(this.file(node.getSourceFile()), declarationKey(node));
    this.refOf.set(node, ref);
    return ref;
  }

  temporary(): Cell {
    return this.cell(CellKind.temporary, 0, 0);
  }

  declared(node: ts.Node): Cell {
    return this.keyed(CellKind.declared, this.ref(node));
  }

  returned(node: ts.Node): Cell {
    return this.keyed(CellKind.returned, this.ref(node));
  }

  /** All arguments of a function, as `arguments` sees them. */
  argumentsOf(node: ts.Node): Cell {
    return this.keyed(CellKind.arguments, this.ref(node));
  }

  /** The getters or setters that reading or writing a declared property runs; for `value` the property itself. */
  accessor(node: ts.Node, role: PropertyRole): Cell {
    if (role === "value") return this.declared(node);
    return this.keyed(role === "get" ? CellKind.getter : CellKind.setter, this.ref(node));
  }

  signature(node: ts.Node): Cell {
    return this.keyed(CellKind.signature, this.ref(node));
  }

  /** Everything stored under a property name anywhere. */
  named(name: string): Cell {
    return this.keyed(CellKind.named, this.name(name));
  }

  /** What was stored under a property name on receivers of unknown type. */
  written(name: string): Cell {
    return this.keyed(CellKind.written, this.name(name));
  }

  /** The elements of a container; elements of elements to a depth of three, deeper ones are the same. */
  element(of: Cell): Cell {
    if (of === emptyCell) return emptyCell;
    if (this.depth(of) >= deepestElement) return of;
    return this.keyed(CellKind.element, of);
  }

  move(from: Cell, to: Cell): void {
    if (from === emptyCell || to === emptyCell || from === to) return;
    const pair = from * 0x4000000 + to;
    if (this.moved.has(pair)) return;
    this.moved.add(pair);
    this.moves.push(from, to);
  }

  /** Both cells name one container: what one gains as elements the other has too. */
  alias(one: Cell, other: Cell): void {
    if (one !== emptyCell && other !== emptyCell && one !== other) this.aliases.push(one, other);
  }

  /** The value takes the place of a declared method, on some object and at some time: too loose to move there. */
  replace(value: Cell, method: ts.Node): void {
    if (value !== emptyCell) this.replacements.push(value, this.declared(method));
  }

  hold(cell: Cell, value: ts.Node): void {
    if (cell !== emptyCell) this.holds.push(cell, this.ref(value));
  }

  /** One cell with the values of all; no new one for a single cell. */
  union(cells: readonly Cell[]): Cell {
    const distinct = [...new Set(cells.filter((cell) => cell !== emptyCell))];
    if (distinct.length < 2) return distinct[0] ?? emptyCell;
    const whole = this.temporary();
    for (const cell of distinct) {
      this.move(cell, whole);
      this.alias(whole, cell);
    }
    return whole;
  }

  private depth(cell: Cell): number {
    let depth = 0;
    for (let at = cell; this.cells[at * 3] === CellKind.element; at = this.cells[at * 3 + 1]!) depth++;
    return depth;
  }

  private keyed(kind: number, a: number): Cell {
    const key = `${kind}:${a}`;
    const before = this.known.get(key);
    if (before !== undefined) return before;
    const cell = this.cell(kind, a, 0);
    this.known.set(key, cell);
    return cell;
  }

  private cell(kind: number, a: number, b: number): Cell {
    this.cells.push(kind, a, b);
    return this.cells.length / 3 - 1;
  }

  private name(text: string): number {
    const before = this.nameOf.get(text);
    if (before !== undefined) return before;
    this.names.push(text);
    this.nameOf.set(text, this.names.length - 1);
    return this.names.length - 1;
  }

  private file(source: ts.SourceFile): number {
    const before = this.fileOf.get(source);
    if (before !== undefined) return before;
    this.files.push(this.pathOf(source));
    this.fileOf.set(source, this.files.length - 1);
    return this.files.length - 1;
  }
}
