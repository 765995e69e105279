import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

interface CpuProfile {
  readonly nodes: readonly { readonly id: number; readonly callFrame: { readonly functionName: string } }[];
  readonly samples?: readonly number[];
  readonly timeDeltas?: readonly number[];
}

/** The `.cpuprofile` in a folder with the most time outside `(idle)`; null when there is none that can be read. */
export async function heaviestProfile(folder: string): Promise<string | null> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".cpuprofile")).sort();
  if (names.length === 1) return join(folder, names[0] as string);
  let best: { readonly file: string; readonly busy: number } | null = null;
  for (const name of names) {
    const file = join(folder, name);
    const busy = await busyTime(file);
    if (busy !== null && (best === null || busy > best.busy)) best = { file, busy };
  }
  return best?.file ?? null;
}

/** Microseconds. Null for a file that was cut off. */
async function busyTime(file: string): Promise<number | null> {
  try {
    const profile = JSON.parse(await readFile(file, "utf8")) as CpuProfile;
    const idle = new Set(
      profile.nodes.filter(({ callFrame }) => callFrame.functionName === "(idle)").map(({ id }) => id),
    );
    return (profile.samples ?? []).reduce(
      (sum, node, index) => (idle.has(node) ? sum : sum + (profile.timeDeltas?.[index] ?? 0)),
      0,
    );
  } catch {
    return null;
  }
}
