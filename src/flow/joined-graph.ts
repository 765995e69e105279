import type { FlowQuestion } from "#model/flow-view.ts";
import type { FunctionId } from "#model/ids.ts";
import type { MeasuredCall, MeasuredGraph } from "#model/measured-graph.ts";
import type { StaticCall } from "#model/source-graph.ts";
import type { FlowIndex } from "./flow-index.ts";
import { type FunctionLabel, functionLabel, groupOf } from "./function-label.ts";
import type { JoinedFunction } from "./joined-function.ts";
import { remembered } from "./remembered.ts";

/** A call as far as it is known: from the source, from the run, from the base run. */
export interface JoinedCall {
  readonly caller: number;
  readonly callee: number;
  /** Surest first; empty when the source doesn't show the call. */
  readonly statics: readonly StaticCall[];
  readonly head: MeasuredCall | null;
  readonly base: MeasuredCall | null;
}

/** Static graph and runs as one graph of numbers. Static functions keep their numbers; measured ones follow. */
export interface JoinedGraph {
  readonly size: number;
  readonly statics: FlowIndex;
  readonly hasRun: boolean;
  /** The cost of the whole run, the larger one of head and base; 0 without a run. */
  readonly whole: number;
  readonly numberOf: (id: FunctionId) => number | undefined;
  readonly functionAt: (node: number) => JoinedFunction;
  readonly labelAt: (node: number) => FunctionLabel;
  /** The group of a function; null when functions aren't grouped. */
  readonly groupAt: (node: number, by: NonNullable<FlowQuestion["group"]>) => string | null;
  readonly callAt: (call: number) => JoinedCall;
  /** Who calls whom, without the rest of the call: for walks over the whole graph. */
  readonly endsOf: (call: number) => { readonly caller: number; readonly callee: number };
  readonly callBetween: (caller: number, callee: number) => JoinedCall | null;
  /** Calls that leave a function, by number. */
  readonly outgoing: (node: number) => readonly number[];
  readonly incoming: (node: number) => readonly number[];
  /** The same without the calls that no run made, which are most of those of a popular function. */
  readonly measuredCallsOf: (node: number, direction: "callees" | "callers") => readonly number[];
  /** Functions that head or base measured. */
  readonly measured: readonly number[];
  /** The number of each function of the head's graph, in its order. */
  readonly headNumbers: readonly number[];
}

/** The graph that was joined last for each run, since one run is asked many questions. */
const lastJoined = new WeakMap<MeasuredGraph, { index: FlowIndex; base: MeasuredGraph | null; graph: JoinedGraph }>();

/** Lays the measured graphs of a run and of its base over the static graph. Linear in the measured part, and kept. */
export function joinedGraph(index: FlowIndex, head: MeasuredGraph | null, base: MeasuredGraph | null): JoinedGraph {
  const last = head === null ? undefined : lastJoined.get(head);
  if (last !== undefined && last.index === index && last.base === base) return last.graph;
  const graph = joinGraphs(index, head, base);
  if (head !== null) lastJoined.set(head, { index, base, graph });
  return graph;
}

function joinGraphs(index: FlowIndex, head: MeasuredGraph | null, base: MeasuredGraph | null): JoinedGraph {
  const extra: FunctionId[] = [];
  const extraNumbers = new Map<FunctionId, number>();
  const numberOf = (id: FunctionId) => index.numberOf.get(id) ?? extraNumbers.get(id);
  const numbered = (id: FunctionId): number => {
    const known = numberOf(id);
    if (known !== undefined) return known;
    extraNumbers.set(id, index.functions.length + extra.length);
    extra.push(id);
    return index.functions.length + extra.length - 1;
  };
  const headFunctions = new Map((head?.functions ?? []).map((each) => [numbered(each.id), each]));
  const baseFunctions = new Map((base?.functions ?? []).map((each) => [numbered(each.id), each]));
  const calls = measuredCalls(index, head, base, numbered);
  const size = index.functions.length + extra.length;
  const functionAt = remembered(
    (node: number): JoinedFunction => ({
      id: index.functions[node]?.id ?? extra[node - index.functions.length]!,
      source: index.functions[node] ?? null,
      head: headFunctions.get(node) ?? null,
      base: baseFunctions.get(node) ?? null,
    }),
  );
  const labelAt = remembered((node) => functionLabel(functionAt(node)));
  const groupMaps = {
    none: new Map<number, string | null>(),
    module: new Map<number, string | null>(),
    package: new Map<number, string | null>(),
    class: new Map<number, string | null>(),
  };
  return {
    size,
    statics: index,
    hasRun: head !== null,
    whole: Math.max(head?.measure.whole ?? 0, base?.measure.whole ?? 0),
    numberOf,
    functionAt,
    labelAt,
    groupAt: (node, by) => {
      const name = groupMaps[by].get(node) ?? groupOf(labelAt(node), by);
      groupMaps[by].set(node, name);
      return name;
    },
    ...calls,
    measured: [...new Set([...headFunctions.keys(), ...baseFunctions.keys()])],
    headNumbers: (head?.functions ?? []).map((each) => numberOf(each.id)!),
  };
}

