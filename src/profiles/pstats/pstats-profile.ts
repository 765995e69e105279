import type { ImportedProfile, ImportedThread, ProfileEdge, ProfileFrame } from "#model/imported-profile.ts";
import type { Cost, Count, Measure } from "#model/measure.ts";
import { cyclesOf } from "../edges/cycles.ts";
import { sumOfCounts } from "../sum-of-counts.ts";
import { type PstatsDialect, pstatsDialect } from "./pstats-dialect.ts";
import type { StatsKey, StatsNumbers, StatsTable } from "./stats-table.ts";

/**
 * A checked table of cProfile, `profile` or pyinstrument as a profile. Totals are the format's own cumulative times,
 * which count the outermost activation only; pyinstrument's add recursion twice and are held to what came from outside
 * the recursion.
 */
export function pstatsProfile(file: string, table: StatsTable): ImportedProfile {
  const dialect = pstatsDialect(table);
  const collected = collect(table, dialect);
  const { frames, edges, whole } = dialect === "pyinstrument" ? withoutDoubleTotals(collected) : collected;
  const measures: Measure[] = [{ name: "time", unit: "nanoseconds", whole }];
  const thread: ImportedThread = {
    name: dialect === "pyinstrument" ? file : "MainThread",
    processId: null,
    threadId: null,
    measures,
    hasStacks: false,
    hasCalls: dialect !== "pyinstrument",
    frames,
    edges,
    tree: null,
    timeline: null,
  };
  return { format: "pstats", producer: dialect, file, threads: [thread], skipped: collected.skipped };
}

interface Collected {
  readonly frames: readonly ProfileFrame[];
  readonly edges: readonly ProfileEdge[];
  /** Nanoseconds. */
  readonly whole: number;
  readonly skipped: ImportedProfile["skipped"];
}

function collect(table: StatsTable, dialect: PstatsDialect): Collected {
  const hasCalls = dialect !== "pyinstrument";
  const index = new FrameIndex();
  const clock = new Clock();
  for (const { key, numbers } of table.entries) {
    index.set(key, (known) => addedFrame(known, frameOf(key, hasCalls ? numbers : null, clock.cost(numbers))));
  }
  const edges = new Map<number, ProfileEdge>();
  for (const { key, callers } of table.entries) {
    const callee = index.number(key);
    for (const caller of callers) {
      const from = index.number(caller.key);
      const edge = edgeOf(from, callee, hasCalls ? caller.numbers : null, clock.cost(caller.numbers));
      const id = from * 0x4000000 + callee;
      edges.set(id, addedEdge(edges.get(id), edge));
    }
  }
  return { frames: index.frames, edges: [...edges.values()], whole: wholeOf(index.frames), skipped: clock.skipped };
}

/** The sum of own times or the largest total, whichever is more: neither alone covers the run in every file. */
function wholeOf(frames: readonly ProfileFrame[]): number {
  let sum = 0;
  let most = 0;
  for (const { costs } of frames) {
    sum += costs[0]?.self ?? 0;
    most = Math.max(most, costs[0]?.total ?? 0);
  }
  return Math.max(sum, most);
}

/** Numbers the functions by what their keys say, since a file may repeat a key instead of referring to it. */
class FrameIndex {
  readonly frames: ProfileFrame[] = [];
  readonly #byKey = new Map<StatsKey, number>();
  readonly #byText = new Map<string, number>();

  /** The function's number. A caller that has no entry of its own gets one with nothing known. */
  number(key: StatsKey): number {
    const known = this.#byKey.get(key) ?? this.#byText.get(textOf(key));
    const number = known ?? this.frames.push(frameOf(key, null, { self: null, total: null })) - 1;
    this.#byKey.set(key, number);
    if (known === undefined) this.#byText.set(textOf(key), number);
    return number;
  }

  set(key: StatsKey, frame: (known: ProfileFrame | undefined) => ProfileFrame): void {
    const text = textOf(key);
    const known = this.#byText.get(text);
    const number = known ?? this.frames.length;
    this.#byKey.set(key, number);
    this.#byText.set(text, number);
    this.frames[number] = frame(this.frames[number]);
  }
}

function textOf({ file, line, name }: StatsKey): string {
  return `${line}\0${name}\0${file}`;
}

