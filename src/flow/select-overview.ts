import { entropyScore } from "./entropy-score.ts";
import { type Selection, type SelectionRequest, tally, usualShare } from "./selection.ts";

/** The heaviest part of a run: first what is too light goes, then what tells least, down to the number of cards. */
export function selectOverview({ question, graph, units, weights, most, pinned }: SelectionRequest): Selection {
  const left = tally();
  const least = (question.minimumShare ?? usualShare) * weights.whole;
  const asked = new Set(pinned);
  const measured = new Set(graph.measured.map(units.unitOf));
  const candidates: number[] = [];
  for (const unit of measured) {
    if (asked.has(unit)) continue;
    const reason = units.removes(unit);
    if (reason !== null) left.add(reason);
    else if (units.weight(unit) < least) left.add("share");
    else candidates.push(unit);
  }
  const scored = candidates
    .map((unit) => ({ unit, score: entropyScore(unit, units), weight: units.weight(unit) }))
    .sort((a, b) => b.score - a.score || b.weight - a.weight || a.unit - b.unit);
  const room = Math.max(0, most - asked.size);
  left.add("limit", scored.length - room);
  const kept = scored.slice(0, room).sort((a, b) => b.weight - a.weight || a.unit - b.unit);
  return { kept: [...pinned, ...kept.map(({ unit }) => unit)], left: left.counts };
}
