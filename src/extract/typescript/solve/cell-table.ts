import { type Cell, CellKind, type FileFacts } from "../facts/file-facts.ts";
import type { ValueFlow } from "./value-flow.ts";

/** More than there are kinds of cells. */
const cellKinds = 16;

/** Gives every declaration, name and return one cell for the whole project. */
export class CellTable {
  private readonly keyedCells = new Map<string, Map<number, Cell>>();
  private readonly namedCells = [new Map<string, Cell>(), new Map<string, Cell>()] as const;
  private readonly flow: ValueFlow;

  constructor(flow: ValueFlow) {
    this.flow = flow;
  }

  translate(facts: FileFacts): Int32Array {
    const count = facts.cells.length / 3;
    const cells = new Int32Array(count);
    for (let local = 1; local < count; local++) {
      const kind = facts.cells[local * 3]!;
      const a = facts.cells[local * 3 + 1]!;
      cells[local] = this.cell(kind, a, facts, cells);
    }
    return cells;
  }

  keyed(kind: number, path: string, key: number): Cell {
    const cells = this.keyedCells.get(path) ?? new Map<number, Cell>();
    if (cells.size === 0) this.keyedCells.set(path, cells);
    return this.interned(cells, key * cellKinds + kind);
  }

  writtenUnder(name: string): Cell {
    const cell = this.named(1, name);
    this.flow.addEdge(cell, this.named(0, name));
    return cell;
  }

  /** The cell if any file asked for it, else 0. */
  known(kind: number, path: string, key: number): Cell {
    return this.keyedCells.get(path)?.get(key * cellKinds + kind) ?? 0;
  }

  private cell(kind: number, a: number, facts: FileFacts, cells: Int32Array): Cell {
    switch (kind) {
      case CellKind.temporary:
        return this.flow.newCell();
      case CellKind.element:
        return this.flow.elementOf(cells[a]!);
      case CellKind.named:
      case CellKind.written:
        return this.named(kind === CellKind.named ? 0 : 1, facts.names[a]!);
      default:
        return this.keyed(kind, facts.files[facts.refs[a * 2]!]!, facts.refs[a * 2 + 1]!);
    }
  }

  private named(which: 0 | 1, name: string): Cell {
    return this.interned(this.namedCells[which], name);
  }

  private interned<K>(cells: Map<K, Cell>, key: K): Cell {
    const known = cells.get(key);
    if (known !== undefined) return known;
    const cell = this.flow.newCell();
    cells.set(key, cell);
    return cell;
  }
}
