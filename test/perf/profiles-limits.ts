/**
 * Reads and stores profiles as large as they may get, each in a process of its own, and prints what they took: stacks
 * of 100,000 frames in each format with stacks, a million functions, ten million stacks, counts beyond 2^53.
 * Ends with 1 when one fails. `npm run limits:profiles`
 */
import { spawnSync } from "node:child_process";
import { mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { writeLarge } from "./generated-profiles.ts";

const deep = 100_000;
const folder = await mkdtemp(join(tmpdir(), "profiles-limits-"));
const program = fileURLToPath(new URL("./read-one-profile.ts", import.meta.url));
const rows: Record<string, unknown>[] = [];

/** Function names, root first: enough of them to recur, as a real deep stack does. */
const names = Array.from({ length: deep }, (_, at) => `f${at % 500}`);

async function row(what: string, write: (path: string) => Promise<unknown>): Promise<void> {
  const path = join(folder, "profile");
  await write(path);
  const { size } = await stat(path);
  const result = spawnSync(process.execPath, [program, path], { encoding: "utf8" });
  await rm(path);
  const about = { what, "file MB": Math.round(size / 1e5) / 10 };
  if (result.status !== 0) {
    rows.push({ ...about, failed: result.stderr.split("\n").find((line) => /Error/.test(line)) ?? result.signal });
    process.exitCode = 1;
    return;
  }
  console.error(`${what}: ${result.stdout}`); // the table comes when all is measured
  const { memory, reading, storing, functions, nodes } = JSON.parse(result.stdout);
  rows.push({
    ...about,
    functions,
    nodes,
    "read s": reading / 1000,
    "with store s": storing / 1000,
    "memory MB": memory,
  });
}

const text = (content: string) => (path: string) => writeFile(path, content);

function deepCpuprofile(): string {
  const callFrame = (name: string) => ({
    functionName: name,
    scriptId: "1",
    url: "file:///a.js",
    lineNumber: 1,
    columnNumber: 1,
  });
  const nodes = ["(root)", ...names].map((name, at) => ({
    id: at + 1,
    callFrame: callFrame(name),
    children: at < deep ? [at + 2] : [],
  }));
  return JSON.stringify({ nodes, startTime: 0, endTime: 9, samples: [deep + 1, 1], timeDeltas: [0, 9] });
}

function deepHeapprofile(): string {
  const callFrame = `{"functionName":"f","scriptId":"1","url":"file:///a.js","lineNumber":1,"columnNumber":1}`;
  return `{"head":${`{"callFrame":${callFrame},"selfSize":1,"id":1,"children":[`.repeat(deep)}${"]}".repeat(deep)}}`;
}

function deepSpeedscope(): string {
  const frames = Array.from({ length: 500 }, (_, at) => ({ name: `f${at}` }));
  const samples = [names.map((_, at) => at % 500)];
  const profile = { type: "sampled", name: "t", unit: "none", startValue: 0, endValue: 1, samples, weights: [1] };
  const schema = "https://www.speedscope.app/file-format-schema.json";
  return JSON.stringify({ $schema: schema, shared: { frames }, profiles: [profile] });
}

function deepTrace(): string {
  const event = (ph: string) => (name: string, at: number) => JSON.stringify({ name, ph, ts: at, pid: 1, tid: 1 });
  return `[${names.map(event("B")).join()},${names
    .toReversed()
    .map((name, at) => event("E")(name, deep + at))
    .join()}]`;
}

try {
  await row("100,000 deep, collapsed", text(`${names.join(";")} 1\n`));
  await row("100,000 deep, austin", text(`P1;T0:1;${names.map((name) => `/a.py:${name}:3`).join(";")} 100\n`));
  await row(
    "100,000 deep, perf",
    text(`p 1 1.0: 1 cycles:\n${names.map((name) => `\t 401 ${name}+0x1 (/a)\n`).join("")}\n`),
  );
  await row("100,000 deep, cpuprofile", text(deepCpuprofile()));
  await row("100,000 deep, heapprofile", text(deepHeapprofile()));
  await row("100,000 deep, speedscope", text(deepSpeedscope()));
  await row("100,000 deep, chrome-trace", text(deepTrace()));
  await row("a million functions, collapsed", (path) =>
    writeLarge(
      path,
      70e6,
      (at) => `main;group_${at % 1000};function_number_${at} (module_${at % 5000}.py:${at % 900}) 1\n`,
    ),
  );
  await row("ten million stacks, half a million of them distinct", (path) => {
    const frame = (one: number) => `f${one % 700}`;
    let written = 0;
    return writeLarge(
      path,
      Number.POSITIVE_INFINITY,
      (at) => {
        written++;
        const kind = (at * 7919) % 500_000;
        return `main;${frame(kind)};${frame(kind >> 3)};${frame(kind >> 6)};g${kind % 1009} 1\n`;
      },
      "",
      () => written >= 10_000_000,
    );
  });
  await row(
    "counts of 2^60, callgrind",
    text(`events: Ir\nfn=main\n1 5\ncfn=leaf\ncalls=${2 ** 60} 3\n2 70\nfn=leaf\n3 70\n`),
  );
} finally {
  await rm(folder, { recursive: true });
}
console.table(rows);
