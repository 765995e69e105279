import type { CallEdge } from "./call-edges.ts";

/** More pairs of ways in and ways out than this are matched in order of cost, which needs no list of pairs. */
const mostPairs = 250_000;

/**
 * What each way into a function spends at each way out, so that both add up to what they cost: row by row, `ways in x ways
 * out`. The profile doesn't say, so a way out is given to the way in whose number of calls is nearest to its own: what runs
 * 300 times is more likely called by what ran 300 times than by what ran once. Real call trees are sparse, so this comes
 * nearer to them than giving every way in a part of everything (measured against whole stacks).
 */
export function callerMix(into: readonly CallEdge[], out: readonly CallEdge[]): Float64Array {
  const columns = out.length;
  const mix = new Float64Array(into.length * columns);
  const needs = into.map(({ total, self }) => Math.max(0, total - self));
  const left = Float64Array.from(needs);
  const open = Float64Array.from(out, ({ total }) => total);
  const give = (row: number, column: number) => {
    const given = Math.min(left[row]!, open[column]!);
    mix[row * columns + column]! += given;
    left[row]! -= given;
    open[column]! -= given;
  };
  if (mix.length <= mostPairs) for (const [row, column] of nearestCounts(into, out)) give(row, column);
  else inOrderOfCost(left, open, give);
  // More leaves than came in where inner activations are in no number: the dearest way in holds them.
  const dearest = needs.indexOf(Math.max(...needs));
  for (const [column, cost] of open.entries()) if (dearest >= 0) mix[dearest * columns + column]! += cost;
  for (const [row, need] of needs.entries()) fillRow(mix.subarray(row * columns, (row + 1) * columns), need, out);
  return mix;
}

function nearestCounts(into: readonly CallEdge[], out: readonly CallEdge[]): [row: number, column: number][] {
  const logs = (edges: readonly CallEdge[]) => edges.map(({ calls }) => Math.log(Math.max(1, calls ?? 1)));
  const rows = byTotal(into);
  const columns = byTotal(out);
  const inside = logs(into);
  const outside = logs(out);
  const distance = ([row, column]: [number, number]) => Math.abs(inside[row]! - outside[column]!);
  return rows
    .flatMap((row) => columns.map((column): [number, number] => [row, column]))
    .map((pair) => ({ pair, distance: distance(pair) }))
    .sort((a, b) => a.distance - b.distance)
    .map(({ pair }) => pair);
}

/** Dearest first; of equals the earlier one. */
function byTotal(edges: readonly CallEdge[]): number[] {
  return edges.map((_, index) => index).sort((a, b) => edges[b]!.total - edges[a]!.total || a - b);
}

function inOrderOfCost(left: Float64Array, open: Float64Array, give: (row: number, column: number) => void): void {
  const dearest = (costs: Float64Array) => [...costs.keys()].sort((a, b) => costs[b]! - costs[a]! || a - b);
  const rows = dearest(left);
  const columns = dearest(open);
  for (let row = 0, column = 0; row < rows.length && column < columns.length; ) {
    give(rows[row]!, columns[column]!);
    if (left[rows[row]!]! <= 0) row++;
    else column++;
  }
}

/** A way in that found too little (the profile's numbers don't quite add up) spends its cost in proportion. */
function fillRow(row: Float64Array, need: number, out: readonly CallEdge[]): void {
  const given = row.reduce((sum, each) => sum + each, 0);
  if (need <= 0 || given >= need) return;
  if (given > 0) for (const column of row.keys()) row[column]! *= need / given;
  else {
    const all = out.reduce((sum, { total }) => sum + total, 0);
    if (all > 0) for (const [column, { total }] of out.entries()) row[column] = (need * total) / all;
  }
}
