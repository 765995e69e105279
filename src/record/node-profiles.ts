import { readdir, readFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { RecordedFile } from "./recording.ts";

/** Programs that do their own work first and then start what is meant. */
const launchers = /^(npm|npx|yarn|pnpm|pnpx|corepack)(-cli)?(\.[cm]?js)?$/;
/** Threads of a run that a person may want to tell apart; a pool of more is told by its heaviest. */
const mostThreads = 64;

interface CpuProfile {
  readonly nodes: readonly { readonly id: number; readonly callFrame: { readonly functionName: string } }[];
  readonly samples?: readonly number[];
  readonly timeDeltas?: readonly number[];
}

interface NodeProfile extends RecordedFile {
  /** Microseconds outside `(idle)`. */
  readonly busy: number;
}

/**
 * The profiles that V8 wrote into a folder, one for each thread of each process, those that worked most first. What npm and
 * its like did to start a program is left out where there is anything else, and so is a file that was cut off.
 */
export async function nodeProfiles(folder: string): Promise<readonly RecordedFile[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".cpuprofile")).sort();
  const found: NodeProfile[] = [];
  for (const name of names) {
    const profile = await nodeProfile(join(folder, name));
    if (profile !== null) found.push(profile);
  }
  const meant = found.filter(({ process }) => !launchers.test(process?.name ?? ""));
  const kept = meant.length === 0 ? found : meant;
  return kept
    .sort((a, b) => b.busy - a.busy)
    .slice(0, mostThreads)
    .map(({ path, process }) => ({ path, process }));
}

async function nodeProfile(path: string): Promise<NodeProfile | null> {
  try {
    const { nodes, samples = [], timeDeltas = [] } = JSON.parse(await readFile(path, "utf8")) as CpuProfile;
    const idle = new Set(nodes.filter(({ callFrame }) => callFrame.functionName === "(idle)").map(({ id }) => id));
    const busy = samples.reduce((sum, node, index) => (idle.has(node) ? sum : sum + (timeDeltas[index] ?? 0)), 0);
    // `CPU.<date>.<time>.<pid>.<thread>.<number>.cpuprofile`
    const [, , , pid = "", thread = ""] = basename(path).split(".");
    return { path, busy, process: { id: pid, thread, name: await scriptOf(pid, dirname(path)) } };
  } catch {
    return null;
  }
}

/** The script of a process as it noted it when it ended; null when it was killed. */
async function scriptOf(pid: string, folder: string): Promise<string | null> {
  try {
    const { script } = JSON.parse(await readFile(join(folder, `memory-${pid}.json`), "utf8")) as { script?: unknown };
    return typeof script === "string" ? basename(script) : null;
  } catch {
    return null;
  }
}
