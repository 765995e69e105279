import { showFlow } from "#flow/show-flow.ts";
import { threadLabels } from "#format/thread-labels.ts";
import type { FlowQuestion, FlowView } from "#model/flow-view.ts";
import type { AttachedNote } from "#model/note.ts";
import type { Run } from "#model/run.ts";
import { runs } from "#store/queries/runs.ts";
import { staleSource } from "./changed-files.ts";
import { counterpart } from "./counterpart.ts";
import { measureNamed, runById } from "./find-run.ts";
import { quickFits } from "./fitted-complexity.ts";
import { loadGraph } from "./load-graph.ts";
import { loadMeasured } from "./load-measured.ts";
import type { Project } from "./open-project.ts";
import { measuredBy, otherCosts } from "./other-costs.ts";

/** What a question shows, before it has positions. The newest run when the question names none; `run: null` for source alone. */
export function flowView(project: Project, question: FlowQuestion, notes: readonly AttachedNote[]): FlowView {
  const { index, estimates } = loadGraph(project);
  const run = questionedRun(project, question);
  const stale = run === null ? null : staleSource(project, run.id);
  return showFlow(index, run === null ? null : measuredSide(project, run, question), question, {
    estimates,
    fits: quickFits(project, "picture"),
    notes,
    staleFiles: stale?.files ?? new Set(),
    unchanged: stale?.unchanged ?? new Set(),
    otherCosts:
      run === null || question.time !== undefined || question.threads !== undefined
        ? new Map()
        : otherCosts(project, run, question.measure),
  });
}

function questionedRun(project: Project, { run }: FlowQuestion): Run | null {
  if (run === null) return null;
  return run === undefined ? (runs(project.store).at(-1) ?? null) : runById(project, run);
}

function measuredSide(project: Project, run: Run, question: FlowQuestion) {
  if (run.measures.length === 0) return null;
  const measure = measureNamed(run, question.measure).name;
  const part = { time: question.time ?? null, threads: question.threads ?? null };
  const base = question.base == null ? null : runById(project, question.base);
  const basePart = base === null ? null : counterpart(run, part, base);
  const baseHasIt = base?.measures.some((one) => one.name === measure) === true;
  const labels = threadLabels(run.threads);
  return {
    run,
    measureFrom: measuredBy(run, measure),
    graph: loadMeasured(project, run.id, measure, part),
    baseRun: basePart === null ? null : base,
    base: base !== null && basePart !== null && baseHasIt ? loadMeasured(project, base.id, measure, basePart) : null,
    threads: part.threads?.map((index) => labels[index] ?? String(index)) ?? null,
  };
}
