import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const callsketch = fileURLToPath(new URL("../../src/cli/bin.cjs", import.meta.url));

export interface Told {
  /** Exit codes that are right here; 0 alone when left out. */
  readonly codes?: readonly number[];
  /** Says only the command, not what it printed. */
  readonly quiet?: boolean;
}

/** Runs commands as a person would type them, and shows them with what they print. */
export function storyteller({ folder, results }: { readonly folder: string; readonly results: string }) {
  return {
    /** Gives what was printed on stdout. Ends the story when the exit code isn't one of those that are right. */
    async run(words: readonly string[], { codes = [0], quiet = false }: Told = {}): Promise<string> {
      console.log(`\n$ callsketch ${words.map((word) => (/[\s`(]/.test(word) ? `'${word}'` : word)).join(" ")}`);
      const { code, stdout, stderr } = await ended(folder, words);
      if (!quiet) process.stdout.write(stdout);
      if (codes.includes(code)) return stdout;
      process.stderr.write(stderr);
      throw new Error(`callsketch ${words[0]} ended with exit code ${code}, not ${codes.join(" or ")}`);
    },
    async save(file: string, text: string): Promise<void> {
      writeFileSync(join(results, file), text);
    },
  };
}

function ended(folder: string, words: readonly string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((done, failed) => {
    const child = spawn(process.execPath, [callsketch, ...words], { cwd: folder, stdio: ["ignore", "pipe", "pipe"] });
    let stdout = "";
    let stderr = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      stderr += text;
    });
    child.on("error", failed);
    child.on("close", (code) => done({ code: code ?? -1, stdout, stderr }));
  });
}
