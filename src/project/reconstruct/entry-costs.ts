import { strongComponents } from "#complexity/strong-components.ts";
import type { MeasuredGraph } from "#model/measured-graph.ts";

/** Less of a function's total than this isn't worth a root of its own: it is what rounding left. */
const leastPart = 0.01;

/**
 * What nobody in the run called: of each circle of callers the dearest member (of equals the one that the others explain
 * least), with what doesn't come from outside the circle. Dearest first; together never more than the whole.
 */
export function entryCosts(
  graph: MeasuredGraph,
  edges: readonly { readonly caller: number; readonly callee: number; readonly total: number }[],
  least: number,
): { readonly index: number; readonly cost: number }[] {
  const totals = graph.functions.map(({ cost }) => cost.total ?? cost.self ?? 0);
  const callees: number[][] = totals.map(() => []);
  for (const { caller, callee } of edges) callees[caller]!.push(callee);
  const circles = strongComponents(callees);
  const circleOf = new Int32Array(totals.length);
  for (const [circle, members] of circles.entries()) for (const member of members) circleOf[member] = circle;
  const fromOutside = new Float64Array(circles.length);
  const unexplained = Float64Array.from(totals);
  for (const { caller, callee, total } of edges) {
    unexplained[callee]! -= total;
    if (circleOf[caller] !== circleOf[callee]) fromOutside[circleOf[callee]!]! += total;
  }
  const entries = circles
    .map((members, circle) => {
      const index = members.reduce((first, one) => {
        const more = totals[one]! - totals[first]!;
        return more > 0 || (more === 0 && unexplained[one]! > unexplained[first]!) ? one : first;
      });
      return { index, cost: totals[index]! - fromOutside[circle]! };
    })
    .filter(({ index, cost }) => cost > Math.max(least, totals[index]! * leastPart))
    .sort((a, b) => b.cost - a.cost || a.index - b.index);
  let left = graph.measure.whole;
  return entries.flatMap(({ index, cost }) => {
    if (left < least) return [];
    const given = Math.min(cost, left);
    left -= given;
    return { index, cost: given };
  });
}
