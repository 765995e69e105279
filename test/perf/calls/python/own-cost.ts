import type { Cost } from "../python-speed.ts";

/** What this process has taken since its start, with the lines that it read. */
export function ownCost(lines: number): Cost {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  return {
    seconds: performance.now() / 1000,
    processorSeconds: (userCPUTime + systemCPUTime) / 1e6,
    peakBytes: maxRSS * 1024,
    lines,
  };
}
