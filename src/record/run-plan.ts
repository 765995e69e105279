import { type ChildProcess, spawn } from "node:child_process";
import { createWriteStream } from "node:fs";
import { finished } from "node:stream/promises";
import { StringDecoder } from "node:string_decoder";
import { setTimeout as pause } from "node:timers/promises";
import { ProblemError } from "#model/problem.ts";
import type { RecordingPlan, RecordProgramRequest } from "./recording.ts";
import { watchMemory } from "./watch-memory.ts";

/** How a planned program ended. */
export interface Ended {
  readonly exitCode: number | null;
  readonly aborted: boolean;
  /** Nanoseconds. */
  readonly wallTime: number;
  /** Bytes as seen from outside; null when nothing was seen. */
  readonly peakMemory: number | null;
}

/** As much of stderr as is kept in memory, in characters. */
const recentLength = 16_384;

/** @throws ProblemError when the program can't be started */
export async function runPlan(plan: RecordingPlan, request: RecordProgramRequest, outputFile: string): Promise<Ended> {
  const [program = "", ...args] = plan.argv;
  const started = process.hrtime.bigint();
  const child = spawn(program, args, {
    cwd: request.folder,
    env: { ...process.env, ...plan.environment },
    stdio: [request.stdin ?? "ignore", "pipe", "pipe"],
    // A group of its own, so that what the program starts ends with it, and a terminal's Ctrl+C comes by way of the signal.
    detached: process.platform !== "win32",
    windowsHide: true,
  });
  const pid = await startedPid(child, program);
  const memory = watchMemory(pid);
  const output = keepOutput(child, request.onOutput, outputFile);
  const exited = exitOf(child);
  const stop = () => void endEarly(child, pid, plan, output.recentErrors, request.patience ?? 3000, exited);
  if (request.signal.aborted) stop();
  request.signal.addEventListener("abort", stop);
  const { code } = await exited;
  request.signal.removeEventListener("abort", stop);
  const wallTime = Number(process.hrtime.bigint() - started);
  await output.written();
  return { exitCode: code, aborted: request.signal.aborted, wallTime, peakMemory: memory() };
}

function startedPid(child: ChildProcess, program: string): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once("spawn", () => resolve(child.pid as number));
    child.once("error", (error: NodeJS.ErrnoException) => {
      const why = error.code === "ENOENT" ? "it or its folder wasn't found" : error.message;
      reject(new ProblemError(`${program} couldn't be started: ${why}.`, "Check the command and its folder."));
    });
  });
}

/** Settles when the process has ended and its streams are read. A grandchild that keeps a stream open isn't waited for long. */
function exitOf(child: ChildProcess): Promise<{ code: number | null }> {
  return new Promise((resolve) => {
    child.once("exit", (code) => {
      child.once("close", () => resolve({ code }));
      setTimeout(() => resolve({ code }), 500).unref();
    });
  });
}

function keepOutput(child: ChildProcess, onOutput: RecordProgramRequest["onOutput"], file: string) {
  const kept = createWriteStream(file);
  let recent = "";
  for (const stream of ["stdout", "stderr"] as const) {
    const decoder = new StringDecoder("utf8");
    child[stream]?.on("data", (chunk: Buffer) => {
      kept.write(chunk);
      const text = decoder.write(chunk);
      if (stream === "stderr") recent = (recent + text).slice(-recentLength);
      if (text !== "") onOutput(stream, text);
    });
  }
  return {
    recentErrors: () => recent,
    async written() {
      kept.end();
      await finished(kept).catch(() => {});
    },
  };
}

/** Interrupts first, then by the profiler's own way, then asks to end, and at last ends by force. */
async function endEarly(
  child: ChildProcess,
  pid: number,
  plan: RecordingPlan,
  recentErrors: () => string,
  patience: number,
  exited: Promise<unknown>,
): Promise<void> {
  const hasEnded = async (milliseconds: number) =>
    Promise.race([exited.then(() => true), pause(milliseconds, false, { ref: false })]);
  signalGroup(child, pid, "SIGINT");
  if (await hasEnded(patience)) return;
  if ((await plan.endBusy(pid, recentErrors)) && (await hasEnded(patience))) return;
  signalGroup(child, pid, "SIGTERM");
  if (await hasEnded(patience)) return;
  signalGroup(child, pid, "SIGKILL");
}

function signalGroup(child: ChildProcess, pid: number, signal: NodeJS.Signals): void {
  try {
    if (process.platform === "win32") child.kill(signal);
    else process.kill(-pid, signal);
  } catch {
    // It has just ended by itself.
  }
}
