/**
 * The least processor time of several runs, in milliseconds: other programs on the machine don't count, and the runs
 * that took longer were disturbed.
 */
export async function leastTime(times: number, run: () => unknown): Promise<number> {
  let best = Number.POSITIVE_INFINITY;
  for (let time = 0; time < times; time++) {
    const start = process.cpuUsage();
    await run();
    const { user, system } = process.cpuUsage(start);
    best = Math.min(best, (user + system) / 1000);
  }
  return best;
}
