import type { RunId } from "#model/ids.ts";
import { type RunPart, wholeRun } from "#model/run-part.ts";
import { attachedNotes } from "../annotations.ts";
import { callSites } from "../call-sites.ts";
import { costColumns } from "../cost-columns.ts";
import { describeFunction } from "../describe-function.ts";
import { exportedScene } from "../export-view.ts";
import { measureNamed, runById } from "../find-run.ts";
import { flameTree } from "../flame-tree.ts";
import { listFunctions } from "../list-functions.ts";
import { loadMeasured } from "../load-measured.ts";
import { readSource } from "../read-source.ts";
import { runTimeline } from "../run-timeline.ts";
import { flowView } from "../show-scene.ts";
import type { Handlers } from "./handlers.ts";
import type { EngineSession } from "./session.ts";

/** What the window shows of the graph: lists, details, source, flow, flame and exports. */
export function viewRequests(session: EngineSession) {
  const notes = () => attachedNotes(session.project, session.open.notes);
  return {
    functions: (run, measure, part = wholeRun) =>
      listFunctions(session.project, measured(session, run, measure, part), notes()),
    functionDetails(id, runId, measure, baseId, part = wholeRun) {
      const run = runId === null ? null : runById(session.project, runId);
      const base = baseId === null ? null : runById(session.project, baseId);
      const named = run === null || run.measures.length === 0 ? null : measureNamed(run, measure).name;
      const comparable = base?.measures.some((one) => one.name === named) === true ? base : null;
      return describeFunction(session.project, { id, run, measure: named, base: comparable, part, notes: notes() });
    },
    costColumns: (run, part = wholeRun) => costColumns(session.project, runById(session.project, run), part),
    callSites: (caller, callee) => callSites(session.project, caller, callee),
    source: (file, run, measure, part = wholeRun) => readSource(session.project, file, run, measure, part),
    flow: (question, positions) =>
      session.work("layout", (signal) =>
        session.layout.layout(flowView(session.project, question, notes()), positions, signal),
      ),
    exportFlow: (scene, format, look) => exportedScene(session.project, scene, format, look),
    flame: (run, measure, part = wholeRun, order = "cost", thread = null) =>
      flameTree(session.project, runById(session.project, run), measure, { part, order, thread }),
    timeline: (run, shown, columns, threads = null) =>
      runTimeline(session.project, runById(session.project, run), shown, columns, threads),
  } satisfies Partial<Handlers>;
}

/** A run without any measure (call counts alone) has no costs to list. */
function measured(session: EngineSession, id: RunId | null, measure: string | null, part: RunPart) {
  if (id === null) return null;
  const run = runById(session.project, id);
  return run.measures.length === 0 ? null : loadMeasured(session.project, id, measureNamed(run, measure).name, part);
}
