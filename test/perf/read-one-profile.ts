/**
 * Reads one profile in a process of its own and prints as JSON what it took: the most memory of reading (MB), and the
 * least processor time (ms) of reading, of reading and storing it, and of `JSON.parse` where the file fits into a string.
 * `node test/perf/read-one-profile.ts <file> [json]`
 */
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readProfile } from "../../src/profiles/read-profile.ts";
import { saveProfile } from "../../src/project/import-run.ts";
import { openStore } from "../../src/store/open-store.ts";
import { leastTime } from "./least-time.ts";

const [path = "", kind] = process.argv.slice(2);
const read = () => readProfile(path, { onProgress: () => {}, signal: new AbortController().signal });

let [functions, nodes] = [0, 0];
let reading = await leastTime(1, async () => {
  const { threads } = await read();
  functions = threads.reduce((sum, { frames }) => sum + frames.length, 0);
  nodes = threads.reduce((sum, { tree }) => sum + (tree?.parents.length ?? 0), 0);
});
const memory = Math.round(process.resourceUsage().maxRSS / 1024);
reading = Math.min(reading, await leastTime(1, read));

const folder = mkdtempSync(join(tmpdir(), "profiles-bench-store-"));
const store = openStore(join(folder, "store.db"));
const storing = await leastTime(1, async () => saveProfile(store, await read(), { label: "x" }));
store.close();
rmSync(folder, { recursive: true });

const isParsable = kind === "json" && statSync(path).size < 500e6;
const parsing = isParsable ? await leastTime(2, () => JSON.parse(readFileSync(path, "utf8"))) : null;
process.stdout.write(JSON.stringify({ memory, reading, storing, parsing, functions, nodes }));
