import type { FusedRun } from "#model/run.ts";

/** How a fused run is named beside its numbers: `memray in run "peak"`. */
export function numberSource({ producer, label }: Pick<FusedRun, "producer" | "label">): string {
  return `${producer} in run "${label}"`;
}
