import type { ComplexityEstimate } from "#model/complexity-estimate.ts";
import type { ComplexityFit } from "#model/complexity-fit.ts";
import type { FlowNode, OtherCost } from "#model/flow-view.ts";
import type { FunctionId } from "#model/ids.ts";
import type { MeasuredFunction } from "#model/measured-graph.ts";
import type { AttachedNote } from "#model/note.ts";
import { asNumber, summed } from "./flow-edges.ts";
import { functionProvenance } from "./flow-filter.ts";
import { functionLabel } from "./function-label.ts";
import type { JoinedFunction } from "./joined-function.ts";
import type { JoinedGraph } from "./joined-graph.ts";
import type { UnitCosts } from "./unit-costs.ts";
import type { UnitGraph } from "./unit-graph.ts";

/** What is known of functions besides graph and run. */
export interface FlowAnnotations {
  readonly estimates: ReadonlyMap<FunctionId, ComplexityEstimate>;
  readonly fits: ReadonlyMap<FunctionId, ComplexityFit>;
  readonly notes: readonly AttachedNote[];
  /** Files whose source differs from what it was when the run was made. */
  readonly staleFiles: ReadonlySet<string>;
  /** Functions in these files whose body is the same all the same; nothing is known when left out. */
  readonly unchanged?: ReadonlySet<FunctionId>;
  /** What fused runs measured besides; nothing when left out. */
  readonly otherCosts?: ReadonlyMap<FunctionId, readonly OtherCost[]>;
}

/** What a card needs to know of the picture around it. */
export interface CardContext {
  readonly graph: JoinedGraph;
  readonly units: UnitGraph;
  readonly head: UnitCosts | null;
  readonly base: UnitCosts | null;
  /** True when the head run counts calls: what it never called has 0 calls and costs nothing. */
  readonly headCounts: boolean;
  readonly estimates: ReadonlyMap<FunctionId, ComplexityEstimate>;
  readonly fits: ReadonlyMap<FunctionId, ComplexityFit>;
  readonly noteOf: ReadonlyMap<FunctionId, AttachedNote>;
  readonly staleFiles: ReadonlySet<string>;
  readonly unchanged: ReadonlySet<FunctionId>;
  readonly otherCosts: ReadonlyMap<FunctionId, readonly OtherCost[]>;
  /** Who counted the calls, where it wasn't the profiler of the cost. */
  readonly callsFrom: string | null;
  readonly roots: ReadonlySet<number>;
  readonly shown: ReadonlySet<number>;
  /** Name of the box that a card lies in. */
  readonly groupOf: (unit: number) => string | null;
}

/** The id of a card. */
export function cardId(unit: number, units: UnitGraph, graph: JoinedGraph): string {
  const group = units.groupName(unit);
  return group === null ? graph.functionAt(unit).id : `group:${group}`;
}

/** Writes a card out as the picture shows it. */
export function flowNode(unit: number, card: number, context: CardContext): FlowNode {
  const { graph, units } = context;
  const group = units.groupName(unit);
  const members = units.members(unit).map(graph.functionAt);
  const heads = members.flatMap((each) => (each.head === null ? [] : [each.head]));
  const around = {
    id: cardId(unit, units, graph),
    calls: summed(heads, (each) => each.calls),
    primitiveCalls: summed(heads, (each) => each.primitiveCalls),
    cost:
      heads.length === 0 ? null : { self: context.head?.self[card] ?? null, total: context.head?.total[card] ?? null },
    ...(context.callsFrom === null ? null : { callsFrom: context.callsFrom }),
    hiddenCallers: hiddenNeighbours(unit, "callers", context),
    hiddenCallees: hiddenNeighbours(unit, "callees", context),
    isRoot: context.roots.has(unit),
    difference: difference(members, card, context),
    members: members.length,
    parts: group === null ? [] : heaviest(members),
  };
  return group === null
    ? { ...around, ...functionPart(unit, members[0]!, card, context) }
    : { ...around, ...groupPart(group, members, context), ...(units.isCycle(unit) ? cyclePart(members) : null) };
}

type FunctionPart = Omit<
  FlowNode,
  | "id"
  | "calls"
  | "primitiveCalls"
  | "cost"
  | "hiddenCallers"
  | "hiddenCallees"
  | "isRoot"
  | "difference"
  | "members"
  | "parts"
>;

