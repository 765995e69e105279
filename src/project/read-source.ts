import { createHash } from "node:crypto";
import { readFile, realpath } from "node:fs/promises";
import { join, sep } from "node:path";
import type { SourceText } from "#contract/source-text.ts";
import type { RunId } from "#model/ids.ts";
import type { FrameMatch } from "#model/match.ts";
import { ProblemError } from "#model/problem.ts";
import type { RunPart } from "#model/run-part.ts";
import { loadRunSnapshot, snapshotFiles } from "#store/queries/run-snapshot.ts";
import { runFileHashes } from "#store/queries/runs.ts";
import { callsOf } from "./calls-of.ts";
import { shownName } from "./function-row.ts";
import { loadGraph } from "./load-graph.ts";
import { matchRun } from "./match-run.ts";
import { measureOwner } from "./measure-owner.ts";
import type { Project } from "./open-project.ts";
import { chosenThreads } from "./run-part.ts";
import { editedFiles, movedLines } from "./run-snapshot.ts";

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
  const isAsIndexed = sha256(text) === indexed.hash;
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
    lineCosts:
      run === null || part.time !== null
        ? []
        : lineCosts(project, run, file, measure, part).map((cost) => ({
            ...cost,
            isDoubtful: cost.isDoubtful || !isAsIndexed,
          })),
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

/**
 * Self cost of each line of a file, summed over the frames that were matched to its functions. Lines of a function that only
 * moved have moved with it; those of one that was edited are told as doubtful.
 */
function lineCosts(project: Project, run: RunId, file: string, measure: string | null, part: RunPart) {
  const { functions } = loadGraph(project);
  const owner = measureOwner(project, run, measure, part);
  const { byThread } = matchRun(project, owner);
  const shiftOf = lineShifts(project, owner);
  const sums = new Map<number, { self: number; isDoubtful: boolean }>();
  let before = 0;
  chosenThreads(project, owner, part).forEach((thread, index) => {
    const at = Math.max(
      0,
      thread.measures.findIndex((one) => one.name === measure),
    );
    for (const match of byThread[index] ?? []) {
      const lines = thread.frames[match.frame]?.lines;
      if (lines === undefined || functions.get(match.functionId)?.file !== file) continue;
      const shift = shiftOf(before + match.frame, match);
      for (const { line, self } of lines) {
        const to = line + (shift ?? 0);
        const known = sums.get(to);
        const isDoubtful = shift === null || known?.isDoubtful === true;
        sums.set(to, { self: (known?.self ?? 0) + (self[at] ?? 0), isDoubtful });
      }
    }
    before += byThread[index]?.length ?? 0;
  });
  return [...sums].map(([line, cost]) => ({ line, ...cost })).sort((a, b) => a.line - b.line);
}

/** How far the lines of a frame have moved since the run; null when nobody knows, since its function was edited. */
function lineShifts(project: Project, run: RunId): (frame: number, match: FrameMatch) => number | null {
  const loaded = loadGraph(project);
  const recorded = runFileHashes(project.store, run);
  const snapshot = loadRunSnapshot(project.store, run);
  const edited = snapshot === null ? null : editedFiles(snapshot, loaded);
  const moved = movedLines(project, loaded);
  const isAsRecorded = (file: string) =>
    recorded === null || recorded[file] === undefined || recorded[file] === snapshot?.files[file];
  return (frame, { functionId, kind }) => {
    if (kind === "name" && edited?.size === 0) return null; // the line fits none of the file's functions of that name
    const then = snapshot?.functions[snapshot.frames[frame] ?? -1];
    if (snapshot === null || edited === null || then === undefined || !isAsRecorded(then.file)) return null;
    return edited.has(then.file) ? moved(then, functionId) : 0;
  };
}

/** True when the file differs from what it was when the run was made; null when that is unknown. */
function isStale(project: Project, run: RunId, file: string, text: string): boolean | null {
  const then = (runFileHashes(project.store, run) ?? snapshotFiles(project.store, run))?.[file];
  return then === undefined ? null : then !== sha256(text);
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
