import { readdirSync, readFileSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { expect, it } from "vitest";
import { integrityProblems } from "../../../src/profiles/integrity-problems.ts";
import { profileDocument } from "../../../src/profiles/profile-document.ts";
import { ProfileFormatError } from "../../../src/profiles/profile-format-error.ts";
import { readProfileContent } from "../../../src/profiles/read-profile.ts";
import { importers } from "../../../src/profiles/registry.ts";
import { memoryBytes } from "../../../src/profiles/source/byte-supply.ts";
import { openSource } from "../../../src/profiles/source/open-source.ts";
import { describeShared } from "../../helpers/shared-fixtures.ts";

/** Pictures and headers alone hold no profile; they get a sentence that says so. */
const refused: Readonly<Record<string, RegExp>> = {
  "pyspy_threads.flamegraph.svg": /drawn flame graph/,
  "perf_fields.script.txt": /no sample that can be read/,
};

/** The format of each fixture, by its folder or its own name. */
function formatOf(path: string): string {
  const rules: readonly (readonly [RegExp, string])[] = [
    [/\.pstats$/, "pstats"],
    [/\.speedscope\.json$/, "speedscope"],
    [/\.gprof2dot\.json$/, "gprof2dot"],
    [/\.chrometrace\.json$/, "chrome-trace"],
    [/\/austin\//, "austin"],
    [/\/callgrind\//, "callgrind"],
    [/memray\/.*\.csv$/, "memray-csv"],
    [/stats\.json$/, "memray-stats"],
    [/\.raw\.txt$/, "collapsed"],
    [/\.cpuprofile$/, "cpuprofile"],
    [/\.heapprofile$/, "heapprofile"],
    [/coverage\.json$/, "v8-coverage"],
    [/v8prof\.txt$/, "v8-ticks"],
    [/dhat/, "dhat"],
    [/massif/, "massif"],
    [/gprof\.txt$/, "gprof"],
    [/\/perf\//, "perf"],
    [/\/pyinstrument\//, "pyinstrument"],
  ];
  return rules.find(([pattern]) => pattern.test(path))?.[1] ?? "none";
}

describeShared("every real profile", (shared) => {
  const folder = join(shared, "profiles");
  const files = (readdirSync(folder, { recursive: true }) as string[])
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile() && !/programs|README/.test(path));

  it.each(files.map((path) => [basename(path), path]))(
    "is claimed by exactly one importer whatever its name, and is sound: %s",
    async (name, path) => {
      const bytes = readFileSync(path);
      const job = { onBytes: () => {}, signal: new AbortController().signal };
      const source = await openSource(memoryBytes("unknown", bytes), job);
      const claims = importers.filter((importer) => importer.recognizes(source)).map(({ format }) => format);
      const reason = refused[name];
      if (reason !== undefined) {
        await expect(readProfileContent("unknown", bytes)).rejects.toThrow(reason);
        await expect(readProfileContent("unknown", bytes)).rejects.toBeInstanceOf(ProfileFormatError);
        return;
      }
      expect(claims).toEqual([formatOf(path)]);
      const profile = await readProfileContent("unknown", bytes);
      expect(integrityProblems(profile)).toEqual([]);
      expect(JSON.parse(JSON.stringify(profileDocument(profile)))).toMatchObject({ schema: "callsketch.run/1" });
    },
  );
});
