/**
 * Prints how fast profiles are read, as ratios measured in this run: against CPython, against `JSON.parse`, against
 * decoding alone, against speedscope's importer, and in megabytes a second. Times are processor times, user and system,
 * of all threads. `npm run bench:profiles [-- megabytes]`
 */
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Profile, StringTable } from "pprof-format";
import { readProfileContent } from "../../src/profiles/read-profile.ts";
import { saveProfile } from "../../src/project/import-run.ts";
import { openStore } from "../../src/store/open-store.ts";
import { sharedFixture } from "../helpers/shared-fixtures.ts";
import {
  stackOf,
  writeAustin,
  writeCollapsed,
  writeCpuprofile,
  writeDevtoolsTrace,
  writeGecko,
  writeHeapprofile,
  writePerf,
  writeSpeedscope,
  writeTrace,
} from "./generated-profiles.ts";
import { leastTime } from "./least-time.ts";
import { speedscopeImporter } from "./speedscope-importer.ts";

const megabytes = Number(process.argv[2] ?? 200);
const bytes = megabytes * 1e6;
const folder = await mkdtemp(join(tmpdir(), "profiles-bench-"));
const rows: { what: string; measured: string; wanted: string; holds: string }[] = [];

function row(what: string, value: number, limit: number, unit: "x" | "MB/s"): void {
  const holds = unit === "x" ? value <= limit : value >= limit;
  const wanted = unit === "x" ? `at most ${limit} x` : `at least ${limit} MB/s`;
  const measured = `${value.toFixed(unit === "x" ? 2 : 0)} ${unit}`;
  rows.push({ what, measured, wanted, holds: holds ? "yes" : "NO" });
  console.error(`${what}: ${measured}`); // the table comes when all is measured
}

function cpythonMilliseconds(path: string): number | null {
  const script =
    "import marshal,sys,time\nb=open(sys.argv[1],'rb').read()\nt=[]\nfor _ in range(20):\n s=time.process_time();marshal.loads(b);t.append(time.process_time()-s)\nprint(min(t)*1000)";
  const result = spawnSync("python3", ["-c", script, path], { encoding: "utf8" });
  return result.status === 0 ? Number(result.stdout) : null;
}

async function pstatsRow(): Promise<void> {
  const path = sharedFixture("profiles/cprofile/sympy.cprofile.pstats");
  const python = path === null ? null : cpythonMilliseconds(path);
  if (path === null || python === null)
    return void rows.push({ what: "pstats", measured: "skipped", wanted: "", holds: "no fixture or no python3" });
  const content = readFileSync(path);
  const store = openStore(join(folder, "store.db"));
  const own = await leastTime(60, async () =>
    saveProfile(store, await readProfileContent("x", content), { label: "x" }),
  );
  store.close();
  row(`pstats with the store: CPython's marshal.loads ${python.toFixed(1)} ms`, own / python, 5, "x");
}

/** What `read-one-profile.ts` prints. */
interface Taken {
  readonly memory: number;
  readonly reading: number;
  readonly storing: number;
  readonly parsing: number | null;
}

/** Writes a file, reads it in a process of its own, and takes it away. */
async function readGenerated(what: string, write: Write, size: number, kind: "json" | "text") {
  const path = join(folder, what);
  await write(path, size);
  const about = `${what}, ${(statSync(path).size / 1e6).toFixed(0)} MB`;
  const program = fileURLToPath(new URL("./read-one-profile.ts", import.meta.url));
  const result = spawnSync(process.execPath, [program, path, kind], { encoding: "utf8" });
  if (result.status !== 0) throw new Error(`${about}: ${result.stderr}`);
  const bytes = statSync(path).size;
  await rm(path);
  return { about, bytes, ...(JSON.parse(result.stdout) as Taken) };
}

type Write = (path: string, bytes: number) => Promise<void>;

async function lineRow(what: string, write: Write): Promise<void> {
  const { about, bytes: size, memory, reading, storing } = await readGenerated(what, write, bytes, "text");
  row(`${about}, most memory ${memory} MB`, size / 1e3 / reading, 40, "MB/s");
  row(`${about}, with the store`, size / 1e3 / storing, 20, "MB/s");
}

