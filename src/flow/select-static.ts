import { bridgedLinks } from "./bridged-links.ts";
import { type Selection, type SelectionRequest, tally } from "./selection.ts";
import type { UnitGraph } from "./unit-graph.ts";

/** Entry points that the first picture starts from. */
const entries = 6;
/** Callees of one function that the first picture follows. */
const widestFan = 6;

/**
 * The first picture without a run: entry points (nothing in the project calls them, and they reach much), and from there
 * the functions that branch most. Grown along calls, so that the picture hangs together.
 */
export function selectStatic({ graph, units, most, pinned }: SelectionRequest): Selection {
  const left = tally();
  const open = new Set<number>();
  for (let node = 0; node < graph.size; node++) {
    const unit = units.unitOf(node);
    const reason = units.removes(unit);
    if (reason !== null) left.add(reason);
    else if (units.groupName(unit) !== null || isProjects(node)) open.add(unit);
  }
  const importance = new Map([...open].map((unit) => [unit, branching(unit, units)]));
  const starts = [...open]
    .filter((unit) => units.callees(unit).length > 0 && units.callers(unit).every((link) => !open.has(link.unit)))
    .sort((a, b) => importance.get(b)! - importance.get(a)! || a - b);
  const kept = new Set(pinned);
  const byImportance = [...open].sort((a, b) => importance.get(b)! - importance.get(a)! || a - b);
  for (const start of [...starts.slice(0, entries), ...byImportance]) {
    if (kept.size >= most) break;
    if (!kept.has(start) && (importance.get(start)! > 0 || open.size <= most)) grow(start, Math.max(8, most / entries));
  }
  left.add("limit", [...open].filter((unit) => !kept.has(unit)).length);
  return { kept: [...kept], left: left.counts };

  function isProjects(node: number): boolean {
    const { source } = graph.functionAt(node);
    return source !== null && !source.external;
  }

  function grow(start: number, room: number): void {
    const front = [start];
    for (let added = 0; front.length > 0 && added < room && kept.size < most; added++) {
      const unit = front.shift()!;
      kept.add(unit);
      const next = bridgedLinks(unit, "callees", units)
        .filter((link) => open.has(link.unit) && !kept.has(link.unit) && !front.includes(link.unit))
        .sort((a, b) => Number(b.certain) - Number(a.certain) || importance.get(b.unit)! - importance.get(a.unit)!);
      front.push(...next.slice(0, widestFan).map((link) => link.unit));
    }
  }
}

/** How much a picture gains by a function: calls that leave it count in full, those that reach it with less and less. */
function branching(unit: number, units: UnitGraph): number {
  const out = units.callees(unit).filter((link) => link.certain).length;
  const into = units.callers(unit).filter((link) => link.certain).length;
  return out * (1 + Math.log2(1 + into));
}
