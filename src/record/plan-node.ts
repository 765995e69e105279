import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { readdir, rm } from "node:fs/promises";
import { basename, join } from "node:path";
import { ProblemError } from "#model/problem.ts";
import { endNode } from "./end-node.ts";
import { findProgram, programFile, shebang } from "./find-program.ts";
import { nodeHook } from "./node-hook.ts";
import { nodeProfiles } from "./node-profiles.ts";
import { notedPeak } from "./plan-cprofile.ts";
import type { RecordedFile, RecordingPlan } from "./recording.ts";

/**
 * Runs a Node program with V8's sampling profiler and its precise coverage at once: time from the one, exact call counts
 * from the other. A program that starts threads or further Nodes (a test runner, a bundler) leaves a profile of each.
 */
export function planNode(argv: readonly string[], folder: string, outputFolder: string): RecordingPlan {
  const coverage = join(outputFolder, "coverage");
  const hook = join(outputFolder, "hook.cjs");
  mkdirSync(coverage, { recursive: true });
  writeFileSync(hook, nodeHook);
  const direct = nodeCommand(argv, folder);
  const flags = ["--cpu-prof", `--cpu-prof-dir=${outputFolder}`, "--require", hook];
  let profiles: readonly RecordedFile[] = [];
  return {
    argv:
      direct === null
        ? [programFile(argv[0] ?? "", folder), ...argv.slice(1)]
        : [...direct.node, ...flags, "--inspect-port=0", ...direct.args],
    environment: {
      NODE_V8_COVERAGE: coverage,
      // Variables reach every Node that is started; flags only the first, which then needs them the less.
      ...(direct === null ? { NODE_OPTIONS: nodeOptions(flags, folder) } : {}),
    },
    async collect() {
      await rm(hook, { force: true });
      profiles = await nodeProfiles(outputFolder);
      return [...profiles, ...(await coverageOf(profiles, coverage))];
    },
    peakMemory: () => largestPeak(profiles, outputFolder),
    endBusy: (pid, recentErrors) => (direct === null ? Promise.resolve(false) : endNode(pid, recentErrors)),
  };
}

/** The command as a Node with its arguments; null when another program starts the Node. */
function nodeCommand(
  argv: readonly string[],
  folder: string,
): { node: readonly string[]; args: readonly string[] } | null {
  const [program = "", ...args] = argv;
  if (/^node(\.exe)?$/.test(basename(program))) return { node: [programFile(program, folder)], args };
  if (isNodeScript(program)) return { node: [programFile("node", folder)], args: argv };
  const file = findProgram(program, folder);
  // npm and npx do their own work first and then start what is meant.
  if (file === null || /^(npm|npx|yarn|pnpm)$/.test(basename(program))) return null;
  const [interpreter, ...options] = shebang(file);
  if (interpreter === undefined || basename(interpreter) !== "node") return null;
  return { node: [programFile("node", folder), ...options], args: [file, ...args] };
}

/** Whether a word names a JavaScript or TypeScript file. */
export function isNodeScript(word: string): boolean {
  return /\.[cm]?[jt]sx?$/.test(word);
}

/**
 * Keeps what the person set, and quotes as Node reads it.
 *
 * @throws ProblemError when the Node on the search path doesn't take the profiler's flag from a variable
 */
function nodeOptions(flags: readonly string[], folder: string): string {
  const asked = spawnSync(programFile("node", folder), ["-p", "process.allowedNodeEnvironmentFlags.has('--cpu-prof')"]);
  if (asked.stdout?.toString().trim() !== "true") {
    throw new ProblemError(
      "The Node on the search path is too old to be profiled when another program starts it.",
      "Use Node 22.12 or newer, or record the script with `node` itself.",
    );
  }
  const quoted = flags.map((flag) => (/[\s"\\]/.test(flag) ? `"${flag.replaceAll(/["\\]/g, "\\$&")}"` : flag));
  return [process.env.NODE_OPTIONS ?? "", ...quoted].join(" ").trim();
}

/** Of the largest process, as each noted it when it ended; null when none did. */
async function largestPeak(profiles: readonly RecordedFile[], folder: string): Promise<number | null> {
  const ids = new Set(profiles.map(({ process }) => process?.id));
  const peaks = await Promise.all([...ids].map((id) => notedPeak(join(folder, `memory-${id}.json`))));
  return peaks.reduce((most, peak) => (most === null || (peak !== null && peak > most) ? peak : most), null);
}

/** V8 names its coverage `coverage-<pid>-<time>-<number>.json`; a process with workers writes several. */
async function coverageOf(profiles: readonly RecordedFile[], folder: string): Promise<readonly RecordedFile[]> {
  const names = (await readdir(folder).catch(() => [])).sort();
  const processes = new Map(profiles.map(({ process }) => [process?.id, process && { ...process, thread: null }]));
  return [...processes].flatMap(([id, process]) =>
    names.filter((name) => name.startsWith(`coverage-${id}-`)).map((name) => ({ path: join(folder, name), process })),
  );
}
