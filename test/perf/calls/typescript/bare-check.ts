import { once } from "node:events";
import { Worker } from "node:worker_threads";
import type { SourceFileEntry } from "#model/extraction.ts";

/** Processor seconds of this process so far, all threads together: waiting for a busy machine doesn't count. */
export function processorSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

/**
 * What the compiler alone takes for the same files: parse, bind, and for every call its symbol and resolved signature.
 * Diagnostics would be no fair measure, since they skip JavaScript. It runs in a fresh thread, as the extraction does,
 * so that both load the compiler and neither finds it warm.
 */
export async function bareCheckSeconds(root: string, files: readonly SourceFileEntry[]): Promise<number> {
  const started = processorSeconds();
  const worker = new Worker(new URL("./bare-check-worker.ts", import.meta.url), {
    workerData: { root, paths: files.map((each) => each.path) },
    resourceLimits: { maxOldGenerationSizeMb: 4096, stackSizeMb: 32 },
  });
  await once(worker, "exit");
  return processorSeconds() - started;
}
