import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { BenchPackage } from "./packages.ts";
import type { Recording } from "./recorder/recording.ts";

const here = path.dirname(fileURLToPath(import.meta.url));
const repository = path.resolve(here, "../../../..");

/** Runs a package's workload plain and recorded; throws unless both print the same line. With BENCH_KEEP an earlier recording serves. */
export function recordPackage(bench: BenchPackage, root: string): { recording: Recording; workload: string } {
  const output = path.join(root, "recording.json");
  const kept = path.join(root, "recorded-workload.txt");
  if (process.env.BENCH_KEEP !== undefined && existsSync(kept) && existsSync(output)) {
    return { recording: JSON.parse(readFileSync(output, "utf8")) as Recording, workload: readFileSync(kept, "utf8") };
  }
  const plain = runWorkload(bench, root, null);
  const recorded = runWorkload(bench, root, output);
  if (plain !== recorded)
    throw new Error(`${bench.name} runs differently when recorded: "${plain}" against "${recorded}".`);
  const recording = JSON.parse(readFileSync(output, "utf8")) as Recording;
  writeFileSync(kept, plain);
  return { recording, workload: plain };
}

function runWorkload(bench: BenchPackage, root: string, output: string | null): string {
  const hooks = path.join(here, "recorder/hooks.ts");
  const given = [
    "--stack-size=4000",
    "--max-old-space-size=6000",
    "--import",
    hooks,
    path.join(here, "workloads", bench.workload),
  ];
  const { status, stdout, stderr } = spawnSync(process.execPath, given, {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 1 << 28,
    env: {
      ...process.env,
      RECORD_ROOT: root,
      RECORD_INCLUDE: `^${bench.sources}/`,
      ...(bench.exclude === null ? {} : { RECORD_EXCLUDE: bench.exclude.source }),
      RECORD_MODULES: bench.modules,
      RECORD_ALIASES: JSON.stringify({
        vitest: path.join(here, "workloads/vitest-stand-in.mjs"),
        [bench.name]: path.join(root, bench.entry),
      }),
      ...(output === null ? { RECORD_OFF: "1" } : { RECORD_OUTPUT: output }),
      BENCH_ENTRY: path.join(root, bench.entry),
      BENCH_PACKAGE: root,
      BENCH_MODULES: path.join(repository, "node_modules"),
    },
  });
  if (status !== 0) throw new Error(`${bench.name}: the workload ended with ${status}: ${stderr.slice(-1500)}`);
  return stdout.trim().split("\n").at(-1) ?? "";
}
