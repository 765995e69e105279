import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { integrityProblems } from "../../../src/profiles/integrity-problems.ts";
import { readProfileContent } from "../../../src/profiles/read-profile.ts";
import { importers } from "../../../src/profiles/registry.ts";
import { memoryBytes } from "../../../src/profiles/source/byte-supply.ts";
import { openSource } from "../../../src/profiles/source/open-source.ts";
import { damagedFile, outcomeOf } from "../../helpers/mutated-profiles.ts";
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
      fc.asyncProperty(damagedFile(bytes), async (damaged) => {
        await outcomeOf(damaged);
      }),
      { numRuns: 30 },
    );
  });
});
