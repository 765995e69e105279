import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { BenchPackage } from "./packages.ts";

/** A recorded call: caller's file and first line, callee's, and the line of the call. */
export type RecordedCall = readonly [string, number, string, number, number];

const here = fileURLToPath(new URL(".", import.meta.url));
/** Longest that a package's tests may run under the recorder; what was recorded until then counts. */
const longest = 15 * 60_000;

/** Installs a package into the bench's own environment and records its calls, once; the folder of its sources comes with them. */
export function recordPackage(folder: string, item: BenchPackage): { sources: string; calls: RecordedCall[] } {
  const python = environmentWith(folder, ["pytest<8.4", item.name, ...item.needs]);
  const installed = join(sitePackages(folder), item.name);
  const out = join(folder, `${item.name}.calls.json`);
  const work = item.testsInSource ? sourceArchive(folder, python, item.name) : installed;
  const beside = join(work, item.name); // where the package lies beside its tests, it's this one that they import
  const sources = existsSync(beside) ? beside : installed;
  if (!existsSync(out)) {
    const command = item.run.map((part) => (part.endsWith("_workload.py") ? join(here, part) : part));
    const recorder = join(here, "record_calls.py");
    spawnSync(python, [recorder, "--package", sources, "--out", out, "--", ...command], {
      cwd: work,
      timeout: longest,
    });
  }
  if (!existsSync(out)) throw new Error(`Nothing was recorded of ${item.name}: see whether its tests run.`);
  return { sources, calls: JSON.parse(readFileSync(out, "utf8")) as RecordedCall[] };
}

function environmentWith(folder: string, packages: readonly string[]): string {
  const python = join(folder, "env/bin/python");
  mkdirSync(folder, { recursive: true });
  if (!existsSync(python)) run("python3", ["-m", "venv", join(folder, "env")]);
  run(python, ["-m", "pip", "install", "-q", ...packages]);
  return python;
}

function sitePackages(folder: string): string {
  const lib = join(folder, "env/lib");
  return join(lib, readdirSync(lib)[0]!, "site-packages");
}

function sourceArchive(folder: string, python: string, name: string): string {
  const into = join(folder, "sources");
  mkdirSync(into, { recursive: true });
  const unpacked = () => readdirSync(into).find((entry) => entry.startsWith(`${name}-`) && !entry.endsWith(".gz"));
  if (unpacked() === undefined) {
    run(python, ["-m", "pip", "download", "-q", "--no-deps", "--no-binary", ":all:", "-d", into, name]);
    const archive = readdirSync(into).find((entry) => entry.startsWith(`${name}-`))!;
    run("tar", ["xzf", join(into, archive), "-C", into]);
  }
  return join(into, unpacked()!);
}

function run(command: string, args: readonly string[]) {
  const result = spawnSync(command, args, { encoding: "utf8" });
  if (result.status !== 0) throw new Error(`${command} ${args.join(" ")} failed: ${result.stderr}`);
}
