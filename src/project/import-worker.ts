import { parentPort, workerData } from "node:worker_threads";
import { functionAt } from "#match/function-at.ts";
import type { ImportedProfile } from "#model/imported-profile.ts";
import type { Progress } from "#model/progress.ts";
import type { SourceFunction } from "#model/source-graph.ts";
import { readProfile, readProfileContent } from "#profiles/read-profile.ts";
import type { FunctionAt } from "#profiles/stacks/function-at.ts";
import { openStore } from "#store/open-store.ts";
import { loadGraphFunctions } from "#store/queries/load-graph.ts";
import { asProblem } from "./as-problem.ts";
import { CommitGate } from "./commit-gate.ts";
import type { FromImport, ImportStart } from "./import-messages.ts";
import { saveProfile } from "./import-run.ts";

/** Reads one profile and stores it through a connection of its own. It is cancelled by ending the thread. */
const { store: file, input, origin, gate: memory } = workerData as ImportStart;
const gate = new CommitGate(memory);
const say = (message: FromImport) => parentPort?.postMessage(message);
const onProgress = (progress: Progress) => say({ kind: "progress", progress });

function read(): Promise<ImportedProfile> {
  let find: FunctionAt | null = null;
  // Most formats tell where functions start, so the source isn't loaded before a frame asks.
  const at: FunctionAt = (name, file, line) => {
    find ??= functionAt(sourceFunctions());
    return find(name, file, line);
  };
  if (input.kind === "content") return readProfileContent(input.fileName, input.bytes, { functionAt: at });
  return readProfile(input.path, { onProgress, signal: new AbortController().signal, functionAt: at });
}

function sourceFunctions(): readonly SourceFunction[] {
  const store = openStore(file);
  try {
    return loadGraphFunctions(store);
  } finally {
    store.close();
  }
}

try {
  const profile = await read();
  onProgress({ stage: "storing the run", done: 0, all: null });
  const store = openStore(file);
  try {
    const run = saveProfile(store, profile, origin, () => {
      if (!gate.commit()) throw new Error("The import was cancelled.");
    });
    say({ kind: "stored", run });
  } finally {
    store.close();
  }
} catch (error) {
  say({ kind: "failed", problem: asProblem(error) });
}
