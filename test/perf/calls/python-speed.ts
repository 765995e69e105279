/**
 * What indexing Python costs, from the start of the process to the stored graph, and what an edit costs after that:
 *
 *     npm run bench:calls -- python-speed <folder>...
 *
 * Each folder's Python files are copied to a temporary one. `bare` is a process that does nothing but read, parse and
 * walk the same files with web-tree-sitter, in one thread; the ratio is to that. Processor seconds stand beside those of
 * the clock, since they change less on a busy machine. Edits go to the largest file: a comment above it all, which moves
 * every line, then a function at its end: in a process of its own each, and then (`warm`) again and again in one process
 * that lives on, as the app's does.
 */
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { findSourceFiles } from "#extract/find-source-files.ts";

/** What a process took. */
export interface Cost {
  /** From its start. */
  readonly seconds: number;
  readonly processorSeconds: number;
  readonly peakBytes: number;
  readonly lines: number;
}

const columns = ["folder", "lines", "step", "s", "cpu s", "MB", "klines/s", "to bare", "to full"];

async function benchFolder(folder: string) {
  const root = join(mkdtempSync(join(tmpdir(), "callsketch-speed-")), basename(folder));
  try {
    cpSync(folder, root, { recursive: true, filter: (path) => statSync(path).isDirectory() || path.endsWith(".py") });
    const { files } = await findSourceFiles(root);
    const largest = files.toSorted((a, b) => b.bytes - a.bytes)[0];
    if (largest === undefined) return console.error(`${folder} holds no Python.`);
    const bare = measured("bare-parse", root);
    const full = measured("measure-index", root);
    printCost(folder, "bare", bare, bare, full);
    printCost(folder, "full", full, bare, full);
    const file = join(root, largest.path);
    writeFileSync(file, `# An edit.\n${readFileSync(file, "utf8")}`);
    printCost(folder, "comment", measured("measure-index", root), bare, full);
    writeFileSync(file, `${readFileSync(file, "utf8")}\n\ndef edited(one):\n    return one.copy(len(one))\n`);
    printCost(folder, "function", measured("measure-index", root), bare, full);
    const warm = measured<Readonly<Record<string, Cost>>>("measure-warm", root, largest.path);
    for (const [name, cost] of Object.entries(warm)) printCost(folder, `warm ${name}`, cost, bare, full);
  } finally {
    rmSync(resolve(root, ".."), { recursive: true, force: true });
  }
}

function measured<Of = Cost>(script: string, ...operands: readonly string[]): Of {
  const child = fileURLToPath(new URL(`./python/${script}.ts`, import.meta.url));
  const run = spawnSync(process.execPath, [child, ...operands], {
    stdio: ["ignore", "pipe", "inherit"],
    encoding: "utf8",
  });
  if (run.status !== 0) throw new Error(`${script} failed on ${operands[0]}.`);
  return JSON.parse(run.stdout);
}

function printCost(folder: string, step: string, cost: Cost, bare: Cost, full: Cost) {
  const { seconds, processorSeconds, peakBytes, lines } = cost;
  const both = (base: Cost) =>
    `${(seconds / base.seconds).toFixed(2)}/${(processorSeconds / base.processorSeconds).toFixed(2)}`;
  printRow([
    basename(folder),
    String(lines),
    step,
    seconds.toFixed(2),
    processorSeconds.toFixed(2),
    (peakBytes / 1e6).toFixed(0),
    (lines / seconds / 1000).toFixed(0),
    both(bare),
    both(full),
  ]);
}

function printRow(cells: readonly string[]) {
  console.log(cells.map((cell) => cell.padStart(13)).join(" "));
}

printRow(columns);
for (const folder of process.argv.slice(2).filter((name) => name !== "python-speed")) await benchFolder(folder);
