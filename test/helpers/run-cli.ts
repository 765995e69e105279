import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

const callsketch = fileURLToPath(new URL("../../src/cli/bin.cjs", import.meta.url));

export interface CliResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the real command line in a folder, with a data folder of its own beside it. */
export function runCli(
  folder: string,
  words: readonly string[],
  environment: NodeJS.ProcessEnv = {},
): Promise<CliResult> {
  const env = {
    ...process.env,
    GITHUB_ACTIONS: "",
    GITHUB_STEP_SUMMARY: "",
    CALLSKETCH_DATA: `${folder}-data`,
    ...environment,
  };
  return new Promise((done, failed) => {
    const child = spawn(process.execPath, [callsketch, ...words], {
      cwd: folder,
      env,
      stdio: ["ignore", "pipe", "pipe"],
    });
    let stdout = "";
    let stderr = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      stderr += text;
    });
    child.on("error", failed);
    child.on("close", (code) => done({ code, stdout, stderr }));
  });
}

/** A command that has to succeed; gives what it printed on stdout. */
export async function cliOutput(folder: string, words: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await runCli(folder, words);
  if (code !== 0) throw new Error(`callsketch ${words.join(" ")} ended with ${code}: ${stderr}`);
  return stdout;
}

/** The JSON document that a command prints. */
export async function cliDocument<T = Record<string, unknown>>(folder: string, words: readonly string[]): Promise<T> {
  return JSON.parse(await cliOutput(folder, words)) as T;
}
