/**
 * Reads at least 10,000 damaged profiles of every format and prints what became of them: read soundly, or refused with
 * place and advice. Ends with 1 when anything else happened. `npm run fuzz:profiles [-- runs]`
 */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import fc from "fast-check";
import { damagedFile, type Outcome, outcomeOf } from "../helpers/mutated-profiles.ts";
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

const runs = Math.ceil(wanted / files.size);
const sums: Record<Outcome, number> = { read: 0, refused: 0 };
let slowest = 0;
let mostMemory = 0;
let failed = 0;
for (const [name, bytes] of files) {
  const property = fc.asyncProperty(damagedFile(bytes), async (damaged) => {
    const start = performance.now();
    sums[await outcomeOf(damaged)]++;
    slowest = Math.max(slowest, performance.now() - start);
  });
  const result = await fc.check(property, { numRuns: runs });
  mostMemory = Math.max(mostMemory, process.memoryUsage().rss);
  if (!result.failed) continue;
  failed++;
  const [counterexample] = result.counterexample ?? [];
  console.error(
    `${name}: ${result.errorInstance instanceof Error ? result.errorInstance.stack : result.errorInstance}`,
  );
  console.error(`  seed ${result.seed}, path ${result.counterexamplePath}, ${counterexample?.length} bytes`);
}
const all = sums.read + sums.refused;
console.log(`${all} damaged files from ${files.size} profiles: ${sums.read} read soundly, ${sums.refused} refused`);
console.log(
  `slowest ${Math.round(slowest)} ms, at most ${Math.round(mostMemory / 2 ** 20)} MB, ${failed} files failed`,
);
process.exitCode = failed === 0 ? 0 : 1;
