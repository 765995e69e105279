import { createHash } from "node:crypto";
import { readFile, realpath } from "node:fs/promises";
import { join, sep } from "node:path";
import type { SourceText } from "#contract/answers.ts";
import type { RunId } from "#model/ids.ts";
import { ProblemError } from "#model/problem.ts";
import type { RunPart } from "#model/run-part.ts";
import { runFileHashes } from "#store/queries/runs.ts";
import { callsOf } from "./calls-of.ts";
import { shownName } from "./function-row.ts";
import { loadGraph } from "./load-graph.ts";
import { matchRun } from "./match-run.ts";
import { measureOwner } from "./measure-owner.ts";
import type { Project } from "./open-project.ts";
import { chosenThreads } from "./run-part.ts";

/** An indexed file with its functions, call sites and, with a run, the cost of its lines. @throws ProblemError for any other path */
export async function readSource(
  project: Project,
  file: string,
  run: RunId | null,
  measure: string | null,
  part: RunPart,
): Promise<SourceText> {
  const loaded = loadGraph(project);
  const indexed = loaded.graph.files.find((one) => one.path === file);
  if (indexed === undefined) {
    throw new ProblemError(`${file} isn't an indexed file of this project.`, "Refresh the index (F5) if it is new.");
  }
  const text = await fileText(project, file);
  const own = loaded.graph.functions.filter((one) => one.file === file && one.line !== null);
  const calls = own.flatMap((one) => callsOf(loaded, one.id, "callees"));
  return {
    file,
    language: indexed.language,
    text,
    functions: own
      .filter((one) => one.kind !== "module")
      .map((one) => ({ id: one.id, name: shownName(one.id, one, undefined), line: one.line!, endLine: one.endLine! })),
    sites: calls
      .flatMap((call) =>
        call.sites.map(({ line, column, candidates }) => ({
          line,
          column,
          callee: call.callee,
          name: shownName(call.callee, loaded.functions.get(call.callee), undefined),
          certainty: call.certainty,
          candidates,
        })),
      )
      .sort((a, b) => a.line - b.line || a.column - b.column),
    lineCosts: run === null || part.time !== null ? [] : lineCosts(project, run, file, measure, part),
    stale: run === null ? null : isStale(project, run, file, text),
  };
}

async function fileText(project: Project, file: string): Promise<string> {
  try {
    const path = await realpath(join(project.folder, file));
    if (!path.startsWith(project.folder + sep)) throw new Error("it leads out of the project");
    return await readFile(path, "utf8");
  } catch (error) {
    throw new ProblemError(`${file} can't be read: ${(error as Error).message}.`, "Refresh the index (F5).");
  }
}

/** Self cost of each line of a file, summed over the frames that were matched to its functions. */
function lineCosts(project: Project, run: RunId, file: string, measure: string | null, part: RunPart) {
  const { functions } = loadGraph(project);
  const owner = measureOwner(project, run, measure, part);
  const { byThread } = matchRun(project, owner);
  const sums = new Map<number, number>();
  chosenThreads(project, owner, part).forEach((thread, index) => {
    const at = Math.max(
      0,
      thread.measures.findIndex((one) => one.name === measure),
    );
    for (const match of byThread[index] ?? []) {
      const lines = thread.frames[match.frame]?.lines;
      if (lines === undefined || functions.get(match.functionId)?.file !== file) continue;
      for (const { line, self } of lines) sums.set(line, (sums.get(line) ?? 0) + (self[at] ?? 0));
    }
  });
  return [...sums].map(([line, self]) => ({ line, self })).sort((a, b) => a.line - b.line);
}

/** True when the file differs from what it was when the run was made; null when that is unknown. */
function isStale(project: Project, run: RunId, file: string, text: string): boolean | null {
  const then = runFileHashes(project.store, run)?.[file];
  return then === undefined ? null : then !== createHash("sha256").update(text).digest("hex");
}
