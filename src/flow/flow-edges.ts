import type { FlowEdge, Provenance } from "#model/flow-view.ts";
import type { FunctionId } from "#model/ids.ts";
import type { Count } from "#model/measure.ts";
import type { MeasuredCall } from "#model/measured-graph.ts";
import type { CallSite } from "#model/source-graph.ts";
import { dispatchOf } from "./dispatch-of.ts";
import { library } from "./function-label.ts";
import type { JoinedGraph } from "./joined-graph.ts";
import type { ShownCall } from "./shown-calls.ts";
import type { Way } from "./unit-costs.ts";

const mostSites = 50;

/** What a call needs to know of the picture around it. */
interface EdgeContext {
  readonly graph: JoinedGraph;
  readonly hasBase: boolean;
  /** Notes on calls, by `pairOf`. */
  readonly noteOf: ReadonlyMap<string, string>;
}

/** One key for a call between two cards. */
export function pairOf(caller: string, callee: string): string {
  return `${caller} -> ${callee}`;
}

/** Writes a call out as the picture shows it. `ids` are those of the cards. */
export function flowEdge(call: ShownCall, ids: readonly string[], { graph, hasBase, noteOf }: EdgeContext): FlowEdge {
  const caller = ids[call.caller]!;
  const callee = ids[call.callee]!;
  const way = call.way();
  const surest = call.statics.find((each) => each.certainty === "certain") ?? call.statics[0];
  const heads = call.parts.flatMap((part) => (part.head === null ? [] : [part.head]));
  const bases = call.parts.flatMap((part) => (part.base === null ? [] : [part.base]));
  return {
    id: `${pairOf(caller, callee)}${call.residual ? " ..." : ""}`,
    caller,
    callee,
    certainty: surest?.certainty ?? null,
    via: surest?.via ?? null,
    tier: surest?.tier ?? null,
    candidates: candidates(call),
    provenance: shownProvenance(call, way),
    residual: call.residual,
    through: throughNames(call, way.through, ids, graph),
    calls: summed(heads, (each) => each.calls),
    primitiveCalls: summed(heads, (each) => each.primitiveCalls),
    cost: call.inHead ? { self: selfOf(heads), total: call.total } : null,
    sites: sites(call, graph),
    ...dispatch(call, graph),
    note: call.residual ? null : (noteOf.get(pairOf(caller, callee)) ?? null),
    difference: hasBase
      ? {
          calls: {
            base: asNumber(summed(bases, (each) => each.calls)),
            head: asNumber(summed(heads, (each) => each.calls)),
          },
          total: { base: call.baseTotal, head: call.total },
        }
      : null,
  };
}

/** Where a call is known from; a residual one from the source when the source shows each step of a way. */
export function shownProvenance(call: ShownCall, way: Way = call.way()): Provenance {
  if (!call.inHead && !call.inBase) return "static";
  return way.inSource ? "both" : "measured";
}

function candidates(call: ShownCall): number | null {
  const counts = call.statics.flatMap((each) => each.sites.map((site) => site.candidates));
  return counts.length === 0 ? null : Math.max(...counts);
}

/** Of a call between two functions; what groups call has no one answer. */
function dispatch({ residual, parts }: ShownCall, graph: JoinedGraph): Pick<FlowEdge, "dispatch"> {
  const [only, ...more] = parts;
  return { dispatch: residual || only === undefined || more.length > 0 ? null : dispatchOf(only, graph) };
}

function sites(call: ShownCall, graph: JoinedGraph): (CallSite & { file: string })[] {
  const all = call.parts.flatMap((part) => {
    const file = graph.functionAt(part.caller).source?.file ?? "";
    return part.statics.flatMap((each) => each.sites.map((site) => ({ ...site, file })));
  });
  const seen = new Map(all.map((site) => [`${site.file}:${site.line}:${site.column}`, site]));
  return [...seen.values()]
    .sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line || a.column - b.column))
    .slice(0, mostSites);
}

/**
 * What a residual call passes, for people: a library by its name (without builtins when there is more), unless the call
 * begins or ends in it; any other function by its own name.
 */
function throughNames(
  call: ShownCall,
  through: readonly FunctionId[],
  ends: readonly string[],
  graph: JoinedGraph,
): readonly string[] {
  const libraryOf = (id: FunctionId): string | null => {
    const label = graph.labelAt(graph.numberOf(id)!);
    return id.startsWith("external:") ? library(label.module).replace(/^_(?=[a-z])/, "") : null;
  };
  const atEnds = new Set(
    [ends[call.caller]!, ends[call.callee]!].map((id) =>
      id.startsWith("group:") ? null : libraryOf(id as FunctionId),
    ),
  );
  const names = through.map((id) => {
    const from = libraryOf(id);
    return from === null || atEnds.has(from) ? graph.labelAt(graph.numberOf(id)!).name : from;
  });
  const distinct = [...new Set(names)];
  const telling = distinct.filter((name) => name !== "builtins");
  return (telling.length > 0 ? telling : distinct).slice(0, 5);
}

function selfOf(calls: readonly MeasuredCall[]): number | null {
  return calls.length > 0 && calls.every((each) => each.cost.self !== null)
    ? calls.reduce((sum, each) => sum + each.cost.self!, 0)
    : null;
}

/** The sum; null when nothing is there or one is unknown. */
export function summed<T>(list: readonly T[], of: (each: T) => Count | null): Count | null {
  let sum: bigint | number | null = null;
  for (const each of list) {
    const count = of(each);
    if (count === null) return null;
    if (sum === null) sum = count;
    else if (typeof sum === "number" && typeof count === "number" && Number.isSafeInteger(sum + count)) sum += count;
    else sum = BigInt(sum) + BigInt(count);
  }
  return sum;
}

export function asNumber(count: Count | null): number | null {
  return count === null ? null : Number(count);
}
