import type { FlowFilter } from "./flow-filter.ts";
import type { JoinedGraph } from "./joined-graph.ts";

/** Functions that call each other in a circle, by the name under which a question opens it. */
export interface Cycle {
  /** `cycle:<id of its first function in order of id>`, so that it stays the same while runs and costs change. */
  readonly name: string;
  /** In order of id; two at least, since a function that calls itself is drawn with a loop. */
  readonly members: readonly number[];
}

/**
 * The circles of calls among the functions that the filter lets through. With a run these are circles of measured calls,
 * else of certain ones: a call that is only possible would close circles that never run. Linear in these calls; Tarjan's
 * algorithm, without recursion, since a chain of calls may be longer than the stack.
 */
export function cycles(graph: JoinedGraph, filter: FlowFilter): readonly Cycle[] {
  const callees = (node: number): number[] =>
    graph.outgoing(node).flatMap((number) => {
      const call = graph.callAt(number);
      const counts = graph.hasRun ? call.head !== null || call.base !== null : call.statics[0]?.certainty === "certain";
      return counts && filter.allows(call) && filter.removes(call.callee) === null ? [call.callee] : [];
    });
  const starts = graph.hasRun ? graph.measured : Array.from({ length: graph.size }, (_, node) => node);
  return stronglyConnected(
    starts.filter((node) => filter.removes(node) === null),
    callees,
  )
    .filter((members) => members.length > 1)
    .map((members) => {
      const sorted = members.toSorted((a, b) => (graph.functionAt(a).id < graph.functionAt(b).id ? -1 : 1));
      return { name: `cycle:${graph.functionAt(sorted[0]!).id}`, members: sorted };
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

interface Visit {
  readonly node: number;
  readonly callees: readonly number[];
  next: number;
}

function stronglyConnected(starts: readonly number[], callees: (node: number) => readonly number[]): number[][] {
  const order = new Map<number, number>();
  const lowest = new Map<number, number>();
  const open: number[] = [];
  const isOpen = new Set<number>();
  const found: number[][] = [];
  const enter = (node: number): Visit => {
    order.set(node, order.size);
    lowest.set(node, order.get(node)!);
    open.push(node);
    isOpen.add(node);
    return { node, callees: callees(node), next: 0 };
  };
  const lower = (node: number, to: number) => lowest.set(node, Math.min(lowest.get(node)!, to));
  const close = (node: number): void => {
    const members = open.splice(open.lastIndexOf(node));
    for (const member of members) isOpen.delete(member);
    found.push(members);
  };
  for (const start of starts) {
    const way = order.has(start) ? [] : [enter(start)];
    while (way.length > 0) {
      const here = way.at(-1)!;
      const callee = here.callees[here.next++];
      if (callee === undefined) {
        way.pop();
        if (lowest.get(here.node) === order.get(here.node)) close(here.node);
        if (way.length > 0) lower(way.at(-1)!.node, lowest.get(here.node)!);
      } else if (!order.has(callee)) {
        way.push(enter(callee));
      } else if (isOpen.has(callee)) {
        lower(here.node, order.get(callee)!);
      }
    }
  }
  return found;
}