type Calls = Pick<JoinedGraph, "callAt" | "endsOf" | "callBetween" | "outgoing" | "incoming" | "measuredCallsOf">;

/** Calls of the runs find their static pair; those that the source doesn't show get numbers after the pairs. */
function measuredCalls(
  index: FlowIndex,
  head: MeasuredGraph | null,
  base: MeasuredGraph | null,
  numbered: (id: FunctionId) => number,
): Calls {
  const headAt = new Map<number, MeasuredCall>();
  const baseAt = new Map<number, MeasuredCall>();
  const hidden: { caller: number; callee: number }[] = [];
  const hiddenAt = new Map<string, number>();
  const hiddenOut = new Map<number, number[]>();
  const hiddenIn = new Map<number, number[]>();
  const statics = index.functions.length;
  const staticPair = (caller: number, callee: number) =>
    caller < statics && callee < statics ? index.pairBetween(caller, callee) : undefined;
  const find = (caller: number, callee: number) => staticPair(caller, callee) ?? hiddenAt.get(`${caller},${callee}`);
  const numberedCall = (call: MeasuredCall): number => {
    const caller = numbered(call.caller);
    const callee = numbered(call.callee);
    const known = find(caller, callee);
    if (known !== undefined) return known;
    const number = index.pairs.length + hidden.length;
    hidden.push({ caller, callee });
    hiddenAt.set(`${caller},${callee}`, number);
    append(hiddenOut, caller, number);
    append(hiddenIn, callee, number);
    return number;
  };
  for (const call of head?.calls ?? []) headAt.set(numberedCall(call), call);
  for (const call of base?.calls ?? []) baseAt.set(numberedCall(call), call);
  const endsOf = (call: number) => index.pairs[call] ?? hidden[call - index.pairs.length]!;
  const measuredOf = { callees: new Map<number, number[]>(), callers: new Map<number, number[]>() };
  for (const call of [...new Set([...headAt.keys(), ...baseAt.keys()])].sort((a, b) => a - b)) {
    const { caller, callee } = endsOf(call);
    append(measuredOf.callees, caller, call);
    append(measuredOf.callers, callee, call);
  }
  const callAt = remembered((call: number): JoinedCall => {
    const pair = index.pairs[call];
    const ends = endsOf(call);
    return {
      caller: ends.caller,
      callee: ends.callee,
      statics: pair?.calls ?? [],
      head: headAt.get(call) ?? null,
      base: baseAt.get(call) ?? null,
    };
  });
  return {
    callAt,
    endsOf,
    callBetween: (caller, callee) => {
      const call = find(caller, callee);
      return call === undefined ? null : callAt(call);
    },
    outgoing: (node) => both(index.outgoing[node], hiddenOut.get(node)),
    incoming: (node) => both(index.incoming[node], hiddenIn.get(node)),
    measuredCallsOf: (node, direction) => measuredOf[direction].get(node) ?? [],
  };
}

/** Most functions have calls of one kind only, whose list is given out as it is. */
function both(one: readonly number[] = [], other: readonly number[] = []): readonly number[] {
  if (other.length === 0) return one;
  return one.length === 0 ? other : [...one, ...other];
}

function append(lists: Map<number, number[]>, key: number, value: number): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}