async function jsonRow(what: string, write: Write, wanted = bytes): Promise<void> {
  const { about, bytes: size, memory, reading, parsing } = await readGenerated(what, write, wanted, "json");
  const most = `${about}, most memory ${memory} MB`;
  if (parsing === null) row(`${most}: beyond V8's strings`, size / 1e3 / reading, 0, "MB/s");
  else row(`${most}: JSON.parse ${parsing.toFixed(0)} ms`, reading / parsing, 3, "x");
}

async function pprofRow(): Promise<void> {
  const stringTable = new StringTable();
  const names = Array.from({ length: 2000 }, (_, one) => stringTable.dedup(`function_${one}`));
  const profile = new Profile({
    stringTable,
    sampleType: [{ type: stringTable.dedup("cpu"), unit: stringTable.dedup("nanoseconds") }],
    sample: Array.from({ length: 100_000 }, (_, index) => ({
      locationId: stackOf(index)
        .reverse()
        .map((one) => one + 1),
      value: [10_000 + index],
    })),
    location: names.map((_, one) => ({ id: one + 1, line: [{ functionId: one + 1, line: 5 }] })),
    function: names.map((name, one) => ({ id: one + 1, name })),
  });
  const content = profile.encode();
  const decode = await leastTime(5, () => Profile.decode(content));
  const own = await leastTime(5, () => readProfileContent("x", content));
  row(`pprof, ${(content.length / 1e6).toFixed(1)} MB: decoding alone ${decode.toFixed(0)} ms`, own / decode, 2, "x");
}

/** Every shared fixture that speedscope reads as well; a smaller one is read so often that its time can be told. */
async function speedscopeRows(): Promise<void> {
  const importer = speedscopeImporter();
  const shared = sharedFixture("profiles");
  if (shared === null || importer === null)
    return void rows.push({
      what: "speedscope",
      measured: "skipped",
      wanted: "",
      holds: "no fixtures or no speedscope",
    });
  const names = (readdirSync(shared, { recursive: true }) as string[]).filter((name) => !/programs|README/.test(name));
  for (const name of names.filter((one) => statSync(join(shared, one)).isFile()).sort()) {
    const content = readFileSync(join(shared, name));
    const copy = content.buffer.slice(content.byteOffset, content.byteOffset + content.length) as ArrayBuffer;
    const theirs = () => importer(basename(name), copy);
    const isTheirs = await Promise.resolve(theirs()).then(
      (group) => group !== null,
      () => false,
    );
    const isOurs = await readProfileContent("x", content).then(
      () => true,
      () => false,
    );
    if (!isTheirs || !isOurs) continue;
    const repeats = Math.max(1, Math.ceil(200_000 / content.length));
    const repeated = (run: () => unknown) => async () => {
      for (let time = 0; time < repeats; time++) await run();
    };
    const their = (await leastTime(12, repeated(theirs))) / repeats;
    const own =
      (await leastTime(
        12,
        repeated(() => readProfileContent("x", content)),
      )) / repeats;
    row(`${name}: speedscope ${their.toFixed(their < 10 ? 2 : 0)} ms`, own / their, 1, "x");
  }
}

try {
  await pstatsRow();
  await pprofRow();
  await speedscopeRows();
  if (megabytes > 0) await largeRows();
} finally {
  await rm(folder, { recursive: true });
}
console.table(rows);
process.exitCode = rows.some(({ holds }) => holds === "NO") ? 1 : 0;

/** Generated files, too large for any repository. */
async function largeRows(): Promise<void> {
  await lineRow("collapsed", writeCollapsed);
  await lineRow("austin", writeAustin);
  await lineRow("perf", writePerf);
  await jsonRow("cpuprofile", writeCpuprofile);
  await jsonRow("speedscope", writeSpeedscope);
  await jsonRow("chrome-trace", writeTrace);
  await jsonRow("chrome-trace with V8's profile", writeDevtoolsTrace);
  await jsonRow("heapprofile", writeHeapprofile);
  await jsonRow("gecko", writeGecko);
  if (megabytes < 200) return;
  await jsonRow("speedscope", writeSpeedscope, 600e6);
  await jsonRow("chrome-trace", writeTrace, 600e6);
  await jsonRow("gecko", writeGecko, 600e6);
}
