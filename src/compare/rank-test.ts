/** Fewer values on a side can't be told from chance at the usual 5 %, however far apart they are. */
export const fewestRepeats = 4;

/**
 * How likely two groups of measurements of the same thing differ at least as much by chance: the exact two-sided
 * Mann-Whitney U test (H. B. Mann and D. R. Whitney, Annals of Mathematical Statistics 18, 1947), which asks for no normal
 * distribution; ties share their mean rank. Benchstat of Go decides by the same test.
 *
 * @returns 0 to 1; null with fewer than four values on a side
 */
export function chanceOfDifference(base: readonly number[], head: readonly number[]): number | null {
  if (base.length < fewestRepeats || head.length < fewestRepeats) return null;
  const ranks = doubledRanks([...base, ...head]);
  const rankSum = ranks.slice(0, base.length).reduce((sum, rank) => sum + rank, 0);
  const mean = (ranks.reduce((sum, rank) => sum + rank, 0) * base.length) / ranks.length;
  const distance = Math.abs(rankSum - mean);
  const ways = waysToSum(ranks, base.length);
  let [extreme, all] = [0, 0];
  ways.forEach((count, sum) => {
    all += count;
    if (Math.abs(sum - mean) >= distance - 1e-9) extreme += count;
  });
  return extreme / all;
}

/** Twice the mean rank of each value, so that ties stay whole numbers. */
function doubledRanks(values: readonly number[]): number[] {
  const sorted = values.toSorted((a, b) => a - b);
  return values.map((value) => sorted.indexOf(value) + sorted.lastIndexOf(value) + 2);
}

/** For each sum, in how many ways `size` of the ranks add up to it. */
function waysToSum(ranks: readonly number[], size: number): number[] {
  const most = ranks.reduce((sum, rank) => sum + rank, 0);
  const ways = Array.from({ length: size + 1 }, () => new Float64Array(most + 1));
  ways[0]![0] = 1;
  for (const rank of ranks) {
    for (let taken = size; taken > 0; taken--) {
      const [fewer, more] = [ways[taken - 1]!, ways[taken]!];
      for (let sum = most; sum >= rank; sum--) more[sum]! += fewer[sum - rank]!;
    }
  }
  return [...ways[size]!];
}
