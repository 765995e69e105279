import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { BenchPackage } from "./packages.ts";

/** Where packages are kept between runs. */
const cache = path.join(process.env.BENCH_CACHE ?? path.join(tmpdir(), "callsketch-bench"), "typescript");

/** Fetches a package with its sources and installs what it depends on. Gives its folder; throws when the registry can't be reached. */
export function preparePackage({ name, version }: BenchPackage): string {
  const folder = path.join(cache, `${name.replace("/", "-")}-${version}`);
  const root = path.join(folder, "package");
  if (existsSync(path.join(root, "node_modules"))) return root;
  mkdirSync(folder, { recursive: true });
  run("npm", ["pack", `${name}@${version}`, "--silent"], folder);
  run("sh", ["-c", "tar xzf *.tgz"], folder);
  leaveDependenciesAlone(path.join(root, "package.json"));
  run("npm", ["install", "--omit=dev", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"], root);
  mkdirSync(path.join(root, "node_modules"), { recursive: true });
  return root;
}

/** Only what the package needs to run: its scripts and tools are often not installable elsewhere. */
function leaveDependenciesAlone(manifest: string): void {
  const { devDependencies, scripts, ...rest } = JSON.parse(readFileSync(manifest, "utf8"));
  writeFileSync(manifest, JSON.stringify(rest));
}

function run(command: string, given: readonly string[], cwd: string): void {
  const { status, stderr } = spawnSync(command, given, { cwd, encoding: "utf8" });
  if (status !== 0) throw new Error(`${command} ${given.join(" ")} failed in ${cwd}: ${stderr.slice(-400)}`);
}
