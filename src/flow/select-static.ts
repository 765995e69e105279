import { bridgedLinks } from "./bridged-links.ts";
import { type Selection, type SelectionRequest, tally } from "./selection.ts";
import { staticRanking } from "./static-ranking.ts";

/** Entry points that the first picture starts from. */
const entries = 5;
/** Callees of one function that the first picture follows. */
const widestFan = 6;

/**
 * The first picture without a run: from the entry points (nothing in the project calls them) below which most happens,
 * down to the functions on the way that matter most. Grown along calls, so that the picture hangs together.
 */
export function selectStatic({ graph, units, most, pinned }: SelectionRequest): Selection {
  const { weights, order, isEntry } = staticRanking(graph.statics);
  const left = tally();
  const unitWeights = new Map<number, number>();
  const starts = new Set<number>();
  for (const node of order) {
    const unit = units.unitOf(node);
    const reason = units.removes(unit);
    if (reason !== null) left.add(reason);
    else if (!unitWeights.has(unit)) unitWeights.set(unit, weights[node]!);
    if (reason === null && isEntry[node] === 1 && starts.size < entries) starts.add(unit);
  }
  const weightOf = (unit: number) => unitWeights.get(unit) ?? 0;
  const kept = new Set(pinned);
  for (const start of [...starts, ...unitWeights.keys()]) {
    if (kept.size >= most) break;
    if (!kept.has(start) && (weightOf(start) > 0 || unitWeights.size <= most)) grow(start, Math.max(8, most / entries));
  }
  left.add("limit", unitWeights.size - [...kept].filter((unit) => unitWeights.has(unit)).length);
  return { kept: [...kept], left: left.counts };

  /** Adds a start and what it leads to, the weightiest first wherever it was reached from. */
  function grow(start: number, room: number): void {
    const heaviestFirst = (a: number, b: number) => weightOf(b) - weightOf(a) || a - b;
    const front = [start];
    for (let added = 0; front.length > 0 && added < room && kept.size < most; added++) {
      const unit = front.shift()!;
      kept.add(unit);
      const next = bridgedLinks(unit, "callees", units)
        .filter((link) => isWorth(link.unit) && !kept.has(link.unit) && !front.includes(link.unit))
        .sort((a, b) => Number(b.certain) - Number(a.certain) || heaviestFirst(a.unit, b.unit));
      front.push(...next.slice(0, widestFan).map((link) => link.unit));
      front.sort(heaviestFirst);
    }
  }

  /** Functions of the project, without module bodies, which only imports lead to. */
  function isWorth(unit: number): boolean {
    const kind = units.groupName(unit) === null ? graph.functionAt(unit).source?.kind : undefined;
    return unitWeights.has(unit) && kind !== "module";
  }
}