function frameOf({ file, line, name, isCode }: StatsKey, numbers: StatsNumbers | null, cost: Cost): ProfileFrame {
  return {
    name: name === "" ? "(anonymous)" : name,
    file: file === "" ? null : file,
    line: line >= 1 ? line : null,
    column: null,
    lineKind: "definition",
    external: isCode || line < 1 || file === "" || file === "~" || file.startsWith("<frozen ") || file === "<built-in>",
    calls: numbers?.calls ?? null,
    primitiveCalls: numbers?.primitive ?? null,
    costs: [cost],
  };
}

function edgeOf(caller: number, callee: number, numbers: StatsNumbers | null, cost: Cost): ProfileEdge {
  const hasPrimitive = numbers !== null && numbers.self !== null;
  return {
    caller,
    callee,
    calls: numbers?.calls ?? null,
    primitiveCalls: hasPrimitive ? numbers.primitive : null,
    costs: [cost],
  };
}

/** Two entries that name the same function are one: code compiled twice under one name. */
function addedFrame(known: ProfileFrame | undefined, frame: ProfileFrame): ProfileFrame {
  if (known === undefined) return frame;
  return {
    ...frame,
    calls: sum(known.calls, frame.calls),
    primitiveCalls: sum(known.primitiveCalls, frame.primitiveCalls),
    costs: addedCosts(known.costs, frame.costs),
  };
}

function addedEdge(known: ProfileEdge | undefined, edge: ProfileEdge): ProfileEdge {
  if (known === undefined) return edge;
  return {
    ...edge,
    calls: sum(known.calls, edge.calls),
    primitiveCalls: sum(known.primitiveCalls ?? null, edge.primitiveCalls ?? null),
    costs: addedCosts(known.costs, edge.costs),
  };
}

function addedCosts(a: readonly Cost[], b: readonly Cost[]): Cost[] {
  return a.map((cost, index) => {
    const other = b[index] ?? { self: null, total: null };
    return { self: sumNumber(cost.self, other.self), total: sumNumber(cost.total, other.total) };
  });
}

function sum(a: Count | null, b: Count | null): Count | null {
  return a === null || b === null ? null : sumOfCounts(a, b);
}

function sumNumber(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : a + b;
}

/** Seconds to whole nanoseconds. A clock that went backwards gives negative times, which count as none and are reported. */
class Clock {
  #negative = 0;

  cost({ self, total }: StatsNumbers): Cost {
    if (self === null || total === null) return { self: null, total: null };
    const own = this.#nanoseconds(self);
    return { self: own, total: Math.max(own, this.#nanoseconds(total)) };
  }

  get skipped(): ImportedProfile["skipped"] {
    const reason = this.#negative === 0 ? null : "times below zero, counted as zero: the clock went backwards";
    return { lines: this.#negative, reason };
  }

  #nanoseconds(seconds: number): number {
    if (seconds < 0) this.#negative++;
    return Math.max(0, Math.round(seconds * 1e9));
  }
}

/**
 * pyinstrument adds a frame's time to its function for each level of recursion. What enters a cycle from outside it is
 * counted once, so that is the most that a member of the cycle can have taken; for a function that calls only itself
 * it is exact.
 */
function withoutDoubleTotals({ frames, edges }: Collected): Omit<Collected, "skipped"> {
  const graph = { size: frames.length, callers: edges.map((edge) => edge.caller), callees: edges.map((e) => e.callee) };
  const { component, count } = cyclesOf(graph);
  const entering = new Float64Array(count);
  for (const { caller, callee, costs } of edges) {
    const cycle = component[callee] as number;
    if (component[caller] !== cycle) entering[cycle] = (entering[cycle] as number) + (costs[0]?.total ?? 0);
  }
  const whole = frames.reduce((sum, { costs }) => sum + (costs[0]?.self ?? 0), 0);
  const most = (frame: number) => entering[component[frame] as number] || whole;
  const held = frames.map((frame, index) => ({
    ...frame,
    costs: heldCosts(frame.costs, Math.min(whole, most(index))),
  }));
  return {
    frames: held,
    edges: edges.map((edge) => ({
      ...edge,
      costs: heldCosts(edge.costs, held[edge.callee]?.costs[0]?.total ?? whole),
    })),
    whole,
  };
}

function heldCosts(costs: readonly Cost[], most: number): Cost[] {
  return costs.map(({ self, total }) => ({
    self,
    total: total === null ? null : Math.max(self ?? 0, Math.min(total, most)),
  }));
}
