import { readdirSync, readFileSync } from "node:fs";

/** Milliseconds between two looks; the kernel keeps the peak meanwhile, so only the very last rise can be missed. */
const interval = 50;

/**
 * Follows the memory of a process and of those it started, where the system shows it (Linux).
 *
 * @returns ends the watch and answers the bytes of the largest process at its peak; null when nothing was seen
 */
export function watchMemory(pid: number): () => number | null {
  let peak: number | null = null;
  const look = () => {
    for (const one of family(pid)) {
      const bytes = highWaterMark(one);
      if (bytes !== null && (peak === null || bytes > peak)) peak = bytes;
    }
  };
  look();
  const timer = setInterval(look, interval).unref();
  return () => {
    clearInterval(timer);
    look();
    return peak;
  };
}

/** A process with its descendants; the list that the kernel keeps per thread may lack the newest. */
function family(pid: number): readonly number[] {
  const found = [pid];
  for (const one of found) {
    try {
      for (const thread of readdirSync(`/proc/${one}/task`)) {
        const children = readFileSync(`/proc/${one}/task/${thread}/children`, "utf8").trim();
        if (children !== "") found.push(...children.split(" ").map(Number));
      }
    } catch {}
  }
  return found;
}

function highWaterMark(pid: number): number | null {
  try {
    const kilobytes = /^VmHWM:\s*(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
    return kilobytes === undefined ? null : Number(kilobytes) * 1024;
  } catch {
    return null;
  }
}
