import type { StaticCall } from "#model/source-graph.ts";
import type { FlowFilter } from "./flow-filter.ts";
import type { JoinedCall, JoinedGraph } from "./joined-graph.ts";
import { bridgesOverRemoved } from "./static-bridges.ts";
import type { UnitCall, UnitCosts, Way } from "./unit-costs.ts";
import type { UnitGraph } from "./unit-graph.ts";

/** A call between two cards before it is written out, all its parts together. */
export interface ShownCall {
  /** Positions of the cards. */
  readonly caller: number;
  readonly callee: number;
  readonly residual: boolean;
  /** The calls between functions of the two cards; empty for a residual one. */
  readonly parts: readonly JoinedCall[];
  readonly statics: readonly StaticCall[];
  /** Cost of the head's run; null when it didn't measure the call or doesn't say. */
  readonly total: number | null;
  /** Cost of the base run; null like that. */
  readonly baseTotal: number | null;
  readonly inHead: boolean;
  readonly inBase: boolean;
  /** What a residual call passes; for a direct one, whether the source shows it. */
  readonly way: () => Way;
}

/** Joins what the source and the runs say of the calls between the cards that are shown. */
export function shownCalls(
  cards: readonly number[],
  graph: JoinedGraph,
  units: UnitGraph,
  filter: FlowFilter,
  head: UnitCosts | null,
  base: UnitCosts | null,
  bridge: boolean,
): readonly ShownCall[] {
  const positions = new Map(cards.map((unit, index) => [unit, index]));
  const key = (caller: number, callee: number, residual: boolean) =>
    (caller * cards.length + callee) * 2 + (residual ? 1 : 0);
  const measured = new Map<number, { head?: UnitCall; base?: UnitCall }>();
  for (const call of head?.calls ?? []) measured.set(key(call.caller, call.callee, call.residual), { head: call });
  for (const call of base?.calls ?? []) {
    const at = key(call.caller, call.callee, call.residual);
    measured.set(at, { ...measured.get(at), base: call });
  }
  const direct = directParts(cards, positions, graph, units);
  const shown: ShownCall[] = [];
  for (const [pair, parts] of direct) {
    const caller = Math.floor(pair / cards.length);
    const callee = pair % cards.length;
    const allowed = parts.filter((part) => filter.allows(part));
    if (allowed.length === 0) continue;
    const both = measured.get(key(caller, callee, false));
    shown.push({
      caller,
      callee,
      residual: false,
      parts: allowed,
      statics: allowed.flatMap((part) => part.statics),
      ...costs(both?.head, both?.base),
      way: () => ({ through: [], inSource: allowed.some((part) => part.statics.length > 0) }),
    });
  }
  for (const both of measured.values()) {
    const call = both.head ?? both.base!;
    if (call.residual) shown.push({ ...ends(call), ...costs(both.head, both.base), way: call.way });
  }
  if (bridge) {
    for (const { caller, callee, through } of bridgesOverRemoved(cards, positions, units, graph)) {
      if (direct.has(caller * cards.length + callee) || measured.has(key(caller, callee, true))) continue;
      shown.push({
        ...ends({ caller, callee }),
        ...costs(undefined, undefined),
        way: () => ({ through, inSource: true }),
      });
    }
  }
  return shown;
}

function ends(call: {
  caller: number;
  callee: number;
}): Pick<ShownCall, "caller" | "callee" | "residual" | "parts" | "statics"> {
  return { caller: call.caller, callee: call.callee, residual: true, parts: [], statics: [] };
}

function costs(
  head: UnitCall | undefined,
  base: UnitCall | undefined,
): Pick<ShownCall, "total" | "baseTotal" | "inHead" | "inBase"> {
  return {
    total: head?.total ?? null,
    baseTotal: base?.total ?? null,
    inHead: head !== undefined,
    inBase: base !== undefined,
  };
}

/** The calls between functions of shown cards, by pair of cards. Calls inside a folded group aren't shown. */
function directParts(
  cards: readonly number[],
  positions: ReadonlyMap<number, number>,
  graph: JoinedGraph,
  units: UnitGraph,
): ReadonlyMap<number, readonly JoinedCall[]> {
  const parts = new Map<number, JoinedCall[]>();
  cards.forEach((unit, caller) => {
    for (const node of units.members(unit)) {
      for (const number of graph.outgoing(node)) {
        const call = graph.callAt(number);
        const callee = positions.get(units.unitOf(call.callee));
        if (callee === undefined || (callee === caller && units.groupName(unit) !== null)) continue;
        const list = parts.get(caller * cards.length + callee);
        if (list === undefined) parts.set(caller * cards.length + callee, [call]);
        else list.push(call);
      }
    }
  });
  return parts;
}
