import type { GraphToPlace } from "./placed-graph.ts";

/**
 * Calls that close a cycle, by id: they are the ones that point upwards in a picture. Followed from the heaviest function
 * down, the heaviest call first, a call is one when it leads back to a function that is on the way: as recursion is
 * thought of. Without costs it starts from functions that nothing calls.
 */
export function backEdges(graph: GraphToPlace): ReadonlySet<string> {
  const outgoing = new Map<string, GraphToPlace["edges"][number][]>(graph.nodes.map((node) => [node.id, []]));
  const called = new Set<string>();
  for (const edge of graph.edges.toSorted((a, b) => b.weight - a.weight)) {
    if (edge.caller === edge.callee) continue;
    outgoing.get(edge.caller)!.push(edge);
    called.add(edge.callee);
  }
  const starts = graph.nodes.toSorted(
    (a, b) => b.weight - a.weight || Number(called.has(a.id)) - Number(called.has(b.id)),
  );
  const back = new Set<string>();
  const done = new Set<string>();
  for (const { id } of starts) follow(id, outgoing, done, back);
  return back;
}

/** Goes down from one function, remembering what is on the way. */
function follow(
  start: string,
  outgoing: ReadonlyMap<string, readonly GraphToPlace["edges"][number][]>,
  done: Set<string>,
  back: Set<string>,
): void {
  if (done.has(start)) return;
  const way = [{ id: start, next: 0 }];
  const onWay = new Set([start]);
  while (way.length > 0) {
    const here = way.at(-1)!;
    const edge = outgoing.get(here.id)![here.next++];
    if (edge === undefined) {
      done.add(here.id);
      onWay.delete(here.id);
      way.pop();
    } else if (onWay.has(edge.callee)) {
      back.add(edge.id);
    } else if (!done.has(edge.callee)) {
      onWay.add(edge.callee);
      way.push({ id: edge.callee, next: 0 });
    }
  }
}
