import { type Cell, CellKind, emptyCell } from "../facts/file-facts.ts";
import type { CellTable } from "./cell-table.ts";
import type { LinkedFile, MadeObject } from "./linked-project.ts";

/** Objects by the cell that they are made in. */
export function madeObjects(files: readonly LinkedFile[], table: CellTable): ReadonlyMap<Cell, readonly MadeObject[]> {
  const objects = new Map<Cell, MadeObject[]>();
  const add = (cell: Cell, object: MadeObject) => {
    if (cell === 0) return;
    const before = objects.get(cell);
    if (before === undefined) objects.set(cell, [object]);
    else before.push(object);
  };
  for (const { facts, cells, functionOf, typeOf } of files) {
    for (const { cell, names, values, isOpen } of facts.literals) {
      add(cells[cell]!, {
        kind: "literal",
        values: new Map(names.map((name, index) => [name, cells[values[index]!]!])),
        isOpen,
      });
    }
    for (const { isClass, ref, maker } of facts.types) {
      const type = isClass ? typeOf(ref) : null;
      const own = maker ?? ref;
      const at = table.known(CellKind.returned, facts.files[facts.refs[own * 2]!]!, facts.refs[own * 2 + 1]!);
      if (type !== null) add(at, { kind: "instance", type, isExact: false });
    }
    for (const { isNew, targets, invocation, callee } of facts.sites) {
      if (!isNew || invocation.result === 0) continue;
      if (targets.length === 0 && callee === emptyCell) add(cells[invocation.result]!, { kind: "foreign" });
      for (const ref of targets) {
        const type = typeOf(ref);
        const maker = type === null ? functionOf(ref) : null;
        if (type !== null) add(cells[invocation.result]!, { kind: "instance", type, isExact: true });
        if (maker !== null) add(cells[invocation.result]!, { kind: "made", maker });
      }
    }
  }
  return objects;
}
