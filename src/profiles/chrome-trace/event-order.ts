import type { JsonObject } from "../json-shape.ts";
import { traceNumber } from "./trace-number.ts";

/** A point of one thread's time at which a function starts or ends. */
export interface TraceStep {
  readonly event: JsonObject;
  /** Whole nanoseconds of the trace's clock. */
  readonly time: number;
  readonly opens: boolean;
  /** How long what opens here lasts, where the event says so; 0 for begin events. */
  readonly duration: number;
}

/**
 * The steps of one thread in order of time. Where times are equal: what ends comes before what starts, unless it
 * would end something that starts at the same time; of complete events the longer one starts first.
 */
export function orderedSteps(events: readonly JsonObject[]): TraceStep[] {
  const steps: TraceStep[] = [];
  const complete: { event: JsonObject; time: number; duration: number }[] = [];
  for (const event of events) {
    const time = Math.round(traceNumber(event.ts) * 1000);
    if (!Number.isFinite(time)) continue;
    if (event.ph === "X") complete.push({ event, time, duration: durationOf(event) });
    else steps.push({ event, time, opens: event.ph === "B", duration: 0 });
  }
  const begun = isOrdered(steps) ? steps : steps.sort((a, b) => a.time - b.time);
  return complete.length === 0 ? begun : merged(begun, completeSteps(complete));
}

function durationOf({ dur, tdur }: JsonObject): number {
  const duration = Math.round(traceNumber(dur ?? tdur ?? 0) * 1000);
  return duration > 0 ? duration : 0;
}

/** Turns complete events into starts and ends that nest; an event that outlasts the one around it ends with it. */
function completeSteps(complete: { event: JsonObject; time: number; duration: number }[]): TraceStep[] {
  complete.sort((a, b) => a.time - b.time || b.duration - a.duration);
  const steps: TraceStep[] = [];
  const open: { event: JsonObject; end: number }[] = [];
  const closeUntil = (time: number) => {
    for (let top = open.at(-1); top !== undefined && top.end <= time; top = open.at(-1)) {
      steps.push({ event: top.event, time: top.end, opens: false, duration: 0 });
      open.pop();
    }
  };
  for (const { event, time, duration } of complete) {
    closeUntil(time);
    const end = Math.min(time + duration, open.at(-1)?.end ?? Number.POSITIVE_INFINITY);
    steps.push({ event, time, opens: true, duration: end - time });
    open.push({ event, end });
  }
  closeUntil(Number.POSITIVE_INFINITY);
  return steps;
}

/** Merges two ordered lists; at equal times ends come first. */
function merged(a: readonly TraceStep[], b: readonly TraceStep[]): TraceStep[] {
  const all: TraceStep[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const [left, right] = [a[i], b[j]];
    const takesLeft =
      right === undefined ||
      (left !== undefined && (left.time < right.time || (left.time === right.time && (!left.opens || right.opens))));
    if (takesLeft) i++;
    else j++;
    all.push((takesLeft ? left : right) as TraceStep);
  }
  return all;
}

function isOrdered(steps: readonly TraceStep[]): boolean {
  return steps.every((step, index) => index === 0 || (steps[index - 1] as TraceStep).time <= step.time);
}
