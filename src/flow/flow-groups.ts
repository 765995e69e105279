import type { FlowGroup, FlowNode, FlowQuestion } from "#model/flow-view.ts";
import { groupOf } from "./function-label.ts";
import type { JoinedGraph } from "./joined-graph.ts";
import type { UnitGraph } from "./unit-graph.ts";

/**
 * Which cards share a box. A box around a single card says nothing that the card doesn't, so only groups of two and more
 * are boxed; one box around everything isn't drawn either.
 */
export function boxes(
  cards: readonly number[],
  question: FlowQuestion,
  graph: JoinedGraph,
  units: UnitGraph,
): (unit: number) => string | null {
  const by = question.group ?? "module";
  const names = new Map<number, string>();
  const sizes = new Map<string, number>();
  for (const unit of cards) {
    if (units.groupName(unit) !== null) continue;
    const name = groupOf(graph.labelAt(unit), by);
    if (name === null) continue;
    names.set(unit, name);
    sizes.set(name, (sizes.get(name) ?? 0) + 1);
  }
  return (unit) => {
    const name = names.get(unit);
    const size = name === undefined ? 0 : sizes.get(name)!;
    return name !== undefined && size > 1 && size < cards.length ? name : null;
  };
}

/** The boxes with what lies in them, in the order in which the cards name them. */
export function flowGroups(nodes: readonly FlowNode[]): FlowGroup[] {
  const members = new Map<string, FlowNode[]>();
  for (const node of nodes) {
    if (node.group === null) continue;
    const list = members.get(node.group);
    if (list === undefined) members.set(node.group, [node]);
    else list.push(node);
  }
  return [...members].map(([name, list]) => ({
    name,
    label: name,
    external: list.every((node) => node.external),
    members: list.map((node) => node.id),
  }));
}
