import { begins, ends, type TraceLog } from "./trace-log.ts";

/** The points of one thread's time at which functions start or end, in order, in parallel arrays. */
export interface TraceSteps {
  readonly length: number;
  readonly times: Float64Array;
  /** The function that starts or ends; for an end event the number of its name. */
  readonly numbers: Int32Array;
  /** `startStep`, `completeStep` or `endStep`. */
  readonly kinds: Uint8Array;
}

/** A function starts. */
export const startStep = 0;
/** A complete event's time is over. */
export const completeStep = 1;
/** An end event, which ends what was begun under its name. */
export const endStep = 2;

/**
 * The steps of one thread in order of time. Where times are equal: what ends comes before what starts; of complete
 * events the longer one starts first. A complete event that outlasts the one around it ends with it.
 */
export function orderedSteps(log: TraceLog): TraceSteps {
  const steps = new StepList(log.times.length * 2);
  const begun: number[] = [];
  const complete: number[] = [];
  for (let at = 0; at < log.times.length; at++) (log.durations.at(at) >= 0 ? complete : begun).push(at);
  begun.sort((a, b) => log.times.at(a) - log.times.at(b) || a - b);
  complete.sort((a, b) => log.times.at(a) - log.times.at(b) || log.durations.at(b) - log.durations.at(a) || a - b);
  const open: number[] = [];
  const openEnds: number[] = [];
  let next = 0;
  const takeBegun = (until: number, endsToo: boolean) => {
    for (; next < begun.length; next++) {
      const at = begun[next] as number;
      const time = log.times.at(at);
      if (time > until || (time === until && !endsToo && log.durations.at(at) === begins)) return;
      steps.push(time, log.numbers.at(at), log.durations.at(at) === ends ? endStep : startStep);
    }
  };
  const closeUntil = (time: number) => {
    while (openEnds.length > 0 && (openEnds.at(-1) as number) <= time) {
      const end = openEnds.pop() as number;
      takeBegun(end, false);
      steps.push(end, open.pop() as number, completeStep);
    }
  };
  for (const at of complete) {
    const time = log.times.at(at);
    closeUntil(time);
    takeBegun(time, true);
    steps.push(time, log.numbers.at(at), startStep);
    open.push(log.numbers.at(at));
    openEnds.push(Math.min(time + log.durations.at(at), openEnds.at(-1) ?? Number.POSITIVE_INFINITY));
  }
  closeUntil(Number.POSITIVE_INFINITY);
  takeBegun(Number.POSITIVE_INFINITY, true);
  return steps;
}

class StepList implements TraceSteps {
  readonly times: Float64Array;
  readonly numbers: Int32Array;
  readonly kinds: Uint8Array;
  length = 0;

  constructor(most: number) {
    this.times = new Float64Array(most);
    this.numbers = new Int32Array(most);
    this.kinds = new Uint8Array(most);
  }

  push(time: number, number: number, kind: number): void {
    this.times[this.length] = time;
    this.numbers[this.length] = number;
    this.kinds[this.length++] = kind;
  }
}
