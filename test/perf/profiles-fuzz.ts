/**
 * Reads at least 10,000 damaged files of every format and prints what became of them: read soundly, or refused with
 * place and advice. Ends with 1 when anything else happened. `npm run fuzz:profiles [-- files a format]`
 */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import fc from "fast-check";
import { readProfileContent } from "../../src/profiles/read-profile.ts";
import { damagedFile, type Outcome, outcomeOf, tinyLimits } from "../helpers/mutated-profiles.ts";
import { sharedFixture } from "../helpers/shared-fixtures.ts";
import { smallProfiles } from "../helpers/small-profiles.ts";

const wanted = Number(process.argv[2] ?? 10_000);
/** Larger real files would take too long to damage so often. */
const largest = 300_000;

const files = new Map(smallProfiles());
const shared = sharedFixture("profiles");
for (const name of shared === null ? [] : (readdirSync(shared, { recursive: true }) as string[])) {
  const path = join(shared ?? "", name);
  if (statSync(path).isFile() && statSync(path).size < largest && !/programs|README/.test(path)) {
    files.set(basename(name), readFileSync(path));
  }
}

interface Row extends Record<Outcome, number> {
  profiles: number;
  failed: number;
  "slowest ms": number;
}

const formats = new Map<string, { name: string; bytes: Uint8Array }[]>();
for (const [name, bytes] of files) {
  const format = await readProfileContent(name, bytes).then(
    (profile) => profile.format,
    () => "refused as it is",
  );
  formats.set(format, [...(formats.get(format) ?? []), { name, bytes }]);
}

const rows: Record<string, Row> = {};
let mostMemory = 0;
let isLong = false;
for (const [format, profiles] of [...formats].sort()) {
  const row: Row = { profiles: profiles.length, read: 0, refused: 0, failed: 0, "slowest ms": 0 };
  rows[format] = row;
  console.error(format);
  for (const { name, bytes } of profiles) await damage(name, bytes, Math.ceil(wanted / profiles.length), row);
}
console.table(rows);
const all = Object.values(rows).reduce((sum, { read, refused }) => sum + read + refused, 0);
console.log(`${all} damaged files from ${files.size} profiles, at most ${Math.round(mostMemory / 2 ** 20)} MB`);
process.exitCode = Object.values(rows).some(({ failed }) => failed > 0) ? 1 : 0;

async function damage(name: string, bytes: Uint8Array, runs: number, row: Row): Promise<void> {
  const property = fc.asyncProperty(damagedFile(bytes), async (damaged) => {
    const start = performance.now();
    // Every other JSON document is read as if it were too long to be held.
    isLong = !isLong;
    row[await (isLong ? outcomeOf(damaged, tinyLimits) : outcomeOf(damaged))]++;
    row["slowest ms"] = Math.max(row["slowest ms"], Math.round(performance.now() - start));
    mostMemory = Math.max(mostMemory, process.memoryUsage.rss());
  });
  const result = await fc.check(property, { numRuns: runs });
  if (!result.failed) return;
  row.failed++;
  const [counterexample] = result.counterexample ?? [];
  const error = result.errorInstance instanceof Error ? result.errorInstance.stack : result.errorInstance;
  console.error(`${name}: ${error}`);
  console.error(`  seed ${result.seed}, path ${result.counterexamplePath}, ${counterexample?.length} bytes`);
}
