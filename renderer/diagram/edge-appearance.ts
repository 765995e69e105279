import { shareOf, timesCalled } from "#format/card-content.ts";
import { costColor } from "#format/cost-color.ts";
import { differenceColor } from "#format/difference-color.ts";
import { formatCost } from "#format/format-cost.ts";
import { formatChange } from "#format/format-difference.ts";
import { type Theme, tokens } from "#format/tokens.ts";
import type { Measure } from "#model/measure.ts";
import type { PlacedEdge, Scene } from "#model/scene.ts";

/** How a call is drawn. Lengths in scene units. */
export interface EdgeAppearance {
  readonly width: number;
  readonly color: string;
  /** Empty for a solid line. */
  readonly dash: readonly number[];
  /** A hollow arrow head says "possible". */
  readonly hollowArrow: boolean;
  /** An eye says "measured only". */
  readonly eye: boolean;
  /** Calls and cost; "" when nothing is known. */
  readonly label: string;
}

const thinnest = 1.25;
const thickest = 7;

/** Thickness is cost, pattern is provenance: solid both, dashed static only or possible (without a run nothing is "only" static), dotted measured only, long dashes residual. */
export function edgeAppearance(
  edge: PlacedEdge,
  { run, measure }: Pick<Scene, "run" | "measure">,
  theme: Theme,
): EdgeAppearance {
  const share = shareOf(edge.cost?.total ?? null, measure);
  const possible = edge.certainty === "possible" && edge.provenance !== "measured";
  const hasRun = run !== null;
  return {
    width: share === null ? thinnest : thinnest + (thickest - thinnest) * Math.sqrt(share),
    color: edgeColor(edge, share, theme),
    dash: dashOf(edge, possible, hasRun),
    hollowArrow: possible,
    eye: edge.provenance === "measured" && !edge.residual,
    label: edgeLabel(edge, measure),
  };
}

function edgeColor(edge: PlacedEdge, share: number | null, theme: Theme): string {
  if (edge.difference !== null) return differenceColor(edge.difference.total, theme);
  if (edge.provenance === "static") return tokens[theme].line;
  return share === null ? tokens[theme].line : costColor(share, theme);
}

function dashOf(edge: PlacedEdge, possible: boolean, hasRun: boolean): readonly number[] {
  if (edge.residual) return [12, 6];
  if (edge.provenance === "measured") return [0.1, 5];
  return possible || (hasRun && edge.provenance === "static") ? [6, 4] : [];
}

function edgeLabel(edge: PlacedEdge, measure: Measure | null): string {
  const parts: string[] = [];
  if (edge.calls !== null) parts.push(timesCalled(edge.calls, edge.primitiveCalls));
  const total = edge.cost?.total ?? null;
  if (total !== null && measure !== null) parts.push(formatCost(total, measure.unit));
  if (edge.difference !== null) {
    const { base, head } = edge.difference.total;
    if (base !== null && head !== null) parts.push(formatChange(base, head));
  }
  return parts.join("  ");
}
