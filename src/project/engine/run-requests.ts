import { basename } from "node:path";
import { comparisonMarkdown } from "#compare/comparison-markdown.ts";
import type { RunReport, SeriesRequest } from "#contract/answers.ts";
import type { RunId } from "#model/ids.ts";
import { ProblemError } from "#model/problem.ts";
import type { Run } from "#model/run.ts";
import { deleteRun, renameRun, restoreRun, runLabel, runs } from "#store/queries/runs.ts";
import { freeLabel } from "#store/queries/save-run.ts";
import { changedFilesSince } from "../changed-files.ts";
import { checkRun, hasBudgets } from "../check-run.ts";
import { compareTwoRuns } from "../compare-two-runs.ts";
import { runById } from "../find-run.ts";
import { fusableRuns, fuseRuns, unfuseRuns } from "../fuse-runs.ts";
import { hiddenCalls, unexercised } from "../hidden-calls.ts";
import { importApart } from "../import-apart.ts";
import type { ProfileInput } from "../import-messages.ts";
import { matchReport } from "../match-run.ts";
import type { Project } from "../open-project.ts";
import { pathMappings, setPathMappings } from "../path-mappings.ts";
import { profilers, type RecordOptions, recordRun, rerunRun } from "../record-run.ts";
import { recordSeries } from "../record-series.ts";
import { runContents } from "../run-contents.ts";
import type { Handlers } from "./handlers.ts";
import type { EngineSession } from "./session.ts";

/** Importing, recording, comparing and checking runs. */
export function runRequests(session: EngineSession) {
  const all = () => runs(session.project.store);
  const onOutput = (stream: "stdout" | "stderr", text: string) => session.emit({ kind: "output", stream, text });
  const imported = (input: ProfileInput, label: string | null) =>
    session.work("import", (signal, onProgress) =>
      importApart(session.project, input, { label }, { signal, onProgress }),
    );
  return {
    importProfile: (path, label) => imported({ kind: "file", path }, label),
    importProfileContent: (fileName, base64, label) =>
      imported(
        { kind: "content", fileName: basename(fileName), bytes: new Uint8Array(Buffer.from(base64, "base64")) },
        label,
      ),
    runs: all,
    runReport: (id) => report(session, id),
    renameRun(id, label) {
      const wanted = label.trim();
      if (wanted === "") throw new ProblemError("A run needs a label.", "Type a name for it.");
      const { store } = session.project;
      if (runById(session.project, id).label !== wanted) renameRun(store, id, freeLabel(store, wanted));
      return all();
    },
    deleteRun(id) {
      deleteRun(session.project.store, id);
      return all();
    },
    restoreRun(id) {
      const { store } = session.project;
      const label = runLabel(store, id);
      if (label === null) throw new ProblemError("That run is gone for good.", "Import its profile again.");
      if (!all().some((run) => run.id === id)) restoreRun(store, id, freeLabel(store, label));
      return all();
    },
    hiddenCalls(ids, measure) {
      const [first, ...more] = ids.map((id) => runById(session.project, id));
      if (first === undefined) throw new ProblemError("No run is chosen.", "Choose one.");
      return hiddenCalls(session.project, [first, ...more], measure);
    },
    unexercised: (ids) =>
      unexercised(
        session.project,
        ids.map((id) => runById(session.project, id)),
      ),
    pathMappings: () => pathMappings(session.project),
    setPathMappings: (mappings) => setPathMappings(session.project, mappings),
    fusableRuns: (id) => fusableRuns(session.project, id),
    fuseRuns(id, other, confirmed) {
      fuseRuns(session.project, id, other, confirmed);
      return all();
    },
    unfuseRuns(id, other) {
      unfuseRuns(session.project, id, other);
      return all();
    },
    compare: (base, head, measure, threads = null) => compareTwoRuns(session.project, base, head, measure, threads),
    compareMarkdown: (base, head, measure, threads = null) =>
      comparisonMarkdown(compareTwoRuns(session.project, base, head, measure, threads)),
    check: (id) => (hasBudgets(session.project) ? checkRun(session.project, id) : null),
    record: (request) =>
      session.work("record", (signal, onProgress) =>
        recordRun(session.project, request, { signal, onProgress, onOutput, personFolder: session.personFolder }),
      ),
    recordSeries: (request) =>
      session.work("record", (signal, onProgress) =>
        series(session.project, request, { signal, onProgress, onOutput, personFolder: session.personFolder }),
      ),
    rerun: (id, confirmed) =>
      session.work("record", (signal, onProgress) =>
        rerunRun(session.project, id, confirmed, { signal, onProgress, onOutput, personFolder: session.personFolder }),
      ),
    profilers,
  } satisfies Partial<Handlers>;
}

/** What was recorded before a stop stays and is the answer; a stop before that is passed on. */
async function series(project: Project, request: SeriesRequest, options: RecordOptions): Promise<readonly Run[]> {
  const recorded: Run[] = [];
  try {
    return await recordSeries(project, request, options, (run) => recorded.push(run));
  } catch (error) {
    if (options.signal.aborted && recorded.length > 0) return recorded;
    throw error;
  }
}

function report({ project }: EngineSession, id: RunId): RunReport {
  return {
    run: runById(project, id),
    match: matchReport(project, id),
    contents: runContents(project, id),
    changedFiles: changedFilesSince(project, id),
  };
}
