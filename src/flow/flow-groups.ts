import type { FlowGroup, FlowNode, FlowQuestion } from "#model/flow-view.ts";
import type { JoinedGraph } from "./joined-graph.ts";
import type { UnitGraph } from "./unit-graph.ts";

/** A call between two cards, by their positions. */
interface CardCall {
  readonly caller: number;
  readonly callee: number;
}

/** A box may hold so much of the picture; one around nearly everything says nothing. */
const largestPart = 0.5;

/**
 * Which cards share a box. Groups that a question asks for are boxed from two cards on. By itself a picture boxes modules
 * only where that keeps the flow readable: the cards call each other, and calls don't keep leaving the box and coming
 * back, since a box that others stand between would tear the layers apart. Builtins are never boxed. What was opened is a
 * box whatever else is boxed, since its title is what closes it.
 */
export function boxes(
  cards: readonly number[],
  calls: readonly CardCall[],
  question: FlowQuestion,
  graph: JoinedGraph,
  units: UnitGraph,
): (unit: number) => string | null {
  const members = new Map<string, number[]>();
  const names = new Map<number, string>();
  const always = new Set<string>();
  cards.forEach((unit, card) => {
    if (units.groupName(unit) !== null) return;
    const opened = units.openedFold(unit);
    if (opened !== null) {
      names.set(unit, opened.name);
      always.add(opened.name);
      return;
    }
    const name = graph.groupAt(unit, question.group ?? "module");
    if (name === null) return;
    names.set(unit, name);
    members.set(name, [...(members.get(name) ?? []), card]);
  });
  const boxed = new Set(
    [...members]
      .filter(([name, list]) => list.length > 1 && (question.group !== undefined || helps(name, list, cards, calls)))
      .map(([name]) => name),
  );
  return (unit) => {
    const name = names.get(unit);
    return name !== undefined && (boxed.has(name) || always.has(name)) ? name : null;
  };
}

function helps(
  name: string,
  members: readonly number[],
  cards: readonly number[],
  calls: readonly CardCall[],
): boolean {
  if (name === "builtins" || name === "runtime" || members.length > largestPart * cards.length) return false;
  const inside = new Set(members);
  const within = calls.filter(
    (call) => call.caller !== call.callee && inside.has(call.caller) && inside.has(call.callee),
  );
  if (within.length * 2 < members.length) return false;
  const below = outsideReach(inside, calls, "caller", "callee");
  const above = outsideReach(inside, calls, "callee", "caller");
  const returning = calls.filter((call) => below.has(call.caller) && above.has(call.caller) && inside.has(call.callee));
  return returning.length * 6 <= within.length;
}

/** Cards outside that are reached from the inside by ways that stay outside. */
function outsideReach(
  inside: ReadonlySet<number>,
  calls: readonly CardCall[],
  from: keyof CardCall,
  to: keyof CardCall,
): ReadonlySet<number> {
  const found = new Set<number>();
  let front: ReadonlySet<number> = inside;
  while (front.size > 0) {
    const next = new Set<number>();
    for (const call of calls) {
      if (front.has(call[from]) && !inside.has(call[to]) && !found.has(call[to])) next.add(call[to]);
    }
    for (const card of next) found.add(card);
    front = next;
  }
  return found;
}

/** The boxes with what lies in them, in the order in which the cards name them. */
export function flowGroups(nodes: readonly FlowNode[], cards: readonly number[], units: UnitGraph): FlowGroup[] {
  const opened = new Map(cards.flatMap((unit) => units.openedFold(unit) ?? []).map((fold) => [fold.name, fold]));
  const labelOf = (name: string): string => {
    const size = opened.get(name)?.cycleOf ?? null;
    return size === null ? name : `cycle of ${size} functions`;
  };
  const members = new Map<string, FlowNode[]>();
  for (const node of nodes) {
    if (node.group === null) continue;
    const list = members.get(node.group);
    if (list === undefined) members.set(node.group, [node]);
    else list.push(node);
  }
  return [...members].map(([name, list]) => ({
    name,
    label: labelOf(name),
    external: list.every((node) => node.external),
    members: list.map((node) => node.id),
  }));
}
