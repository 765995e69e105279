import type { SourceFunction } from "#model/source-graph.ts";
import { bridgedLinks } from "./bridged-links.ts";
import { type Selection, type SelectionRequest, tally } from "./selection.ts";
import { spineWeights } from "./spine-weights.ts";

/** Entry points that the first picture starts from. */
const entries = 5;
/** Callees of one function that the first picture follows. */
const widestFan = 6;

/**
 * The first picture without a run: from the entry points (nothing in the project calls them) below which most happens,
 * down to the functions on the way that matter most. Grown along calls, so that the picture hangs together.
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
  // Imports run module bodies, but that is no flow: a module body is shown as an entry alone.
  const followed = new Set([...open].filter((unit) => units.groupName(unit) !== null || kindOf(unit) !== "module"));
  const weights = spineWeights(open, followed, units, (unit) => factor(sourceOf(unit)));
  const heaviestFirst = (a: number, b: number) => weights.get(b)! - weights.get(a)! || a - b;
  const starts = [...open].filter((unit) => units.callers(unit).every((link) => !followed.has(link.unit)));
  const kept = new Set(pinned);
  const ordered = [...starts.toSorted(heaviestFirst).slice(0, entries), ...[...open].toSorted(heaviestFirst)];
  for (const start of ordered) {
    if (kept.size >= most) break;
    const worthShowing = weights.get(start)! > 0 || open.size <= most;
    if (!kept.has(start) && worthShowing) grow(start, Math.max(8, most / entries));
  }
  left.add("limit", [...open].filter((unit) => !kept.has(unit)).length);
  return { kept: [...kept], left: left.counts };

  function sourceOf(unit: number): SourceFunction | null {
    return graph.functionAt(units.members(unit)[0]!).source;
  }

  function kindOf(unit: number): string | undefined {
    return sourceOf(unit)?.kind;
  }

  function isProjects(node: number): boolean {
    const { source } = graph.functionAt(node);
    return source !== null && !source.external;
  }

  /** Adds a start and what it leads to, the weightiest first wherever it was reached from. */
  function grow(start: number, room: number): void {
    const front = [start];
    for (let added = 0; front.length > 0 && added < room && kept.size < most; added++) {
      const unit = front.shift()!;
      kept.add(unit);
      const next = bridgedLinks(unit, "callees", units)
        .filter((link) => followed.has(link.unit) && !kept.has(link.unit) && !front.includes(link.unit))
        .sort((a, b) => Number(b.certain) - Number(a.certain) || heaviestFirst(a.unit, b.unit));
      front.push(...next.slice(0, widestFan).map((link) => link.unit));
      front.sort(heaviestFirst);
    }
  }
}

/** Tests lead everywhere and explain little; anonymous functions say nothing by themselves. */
function factor(source: SourceFunction | null): number {
  if (source === null) return 1;
  if (/(^|\/)(tests?|__tests__|spec|benchmarks?)(\/|$)|(^|\/)test_|[._](test|spec)\.\w+$/.test(source.file ?? ""))
    return 0.1;
  return source.kind === "lambda" ? 0.3 : 1;
}
