import type { FunctionId } from "#model/ids.ts";
import type { MeasuredFunction } from "#model/measured-graph.ts";

/**
 * Frames without a function carry their line in the id, and some names an address (`function f at 0x7f…`), so that one
 * function would look removed and added. Those that are on one side only are paired by file and name, where that is
 * unambiguous on both sides.
 *
 * @returns base id to head id
 */
export function unmatchedPairs(
  base: readonly MeasuredFunction[],
  head: readonly MeasuredFunction[],
): ReadonlyMap<FunctionId, FunctionId> {
  const inBase = new Set(base.map(({ id }) => id));
  const inHead = new Set(head.map(({ id }) => id));
  const before = byFileAndName(base.filter(({ id }) => !inHead.has(id)));
  const after = byFileAndName(head.filter(({ id }) => !inBase.has(id)));
  const pairs = new Map<FunctionId, FunctionId>();
  for (const [key, [one, ...others]] of before) {
    const candidates = after.get(key) ?? [];
    if (one !== undefined && others.length === 0 && candidates.length === 1)
      pairs.set(one, candidates[0] as FunctionId);
  }
  return pairs;
}

const address = / at 0x[0-9a-f]+/i;

function byFileAndName(functions: readonly MeasuredFunction[]): Map<string, FunctionId[]> {
  const groups = new Map<string, FunctionId[]>();
  for (const { id, file, name } of functions) {
    if (!id.startsWith("frame:") && !address.test(id)) continue;
    const key = `${file}\n${name.replace(address, "")}`;
    groups.set(key, [...(groups.get(key) ?? []), id]);
  }
  return groups;
}
