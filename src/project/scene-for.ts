import { existsSync, readFileSync } from "node:fs";
import { createFlowLayout } from "#layout/layout-flow.ts";
import type { FlowQuestion } from "#model/flow-view.ts";
import { ProblemError } from "#model/problem.ts";
import type { KnownPositions, Scene } from "#model/scene.ts";
import { runs } from "#store/queries/runs.ts";
import { attachedNotes, notesOf } from "./annotations.ts";
import { boardNamed, boardQuestion } from "./boards.ts";
import { functionNamed } from "./find-function.ts";
import { measureNamed, runNamed } from "./find-run.ts";
import { loadMeasured } from "./load-measured.ts";
import type { Project } from "./open-project.ts";
import { presetNamed } from "./presets.ts";
import { sceneInPicture } from "./scene-in-picture.ts";
import { flowView } from "./show-scene.ts";
import { type NamedThreads, threadsNamed } from "./threads-named.ts";
import { trailNamed, trailQuestion } from "./trails.ts";

/** A flow as a person asks for it on the command line: functions, runs and boards by name. Undefined takes the default. */
export interface NamedFlow extends NamedThreads {
  readonly root?: readonly string[] | undefined;
  readonly to?: readonly string[] | undefined;
  readonly via?: readonly string[] | undefined;
  readonly run?: string | undefined;
  readonly base?: string | undefined;
  /** The source alone. */
  readonly static?: boolean | undefined;
  readonly measure?: string | undefined;
  readonly depth?: number | undefined;
  readonly nodes?: number | undefined;
  readonly group?: "none" | "module" | "package" | "class" | undefined;
  /** Fold cycles to one card each. */
  readonly cycles?: boolean | undefined;
  /** How far to follow calls up and down, where that isn't the same as `depth`. */
  readonly callers?: number | undefined;
  readonly callees?: number | undefined;
  readonly board?: string | undefined;
  /** A saved reading trail: its functions and the calls between them. */
  readonly trail?: string | undefined;
  /** Saved filters; what else is asked for comes on top. */
  readonly preset?: string | undefined;
  readonly mine?: boolean | undefined;
  readonly filter?: string | undefined;
}

/** The laid-out scene of a flow, with a layout worker of its own. @throws ProblemError when a name isn't known */
export async function sceneFor(project: Project, asked: NamedFlow, signal: AbortSignal): Promise<Scene> {
  const drawn = asked.board === undefined ? null : drawnScene(asked.board);
  if (drawn !== null) return drawn;
  const { question, positions } = askedQuestion(project, asked);
  const layout = createFlowLayout();
  try {
    return await layout.layout(
      flowView(project, question, attachedNotes(project, notesOf(project))),
      positions,
      signal,
    );
  } finally {
    await layout.close();
  }
}

/** An SVG or PNG that was exported carries its scene; null when the name is no such file. @throws ProblemError when it lost it */
function drawnScene(board: string): Scene | null {
  return /\.(svg|png)$/i.test(board) && existsSync(board) ? sceneInPicture(readFileSync(board), board) : null;
}

function askedQuestion(project: Project, asked: NamedFlow): { question: FlowQuestion; positions: KnownPositions } {
  const board = asked.board === undefined ? null : boardNamed(project, asked.board);
  const saved = board === null ? {} : boardQuestion(project, board);
  const preset = asked.preset === undefined ? {} : presetNamed(project, asked.preset);
  const trail = asked.trail === undefined ? {} : trailQuestion(trailNamed(project, asked.trail));
  return {
    question: { ...saved, ...preset, ...trail, ...namedQuestion(project, asked) },
    positions: board?.positions ?? {},
  };
}

/** Only what was asked for is in the result, so that the rest of a board's question stays as it is. */
function namedQuestion(project: Project, asked: NamedFlow): FlowQuestion {
  const run = chosenRun(project, asked);
  const graph =
    run === null || run.measures.length === 0
      ? null
      : loadMeasured(project, run.id, measureNamed(run, asked.measure).name);
  const ids = (names: readonly string[] | undefined) => names?.map((name) => functionNamed(project, name, graph));
  if (asked.to !== undefined && asked.root === undefined) {
    throw new ProblemError("A trail needs its start.", "Name it with --from.");
  }
  const question = {
    run: asked.board !== undefined && asked.run === undefined ? undefined : (run?.id ?? null),
    base: asked.base === undefined ? undefined : runNamed(project, asked.base).id,
    measure: asked.measure,
    threads: run === null ? undefined : (threadsNamed(run, asked) ?? undefined),
    roots: ids(asked.root),
    to: ids(asked.to),
    via: ids(asked.via),
    callerDepth: asked.callers ?? asked.depth,
    calleeDepth: asked.callees ?? asked.depth,
    nodes: asked.nodes,
    group: asked.group,
    foldCycles: asked.cycles,
    onlyProject: asked.mine,
    filter: asked.filter,
  };
  return Object.fromEntries(Object.entries(question).filter(([, value]) => value !== undefined)) as FlowQuestion;
}

/** The newest run when none is named and there is one. */
function chosenRun(project: Project, asked: NamedFlow) {
  if (asked.static === true || (asked.run === undefined && runs(project.store).length === 0)) return null;
  return runNamed(project, asked.run);
}
