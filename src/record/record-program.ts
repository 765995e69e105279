import { mkdir } from "node:fs/promises";
import { isAbsolute, join } from "node:path";
import { ProblemError } from "#model/problem.ts";
import { unreachable } from "#model/unreachable.ts";
import { planCprofile } from "./plan-cprofile.ts";
import { planNode } from "./plan-node.ts";
import { planPySpy } from "./plan-py-spy.ts";
import type { Recording, RecordingPlan, RecordProgramRequest } from "./recording.ts";
import { runPlan } from "./run-plan.ts";
import { workTreeState } from "./work-tree-state.ts";

/**
 * Runs a program under a profiler and answers what it left behind. A program that fails was recorded all the same; one that
 * was aborted leaves what it measured until then.
 *
 * @throws ProblemError when the program or the profiler is missing, or the folder isn't there
 */
export async function recordProgram(request: RecordProgramRequest): Promise<Recording> {
  if (!isAbsolute(request.folder) || !isAbsolute(request.outputFolder))
    throw new TypeError("Folders are absolute here.");
  if (request.argv.length === 0) {
    throw new ProblemError("There is no command to record.", "Name a program, for instance `python main.py`.");
  }
  await mkdir(request.outputFolder, { recursive: true });
  const plan = planFor(request);
  const state = await workTreeState(request.folder);
  const outputFile = join(request.outputFolder, "output.txt");
  const ended = await runPlan(plan, request, outputFile);
  const files = await plan.collect();
  const noted = await plan.peakMemory();
  return {
    ...ended,
    ...state,
    files,
    outputFile,
    // What the program noted itself is exact; from outside its profiler's writing is seen too.
    peakMemory: noted ?? ended.peakMemory,
    profiler: request.profiler,
    command: request.argv,
  };
}

function planFor({ profiler, argv, folder, outputFolder }: RecordProgramRequest): RecordingPlan {
  switch (profiler) {
    case "cprofile":
      return planCprofile(argv, folder, outputFolder);
    case "node":
      return planNode(argv, folder, outputFolder);
    case "py-spy":
      return planPySpy(argv, folder, outputFolder);
    default:
      return unreachable(profiler);
  }
}
