import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { exampleCopy } from "../../helpers/example-copy.ts";
import { openedEngine } from "../../helpers/running-engine.ts";
import { describeShared } from "../../helpers/shared-fixtures.ts";

const profiles = fileURLToPath(new URL("../../fixtures/profiles/", import.meta.url));
const timed = [
  "small.cpuprofile",
  "firefox.json",
  "small.austin",
  "session.pyisession",
  "hermes.trace.json",
  "perf.txt",
  "events.trace.json",
  "processes.trace.json",
];

describe("a run cut to a stretch of time", () => {
  it.each(timed)("adds up to the whole run over its halves: %s", (name) => halvesAddUp(join(profiles, name)));

  it("has no tracks, and is refused, where the format keeps no timestamps", async () => {
    const engine = await openedEngine(exampleCopy("tax-forms"));
    const { run } = await engine.ask("importProfile", join(profiles, "cprofile.pstats"), null);
    expect((await engine.ask("timeline", run.id, null, 100)).tracks).toEqual([]);
    const { text } = await engine.refusal("functions", run.id, null, { time: { start: 0, end: 1 }, threads: null });
    expect(text).toMatch(/timestamps of this run don't tell time/);
  });
});

describeShared("a run of a compiler cut to a stretch of time", (folder) => {
  it("adds up to the whole run over its halves", () => halvesAddUp(`${folder}profiles/node/tsc_50us_big.cpuprofile`));
});

async function halvesAddUp(file: string): Promise<void> {
  const engine = await openedEngine(exampleCopy("tax-forms"));
  const { run } = await engine.ask("importProfile", file, null);
  const time = run.measures.find(({ unit }) => unit === "nanoseconds" || unit === "samples")!;
  const { end, tracks } = await engine.ask("timeline", run.id, null, 200);
  expect(tracks.length).toBeGreaterThan(0);
  expect(tracks.some(({ depths }) => depths.some((depth) => depth > 0))).toBe(true);
  const halves = [
    { start: 0, end: end / 2 },
    { start: end / 2, end: end + 1 },
  ];
  const sums = new Map<string, number>();
  for (const half of halves) {
    for (const { id, cost } of await engine.ask("functions", run.id, time.name, { time: half, threads: null })) {
      if (cost !== null) sums.set(id, (sums.get(id) ?? 0) + (cost.self ?? 0));
    }
  }
  for (const { id, cost } of await engine.ask("functions", run.id, time.name)) {
    if (cost?.self != null) expect(Math.abs(sums.get(id)! - cost.self), id).toBeLessThan(1 + cost.self * 1e-6);
  }
}
