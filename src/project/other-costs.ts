import type { OtherCost } from "#model/flow-view.ts";
import type { FunctionId } from "#model/ids.ts";
import type { Run } from "#model/run.ts";
import { measureNamed } from "./find-run.ts";
import { loadMeasured } from "./load-measured.ts";
import { numberSource } from "./number-source.ts";
import type { Project } from "./open-project.ts";

/** Who measured a run's measure, where that is a fused run; null when it is the run itself. */
export function measuredBy(run: Run, measure: string): string | null {
  const other = run.fused.find(({ measures }) => measures.includes(measure));
  return other === undefined ? null : numberSource(other);
}

/** What is known of each function in the measures that a run has besides the shown one, when runs are fused with it. */
export function otherCosts(
  project: Project,
  run: Run,
  shown: string | undefined,
): ReadonlyMap<FunctionId, readonly OtherCost[]> {
  const costs = new Map<FunctionId, OtherCost[]>();
  if (run.fused.length === 0) return costs;
  const isShown = measureNamed(run, shown).name;
  for (const { name, unit } of run.measures) {
    if (name === isShown) continue;
    const from = measuredBy(run, name) ?? `this run's ${run.producer ?? run.format}`;
    for (const { id, cost } of loadMeasured(project, run.id, name).functions) {
      if (cost.total === null && cost.self === null) continue;
      const list = costs.get(id) ?? [];
      list.push({ measure: name, unit, cost, from });
      costs.set(id, list);
    }
  }
  return costs;
}
