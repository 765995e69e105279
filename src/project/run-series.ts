import type { RunSeries } from "#model/complexity-fit.ts";
import type { Run } from "#model/run.ts";

/** Two values are a comparison; a curve takes more. With fewer there is no series to speak of. */
const fewestValues = 3;

/**
 * The newest series among the runs: runs of one program, in one format, at one commit, whose parameters are the same
 * but for one with a number for its value. Null when there is none.
 *
 * @param runs oldest first
 * @param parameter looks for a series of this parameter alone; null for any
 */
export function newestSeries(runs: readonly Run[], parameter: string | null): RunSeries | null {
  const groups = new Map<string, { parameter: string; runs: { run: Run; size: number }[] }>();
  for (const run of runs) {
    if (run.measures.length === 0) continue;
    for (const [name, value] of Object.entries(run.parameters)) {
      const size = sizeOf(value);
      if (size === null || (parameter !== null && name !== parameter)) continue;
      const key = JSON.stringify([name, ...sameness(run, name)]);
      const group = groups.get(key) ?? { parameter: name, runs: [] };
      group.runs.push({ run, size });
      groups.set(key, group);
    }
  }
  const found = [...groups.values()]
    .filter((group) => new Set(group.runs.map(({ size }) => size)).size >= fewestValues)
    .reduce<{ parameter: string; runs: { run: Run; size: number }[] } | null>(
      (newest, group) => (newest === null || newestRun(group) > newestRun(newest) ? group : newest),
      null,
    );
  if (found === null) return null;
  const { name, unit } = found.runs[0]!.run.measures[0]!;
  return {
    parameter: found.parameter,
    measure: { name, unit },
    runs: found.runs
      .map(({ run, size }) => ({ run: run.id, size }))
      .toSorted((a, b) => a.size - b.size || a.run - b.run),
  };
}

const newestRun = ({ runs }: { readonly runs: readonly { readonly run: Run }[] }) => runs.at(-1)!.run.id;

/** What the runs of a series have in common. Arguments of the command differ in the value, so only their number counts. */
function sameness({ parameters, command, commit, format, measures }: Run, scaled: string): unknown[] {
  const others = Object.entries(parameters).filter(([name]) => name !== scaled);
  others.sort(([a], [b]) => (a < b ? -1 : 1));
  return [others, format, measures[0]!.name, commit, command?.folder, command?.argv[0], command?.argv.length];
}

/** `1500`, `1_500`, `1e6`; null for what isn't a number above 0. */
function sizeOf(value: string): number | null {
  const size = Number(value.replaceAll("_", ""));
  return value.trim() !== "" && Number.isFinite(size) && size > 0 ? size : null;
}
