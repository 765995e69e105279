import type { Cell } from "../facts/file-facts.ts";
import type { LinkedFile } from "./linked-project.ts";
import type { ValueFlow } from "./value-flow.ts";

/** How far a method's cell is followed to those that read it: over its name, or over one choice of several. */
const readerDistance = 2;

/** Values that are put over declared methods, by the cells that calls of those methods read. */
export function replacementsByReader(
  files: readonly LinkedFile[],
  flow: ValueFlow,
): ReadonlyMap<Cell, readonly Cell[]> {
  const byMethod = new Map<Cell, Set<Cell>>();
  for (const { facts, cells } of files) {
    for (let i = 0; i < facts.replacements.length; i += 2) {
      const method = cells[facts.replacements[i + 1]!]!;
      const values = byMethod.get(method) ?? new Set();
      byMethod.set(method, values.add(cells[facts.replacements[i]!]!));
    }
  }
  const byReader = new Map<Cell, Set<Cell>>();
  for (const [method, values] of byMethod) {
    for (const reader of flow.readersOf(method, readerDistance)) {
      byReader.set(reader, new Set([...(byReader.get(reader) ?? []), ...values]));
    }
  }
  return new Map([...byReader].map(([reader, values]) => [reader, [...values]]));
}
