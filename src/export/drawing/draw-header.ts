import { countedElsewhere } from "#format/card-content.ts";
import { elideMiddle } from "#format/elide-middle.ts";
import { formatCost } from "#format/format-cost.ts";
import { formatDuration } from "#format/format-duration.ts";
import { plainName } from "#format/plain-name.ts";
import type { FlowView } from "#model/flow-view.ts";
import type { Point } from "#model/scene.ts";
import { group, type ShapeGroup, text } from "./drawing.ts";
import type { Pen } from "./pen.ts";

/** How much the header takes above the flow. */
export const headerHeight = 52;

/** The title, and under it the run with its parameters and the measure. */
export function drawHeader(view: FlowView, { x, y }: Point, width: number, { colors, widthOf }: Pen): ShapeGroup {
  const title = elideMiddle(plainName(view.title), width, (part) => widthOf(part, 18, 600));
  const facts = elideMiddle(headerFacts(view), width, (part) => widthOf(part, 12, 400));
  return group("header", "", null, [
    text({ x, y: y + 18 }, title, { size: 18, weight: 600, color: colors.ink }),
    text({ x, y: y + 38 }, facts, { size: 12, color: colors.muted }),
  ]);
}

type Facts = Pick<FlowView, "run" | "base" | "measure" | "question" | "measureFrom" | "callsFrom">;

/** `Run before · forms: 200 · thread Worker · time, 1.25 s in all`; says so when nothing was measured. */
export function headerFacts({ run, base, measure, question, measureFrom, callsFrom }: Facts): string {
  const parameters = Object.entries(run?.parameters ?? {}).map(([name, value]) => `${name}: ${value}`);
  return [
    run === null ? "Static call graph, nothing measured" : `Run ${run.label}`,
    ...(base == null ? [] : [`compared with ${base.label}`]),
    ...parameters,
    ...partOfRun(run?.threads ?? null, run === null ? undefined : question.time),
    ...(measure === null ? [] : [`${measure.name}, ${formatCost(measure.whole, measure.unit)} in all`]),
    ...(measureFrom == null ? [] : [`measured by ${measureFrom}`]),
    ...(callsFrom == null ? [] : [`${countedElsewhere} calls counted by ${callsFrom}`]),
  ]
    .map(plainName)
    .join("  ·  ");
}

function partOfRun(threads: readonly string[] | null, time: FlowView["question"]["time"]): string[] {
  return [
    ...(threads === null ? [] : [`${threads.length === 1 ? "thread" : "threads"} ${threads.join(", ")}`]),
    ...(time === undefined ? [] : [`from ${formatDuration(time.start)} to ${formatDuration(time.end)}`]),
  ];
}