function functionPart(unit: number, each: JoinedFunction, card: number, context: CardContext): FunctionPart {
  const measured = each.head ?? each.base;
  const note = context.noteOf.get(each.id);
  const file = each.source?.file ?? measured?.file ?? null;
  return {
    ...functionLabel(each),
    kind: "function",
    functionId: each.id,
    group: context.groupOf(unit),
    functionKind: each.source?.kind ?? null,
    file,
    line: each.source?.line ?? measured?.line ?? null,
    provenance: functionProvenance(each, context.graph.hasRun),
    match: measured?.match ?? null,
    recursive: isRecursive(unit, each, card, context),
    stale: measured !== null && isStale(each, file, context),
    estimate: context.estimates.get(each.id) ?? null,
    fit: context.fits.get(each.id) ?? null,
    notedComplexity: note?.complexity ?? null,
    note: note === undefined || note.text === "" ? null : note.text,
    cycle: null,
    ...(context.otherCosts.has(each.id) ? { otherCosts: context.otherCosts.get(each.id)! } : null),
  };
}

/** Its file changed, and its body isn't known to be the same; or it was found by name or body alone. */
function isStale({ id, head }: JoinedFunction, file: string | null, { staleFiles, unchanged }: CardContext): boolean {
  if (head?.match === "body") return true;
  return file !== null && staleFiles.has(file) && !unchanged.has(id);
}

function groupPart(name: string, members: readonly JoinedFunction[], context: CardContext): FunctionPart {
  const measured = members.some((each) => each.head !== null || each.base !== null);
  const external = members.every((each) => functionLabel(each).external);
  return {
    kind: "group",
    functionId: null,
    name,
    qualifiedName: name,
    module: members.length === 1 ? "1 function" : `${members.length} functions`,
    group: null,
    functionKind: null,
    file: null,
    line: null,
    external,
    provenance:
      !measured || !context.graph.hasRun
        ? "static"
        : members.some((each) => each.source !== null)
          ? "both"
          : "measured",
    match: null,
    recursive: false,
    stale: members.some((each) => each.source?.file != null && context.staleFiles.has(each.source.file)),
    estimate: null,
    fit: null,
    notedComplexity: null,
    note: null,
    cycle: null,
  };
}

/** So many functions of a folded card are named. */
const mostParts = 50;

function heaviest(members: readonly JoinedFunction[]): readonly FunctionId[] {
  return members
    .toSorted((a, b) => weightOf(b) - weightOf(a))
    .slice(0, mostParts)
    .map(({ id }) => id);
}

function weightOf({ head, base }: JoinedFunction): number {
  return head?.cost.total ?? base?.cost.total ?? 0;
}

/** So many names stand in a cycle's full name. */
const namesOfCycle = 8;

/** A folded cycle is named after its heaviest function; its full name lists them. */
function cyclePart(members: readonly JoinedFunction[]): Partial<FunctionPart> {
  const names = members.toSorted((a, b) => weightOf(b) - weightOf(a)).map((each) => functionLabel(each).name);
  const more = names.length - namesOfCycle;
  return {
    name: `${names[0]} + ${names.length - 1}`,
    qualifiedName: `${names.slice(0, namesOfCycle).join(", ")}${more > 0 ? ` and ${more} more` : ""}`,
    module: `cycle of ${names.length} functions`,
    recursive: true,
    cycle: members.map((each) => each.id),
  };
}

function isRecursive(unit: number, each: JoinedFunction, card: number, { graph, head, base }: CardContext): boolean {
  if (head?.recursive.has(card) || base?.recursive.has(card)) return true;
  const { head: measured } = each;
  if (measured !== null && measured.calls !== null && measured.primitiveCalls !== null) {
    return BigInt(measured.calls) !== BigInt(measured.primitiveCalls);
  }
  return graph.callBetween(unit, unit)?.statics[0]?.certainty === "certain";
}

/** Base against head; null when no base was asked for. */
function difference(
  members: readonly JoinedFunction[],
  card: number,
  { head, base, headCounts }: CardContext,
): FlowNode["difference"] {
  if (base === null) return null;
  const calls = (of: (each: JoinedFunction) => MeasuredFunction | null) =>
    asNumber(
      summed(
        members.flatMap((each) => of(each) ?? []),
        (each) => each.calls,
      ),
    );
  const inHead = members.some((each) => each.head !== null);
  const inBase = members.some((each) => each.base !== null);
  const neverCalled = headCounts && !inHead ? 0 : null;
  const cost = (of: "self" | "total") => ({
    base: inBase ? (base[of][card] ?? null) : null,
    head: inHead ? (head?.[of][card] ?? null) : neverCalled,
  });
  return {
    calls: { base: calls((each) => each.base), head: inHead ? calls((each) => each.head) : neverCalled },
    self: cost("self"),
    total: cost("total"),
  };
}

/** How many callers or callees of a card aren't in the picture. */
function hiddenNeighbours(unit: number, direction: "callees" | "callers", { units, shown }: CardContext): number {
  const hidden = new Set(units.neighbours(unit, direction).filter((other) => other !== unit && !shown.has(other)));
  return hidden.size;
}
