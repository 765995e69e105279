import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ImportedProfile } from "#model/imported-profile.ts";
import { integrityProblems } from "../../../src/profiles/integrity-problems.ts";
import { readProfileContent } from "../../../src/profiles/read-profile.ts";
import { importers } from "../../../src/profiles/registry.ts";
import { memoryBytes } from "../../../src/profiles/source/byte-supply.ts";
import { openSource } from "../../../src/profiles/source/open-source.ts";
import { damagedFile, outcomeOf, tinyLimits } from "../../helpers/mutated-profiles.ts";
import { smallProfiles } from "../../helpers/small-profiles.ts";

const files = [...smallProfiles()];

describe("a small file of each format", () => {
  it.each(files)("is claimed by exactly one importer, whatever its name, and is sound: %s", async (_, bytes) => {
    const source = await openSource(memoryBytes("x", bytes), {
      onBytes: () => {},
      signal: new AbortController().signal,
    });
    expect(importers.filter((importer) => importer.recognizes(source))).toHaveLength(1);
    expect(integrityProblems(await readProfileContent("x", bytes))).toEqual([]);
  });

  it("is there for every importer", async () => {
    const formats = await Promise.all(
      files.map(async ([name, bytes]) => (await readProfileContent(name, bytes)).format),
    );
    expect(new Set(formats)).toEqual(new Set(importers.map(({ format }) => format)));
  });
});

describe("a damaged file", () => {
  it.each(files)("is read soundly or refused with place and advice, never anything else: %s", async (_, bytes) => {
    await fc.assert(
      fc.asyncProperty(damagedFile(bytes), fc.constantFrom(undefined, tinyLimits), async (damaged, limits) => {
        await outcomeOf(damaged, limits);
      }),
      { numRuns: 30 },
    );
  });
});

/** The functions and edges of a profile as a set: a long document may be walked over in another order. */
function facts(profile: ImportedProfile): unknown {
  return profile.threads.map(({ frames, edges, measures, name, timeline }) => {
    const names = frames.map((frame) => JSON.stringify({ ...frame, calls: String(frame.calls) }));
    const calls = edges.map(
      ({ caller, callee, costs }) => `${names[caller]} ${names[callee]} ${JSON.stringify(costs)}`,
    );
    return { name, measures, frames: names.toSorted(), calls: calls.toSorted(), times: timeline?.times };
  });
}

describe("a JSON document that is too long to be held", () => {
  const documents = files.filter(([, bytes]) => bytes[0] === 0x7b || bytes[0] === 0x5b);

  it.each(documents)("says what it says when it is parsed at once: %s", async (_, bytes) => {
    const whole = await readProfileContent("x", bytes);
    const long = await readProfileContent("x", bytes, { limits: tinyLimits });
    expect(facts(long)).toEqual(facts(whole));
  });

  it("keeps two units of the same stacks one thread", async () => {
    const frames = [{ name: "main" }, { name: "leaf" }];
    const samples = Array.from({ length: 40 }, (_, at) => [0, at % 2]);
    const profile = (unit: string) => ({ type: "sampled", name: unit, unit, samples, weights: samples.map(() => 3) });
    const text = JSON.stringify({
      shared: { frames },
      exporter: "memray@1",
      profiles: [profile("bytes"), profile("none")],
    });
    const { threads } = await readProfileContent("x", Buffer.from(text), { limits: tinyLimits });
    expect(threads.map(({ measures }) => measures.map(({ unit, whole }) => [unit, whole]))).toEqual([
      [
        ["bytes", 120],
        ["count", 120],
      ],
    ]);
  });
});
