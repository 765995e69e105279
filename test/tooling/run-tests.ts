/**
 * All checks, one after another, so that the cheap ones speak first: types, lint, layers, unit tests, the built window,
 * the story, and the journeys in a real browser. With `--electron` what needs a real Electron and a display instead: the
 * engine's process and the same journeys. Goes on after a failure, and ends with one line that counts.
 */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const bin = (name: string) => join(root, "node_modules", ".bin", name);
const report = join(root, "out", "test-report.json");

interface Stage {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
  /** True when it writes vitest's report, so that its tests are counted one by one. */
  readonly counted?: boolean;
}

const vitest = (config: string, ...only: readonly string[]): Stage["command"] => [
  bin("vitest"),
  "run",
  ...only,
  "--config",
  `test/tooling/${config}`,
  "--reporter=default",
  "--reporter=json",
  `--outputFile.json=${report}`,
];

const usual: readonly Stage[] = [
  { name: "types", command: [process.execPath, "test/tooling/check-types.ts"] },
  { name: "lint and format", command: [bin("biome"), "check", "."] },
  {
    name: "layers",
    command: [bin("depcruise"), "--config", "test/tooling/dependency-cruiser.cjs", "src", "main", "renderer"],
  },
  { name: "build", command: [bin("electron-vite"), "build", "-c", "electron.config.ts"] },
  { name: "unit tests", command: vitest("vitest.config.ts"), counted: true },
  { name: "story", command: [process.execPath, "examples/story.ts"] },
  { name: "journeys in a browser", command: vitest("vitest.app.config.ts"), counted: true },
];

const electron: readonly Stage[] = [
  { name: "build", command: [bin("electron-vite"), "build", "-c", "electron.config.ts"] },
  { name: "engine process in Electron", command: vitest("vitest.config.ts", "test/main/engine"), counted: true },
  { name: "journeys in Electron", command: vitest("vitest.app.config.ts"), counted: true },
];

const isElectron = process.argv.includes("--electron");
if (isElectron) process.env.CALLSKETCH_JOURNEYS = "electron";
const stages = isElectron ? electron : usual;
const sum = { passed: 0, failed: 0, skipped: 0 };
for (const { name, command, counted = false } of stages) {
  console.log(`\n--- ${name}`);
  rmSync(report, { force: true });
  const { status } = spawnSync(command[0], command.slice(1), { cwd: root, stdio: "inherit" });
  const counts = counted ? countsIn(report) : { passed: 0, failed: 0, skipped: 0 };
  // A runner that dies or fails outside its tests counts as a failure of its own.
  const failed = status === 0 ? counts.failed : Math.max(1, counts.failed);
  sum.passed += counted ? counts.passed : Number(status === 0);
  sum.failed += failed;
  sum.skipped += counts.skipped;
  if (failed > 0) console.error(`--- ${name}: ${failed} failed`);
}
console.log(`\n${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped`);
process.exitCode = sum.failed === 0 ? 0 : 1;

function countsIn(file: string): typeof sum {
  if (!existsSync(file)) return { passed: 0, failed: 0, skipped: 0 };
  const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(readFileSync(file, "utf8"));
  return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests };
}
