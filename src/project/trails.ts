import { join } from "node:path";
import { anchorPlaces } from "#board/attach-notes.ts";
import { openTrails, type TrailsStore } from "#board/open-trails.ts";
import type { TrailDraft } from "#contract/answers.ts";
import type { FlowQuestion } from "#model/flow-view.ts";
import type { FunctionId } from "#model/ids.ts";
import { ProblemError } from "#model/problem.ts";
import type { AttachedStep, AttachedTrail, Trail } from "#model/trail.ts";
import { callsOf } from "./calls-of.ts";
import { shownName } from "./function-row.ts";
import { loadGraph } from "./load-graph.ts";
import type { Project } from "./open-project.ts";
import type { LoadedGraph } from "./project-memory.ts";
import { anchorOf } from "./write-note.ts";

/** The reading trails of a project. */
export function trailsOf(project: Project): TrailsStore {
  return openTrails(join(project.storeFolder, "trails"));
}

/** Trails met with the code as it is indexed now, in order of name. */
export function attachedTrails(project: Project): AttachedTrail[] {
  const loaded = loadGraph(project);
  const placeOf = anchorPlaces(loaded.graph.functions);
  return trailsOf(project)
    .list()
    .map((trail) => {
      const places = trail.steps.map(({ anchor }) => placeOf(anchor));
      const steps = trail.steps.map((step, index): AttachedStep => {
        const { state, functionId } = places[index]!;
        const before = index === 0 ? null : places[index - 1]!.functionId;
        const found = functionId === null ? undefined : loaded.functions.get(functionId);
        return {
          ...step,
          state,
          functionId,
          name: functionId === null ? lastPart(step.anchor.qualifiedName) : shownName(functionId, found, undefined),
          file: found?.external === false ? found.file : null,
          line: found?.external === false ? found.line : null,
          call: before === null || functionId === null ? null : callBetween(loaded, before, functionId),
        };
      });
      return { ...trail, steps };
    });
}

/** A trail by name. @throws ProblemError with the trails that there are */
export function trailNamed(project: Project, name: string): AttachedTrail {
  const all = attachedTrails(project);
  const found = all.find((trail) => trail.name === name);
  if (found !== undefined) return found;
  const known = all.map((trail) => `"${trail.name}"`).join(", ");
  throw new ProblemError(
    `There is no trail "${name}".`,
    known === "" ? "Begin one in the window: select a function and press A." : `Trails are: ${known}.`,
  );
}

/** Writes a trail, in place of the one with its name. @throws ProblemError when a function of it doesn't exist */
export function saveTrail(project: Project, { name, steps }: TrailDraft): void {
  const trail: Trail = {
    name,
    steps: steps.map(({ functionId, anchor, text }) => ({
      // An orphan keeps what may find its function one day.
      anchor: functionId === null ? anchor! : anchorOf(project, functionId),
      text: text.replace(/\r\n?/g, "\n").trimEnd(),
    })),
    updatedAt: new Date().toISOString(),
  };
  trailsOf(project).save(trail);
}

/** The functions of a trail and the calls between them, nothing around. */
export function trailQuestion({ steps }: AttachedTrail): FlowQuestion {
  const roots = steps.flatMap(({ functionId }) => functionId ?? []);
  return { roots: [...new Set(roots)], callerDepth: 0, calleeDepth: 0, minimumShare: 0 };
}

function callBetween(loaded: LoadedGraph, caller: FunctionId, callee: FunctionId): AttachedStep["call"] {
  const calls = callsOf(loaded, caller, "callees").filter((call) => call.callee === callee);
  const call = calls.find(({ certainty }) => certainty === "certain") ?? calls[0];
  const [site] = call?.sites ?? [];
  return call === undefined || site === undefined ? null : { line: site.line, isCertain: call.certainty === "certain" };
}

function lastPart(qualifiedName: string): string {
  return qualifiedName.split(/[:.]/).at(-1) || qualifiedName;
}
