import type { Problem } from "#model/problem.ts";
import type { Progress, ReportProgress } from "#model/progress.ts";

/** What every command takes: `--quiet` and where to print. */
export interface Output {
  /** A line on stdout. */
  readonly print: (line: string) => void;
  /** A line on stderr, not printed with `--quiet`. */
  readonly say: (line: string) => void;
  readonly onProgress: ReportProgress;
}

/** Progress is a line that overwrites itself on a terminal, one line a stage elsewhere, and nothing with `--quiet`. */
export function output(quiet: boolean): Output {
  const terminal = process.stderr.isTTY === true && !quiet;
  let stage = "";
  let shown = false;
  const clear = () => {
    if (shown) process.stderr.write("\r\x1b[K");
    shown = false;
  };
  return {
    print(line) {
      clear();
      process.stdout.write(`${line}\n`);
    },
    say(line) {
      clear();
      if (!quiet) process.stderr.write(`${line}\n`);
    },
    onProgress(progress) {
      if (terminal) {
        process.stderr.write(`\r\x1b[K${progressText(progress)}`);
        shown = true;
      } else if (!quiet && progress.stage !== stage) {
        process.stderr.write(`${progress.stage}\n`);
      }
      stage = progress.stage;
    },
  };
}

function progressText({ stage, done, all }: Progress): string {
  return all === null ? `${stage}${done > 0 ? ` (${done})` : ""}` : `${stage} ${done} of ${all}`;
}

/** One sentence on stderr: what, where, what to do. */
export function printProblem({ text, hint }: Problem): void {
  process.stderr.write(`callsketch: ${text}${hint === "" ? "" : ` ${hint}`}\n`);
}

/**
 * A JSON document on stdout. Counts beyond 2^53 are decimal strings, as everywhere in our documents. Lists are written
 * item by item: the call graph of a large project is longer than a string may be.
 */
export function printDocument(document: object): void {
  const entries = Object.entries(document).filter(([, value]) => value !== undefined);
  let text = "{";
  const write = (more: string) => {
    text += more;
    if (text.length < 1 << 20) return;
    process.stdout.write(text);
    text = "";
  };
  for (const [index, [key, value]] of entries.entries()) {
    write(`${index === 0 ? "" : ","}\n  ${JSON.stringify(key)}: `);
    if (!Array.isArray(value) || value.length === 0) write(indented(value, "  "));
    else {
      for (const [at, item] of value.entries()) write(`${at === 0 ? "[" : ","}\n    ${indented(item ?? null, "    ")}`);
      write("\n  ]");
    }
  }
  process.stdout.write(`${text}\n}\n`);
}

function indented(value: unknown, indent: string): string {
  return JSON.stringify(value, plainValue, 2).replaceAll("\n", `\n${indent}`);
}

function plainValue(_key: string, value: unknown): unknown {
  return typeof value === "bigint" ? value.toString() : value;
}
