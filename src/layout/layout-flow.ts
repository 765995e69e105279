import { cardSize } from "#model/card-size.ts";
import type { FlowView } from "#model/flow-view.ts";
import type { KnownPositions, Scene } from "#model/scene.ts";
import { connectedParts, packedParts } from "./connected-parts.ts";
import { type Effort, elkGraph, placedByElk } from "./elk-graph.ts";
import { type ElkThread, startElkThread } from "./elk-thread.ts";
import { keepPositions } from "./keep-positions.ts";
import type { GraphToPlace, PlacedGraph } from "./placed-graph.ts";
import { sceneFromLayout } from "./scene-from-layout.ts";
import { simpleLayout } from "./simple-layout.ts";

/** How long a layout may take, in milliseconds. */
export interface LayoutDeadline {
  /** After this the work begins again with less effort. */
  readonly soft: number;
  /** After this a plain layout is drawn instead. */
  readonly hard: number;
}

export interface FlowLayout {
  /**
   * Gives each card and call of a view its place. The same view with the same positions gives the same scene.
   *
   * @param positions of the last picture: pinned cards stay exactly, others stay near where they were
   * @throws the signal's reason when it aborts
   */
  layout(view: FlowView, positions: KnownPositions, signal: AbortSignal): Promise<Scene>;
  /** Ends the thread. */
  close(): Promise<void>;
}

const usualDeadline: LayoutDeadline = { soft: 10_000, hard: 60_000 };

/** A layout with a warm thread of its own, for as long as a window or a command needs one. */
export function createFlowLayout(options: { readonly deadline?: LayoutDeadline } = {}): FlowLayout {
  const { soft, hard } = options.deadline ?? usualDeadline;
  const thread = startElkThread();
  return {
    async layout(view, positions, signal) {
      const graph = graphToPlace(view, positions);
      const byElk =
        (await placedWithin(thread, graph, "usual", soft, signal)) ??
        (await placedWithin(thread, graph, "quick", hard - soft, signal));
      const placed = keepPositions(byElk ?? simpleLayout(graph), graph, positions);
      return sceneFromLayout(view, placed, positions, byElk === null ? "simple" : "elk");
    },
    close: () => thread.close(),
  };
}

/** Null when the time is up or ELK can't do it. */
async function placedWithin(
  thread: ElkThread,
  graph: GraphToPlace,
  effort: Effort,
  time: number,
  signal: AbortSignal,
): Promise<PlacedGraph | null> {
  if (graph.nodes.length === 0) return { boxes: new Map(), groups: new Map(), routes: new Map() };
  const limit = AbortSignal.any([signal, AbortSignal.timeout(Math.max(0, time))]);
  try {
    const placed: PlacedGraph[] = [];
    for (const part of connectedParts(graph))
      placed.push(placedByElk(await thread.layout(elkGraph(part, effort), limit), part));
    return packedParts(placed);
  } catch {
    signal.throwIfAborted();
    return null;
  }
}

function graphToPlace(view: FlowView, positions: KnownPositions): GraphToPlace {
  return {
    nodes: view.nodes.map((node) => {
      const known = positions[node.id];
      const last = known === undefined ? null : { x: known.x, y: known.y };
      return {
        id: node.id,
        ...cardSize(node),
        group: node.group,
        weight: node.cost?.total ?? Number(node.calls ?? 0),
        last,
      };
    }),
    edges: view.edges.map((edge) => ({
      id: edge.id,
      caller: edge.caller,
      callee: edge.callee,
      weight: edge.cost?.total ?? Number(edge.calls ?? 0),
    })),
    groups: view.groups.map((group) => group.name),
  };
}
