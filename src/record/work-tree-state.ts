import { execFile } from "node:child_process";
import { promisify } from "node:util";

const run = promisify(execFile);

/** Nothing that a repository configures is run. */
const harmless = ["-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "--no-optional-locks"];

/** The commit of a folder's work tree and whether tracked files were changed since; nulls without Git or a repository. */
export async function workTreeState(folder: string): Promise<{ commit: string | null; dirty: boolean | null }> {
  const [commit, changes] = await Promise.all([
    git(folder, ["rev-parse", "--verify", "HEAD"]),
    git(folder, ["status", "--porcelain", "--untracked-files=no", "--ignore-submodules"]),
  ]);
  return { commit: commit?.trim() ?? null, dirty: changes === null ? null : changes.trim() !== "" };
}

async function git(folder: string, args: readonly string[]): Promise<string | null> {
  try {
    const { stdout } = await run("git", [...harmless, "-C", folder, ...args], { timeout: 10_000, maxBuffer: 1 << 26 });
    return stdout;
  } catch {
    return null;
  }
}
