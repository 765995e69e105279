/**
 * Prints how fast profiles are read, as ratios measured in this run: against CPython, against `JSON.parse`, against
 * decoding alone, and in megabytes a second through the parser. `npm run bench:profiles [-- megabytes]`
 */
import { spawnSync } from "node:child_process";
import { readFileSync, statSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { Profile, StringTable } from "pprof-format";
import { readProfile, readProfileContent } from "../../src/profiles/read-profile.ts";
import { sharedFixture } from "../helpers/shared-fixtures.ts";
import {
  stackOf,
  writeAustin,
  writeCollapsed,
  writeCpuprofile,
  writePerf,
  writeSpeedscope,
  writeTrace,
} from "./generated-profiles.ts";
import { speedscopeImporter } from "./speedscope-importer.ts";

const megabytes = Number(process.argv[2] ?? 200);
const bytes = megabytes * 1e6;
const folder = await mkdtemp(join(tmpdir(), "profiles-bench-"));
const rows: { what: string; measured: string; wanted: string; holds: string }[] = [];

/**
 * The least processor time of several runs, in milliseconds: other programs on the machine don't count, and the runs
 * that took longer were disturbed.
 */
async function leastTime(times: number, run: () => unknown): Promise<number> {
  let best = Number.POSITIVE_INFINITY;
  for (let time = 0; time < times; time++) {
    const start = process.cpuUsage();
    await run();
    const { user, system } = process.cpuUsage(start);
    best = Math.min(best, (user + system) / 1000);
  }
  return best;
}

function row(what: string, value: number, limit: number, unit: "x" | "MB/s"): void {
  const holds = unit === "x" ? value <= limit : value >= limit;
  const wanted = unit === "x" ? `at most ${limit} x` : `at least ${limit} MB/s`;
  rows.push({ what, measured: `${value.toFixed(unit === "x" ? 2 : 0)} ${unit}`, wanted, holds: holds ? "yes" : "NO" });
}

const read = (path: string) => readProfile(path, { onProgress: () => {}, signal: new AbortController().signal });

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
  const own = await leastTime(60, () => readProfileContent("x", content));
  row(`pstats: CPython's marshal.loads ${python.toFixed(1)} ms`, own / python, 5, "x");
}

async function lineRow(what: string, write: (path: string, bytes: number) => Promise<void>): Promise<void> {
  const path = join(folder, what);
  await write(path, bytes);
  const size = statSync(path).size;
  const own = await leastTime(3, () => read(path));
  row(`${what}, ${(size / 1e6).toFixed(0)} MB, most memory ${memory()} MB`, size / 1e3 / own, 40, "MB/s");
  await rm(path);
}

async function jsonRow(
  what: string,
  write: (path: string, bytes: number) => Promise<void>,
  size = bytes,
): Promise<void> {
  const path = join(folder, what);
  await write(path, size);
  const isParsable = statSync(path).size < 500e6;
  const own = await leastTime(3, () => read(path));
  const parse = isParsable ? await leastTime(3, () => JSON.parse(readFileSync(path, "utf8"))) : Number.NaN;
  const about = `${what}, ${(statSync(path).size / 1e6).toFixed(0)} MB, most memory ${memory()} MB`;
  if (isParsable) row(`${about}: JSON.parse ${parse.toFixed(0)} ms`, own / parse, 3, "x");
  else row(`${about}: beyond V8's strings`, statSync(path).size / 1e3 / own, 0, "MB/s");
  await rm(path);
}

function memory(): number {
  return Math.round(process.resourceUsage().maxRSS / 1024);
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

/** The shared fixtures that speedscope reads as well. */
const common = [
  "node/tsc_50us_big.cpuprofile",
  "node/tsc_16k.heapprofile",
  "py-spy/pyspy_sympy_500hz.speedscope.json",
  "py-spy/pyspy_sympy_500hz.chrometrace.json",
  "py-spy/pyspy_sympy_500hz.raw.txt",
  "perf/node_basic.perf-script.txt",
  "callgrind/callgrind.out.python_sympy_import",
];

async function speedscopeRows(): Promise<void> {
  const importer = speedscopeImporter();
  for (const name of common) {
    const path = sharedFixture(`profiles/${name}`);
    if (path === null || importer === null) {
      rows.push({ what: name, measured: "skipped", wanted: "", holds: "no fixture or no speedscope" });
      continue;
    }
    const content = readFileSync(path);
    const copy = content.buffer.slice(content.byteOffset, content.byteOffset + content.length);
    const theirs = await leastTime(12, () => importer(basename(name), copy));
    const own = await leastTime(12, () => readProfileContent("x", content));
    row(`${name}: speedscope ${theirs.toFixed(0)} ms`, own / theirs, 1, "x");
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
  if (megabytes >= 200) await jsonRow("speedscope", writeSpeedscope, 600e6);
}
