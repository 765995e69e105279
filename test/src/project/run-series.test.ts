import { describe, expect, it } from "vitest";
import { runId } from "#model/ids.ts";
import type { Run } from "#model/run.ts";
import { newestSeries } from "#project/run-series.ts";
import { aRun } from "../../helpers/measured-run.ts";

function runsWith(...parameters: readonly Readonly<Record<string, string>>[]): Run[] {
  return parameters.map((each, index) => aRun(`run ${index}`, { id: runId(index + 1), parameters: each }));
}

const sizes = (runs: readonly Run[], parameter: string | null = null) =>
  newestSeries(runs, parameter)?.runs.map(({ size }) => size);

describe("a series", () => {
  it("is the runs that differ in one number, in order of size", () => {
    expect(sizes(runsWith({ n: "400" }, { n: "1e2" }, { n: "2_00" }))).toEqual([100, 200, 400]);
  });

  it("takes three values: two are a comparison", () => {
    expect(newestSeries(runsWith({ n: "100" }, { n: "200" }, { n: "200" }), null)).toBeNull();
  });

  it("isn't made of runs that differ in something else as well", () => {
    expect(newestSeries(runsWith({ n: "1", k: "1" }, { n: "2", k: "2" }, { n: "3", k: "3" }), null)).toBeNull();
  });

  it("isn't made of runs of several commits", () => {
    const runs = runsWith({ n: "1" }, { n: "2" }, { n: "3" }).map((run, index) => ({
      ...run,
      commit: `c${index % 2}`,
    }));
    expect(newestSeries(runs, null)).toBeNull();
  });

  it("ignores words and what is below 1 unit of anything", () => {
    expect(newestSeries(runsWith({ n: "small" }, { n: "0" }, { n: "" }, { n: "4" }), null)).toBeNull();
  });

  it("is the newest one, or the newest of the parameter that was asked for", () => {
    const runs = runsWith({ n: "1" }, { n: "2" }, { n: "3" }, { k: "5" }, { k: "6" }, { k: "7" });
    expect([sizes(runs), sizes(runs, "n")]).toEqual([
      [5, 6, 7],
      [1, 2, 3],
    ]);
  });
});
