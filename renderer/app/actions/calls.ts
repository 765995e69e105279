import type { CallEnds, FlowEdge } from "#model/flow-view.ts";
import type { FunctionId } from "#model/ids.ts";
import type { PlacedNode, Scene } from "#model/scene.ts";
import { ask } from "../../engine/ask.ts";
import { get, type State } from "../store.ts";
import { texts } from "../texts.ts";
import { copyText } from "./copy.ts";
import { pinCards } from "./flow.ts";
import { adjust, changeFilters } from "./navigate.ts";
import { sayProblem } from "./toasts.ts";

/** The selected call of the picture; null when none is, or when the picture changed and lost it. */
export function selectedCall({ place, scene }: State): FlowEdge | null {
  return scene.value?.edges.find(({ id }) => id === place.edge) ?? null;
}

/** The functions at the ends of a call; null when one of them is a folded group. */
export function functionEnds({ scene }: State, { caller, callee }: CallEnds) {
  const [from, to] = [caller, callee].map((end) => cardAt(scene.value, end)?.functionId ?? null);
  return from == null || to == null ? null : { caller: from, callee: to };
}

/** True for a call that the source doesn't name but has among the many that one of its sites may reach. */
export function isOfHub({ provenance, dispatch }: Pick<FlowEdge, "provenance" | "dispatch">): boolean {
  return provenance === "measured" && dispatch != null;
}

/** Leaves a call out of the picture; its cards stay. */
export function hideCall({ caller, callee }: CallEnds): void {
  const { hiddenCalls = [] } = get().place.filters;
  changeFilters({ hiddenCalls: [...hiddenCalls, { caller, callee }] });
  adjust({ edge: null });
}

/** Shows only the ways that pass this call. */
export function pathsThroughCall(call: CallEnds): void {
  const ends = functionEnds(get(), call);
  if (ends !== null) changeFilters({ throughCall: ends, via: undefined });
}

/** Pins the cards at both ends where they are, or sets both free. */
export function pinEnds({ caller, callee }: CallEnds): void {
  pinCards([caller, callee]);
}

/** Copies a call as text: who calls whom, how often, at what cost, from where, and how that is known. */
export async function copyCall(edge: FlowEdge): Promise<void> {
  const places = edge.sites.map(({ file, line }) => `${texts.copy.at} ${file}:${line}`);
  const known = [texts.provenance[edge.provenance], edge.certainty && texts.certainty[edge.certainty]];
  const about = [known.filter((part) => part !== null).join(", "), ...places].map((line) => `${line}\n`);
  await copyScene(partOf(edge.caller, edge.callee, [edge]), texts.copy.call, about.join(""));
}

/** Copies a card with the calls that lead to it and from it, as a text drawing. */
export async function copyCard(nodeId: string): Promise<void> {
  const edges = get().scene.value?.edges.filter(({ caller, callee }) => caller === nodeId || callee === nodeId) ?? [];
  await copyScene(partOf(nodeId, nodeId, edges), texts.copy.card);
}

async function copyScene(scene: Scene | null, what: string, below = ""): Promise<void> {
  if (scene === null) return;
  const answer = await ask("exportFlow", scene, "ascii", { look: "clean", theme: "light" });
  if (answer.ok) await copyText(`${answer.value.content}${below}`, what);
  else sayProblem(answer.problem);
}

/** The picture with these calls and their cards alone. */
function partOf(first: string, last: string, edges: Scene["edges"] | readonly FlowEdge[]): Scene | null {
  const scene = get().scene.value;
  if (scene === null) return null;
  const ids = new Set([first, last, ...edges.flatMap(({ caller, callee }) => [caller, callee])]);
  const kept = new Set(edges.map(({ id }) => id));
  const [from, to] = [cardAt(scene, first)?.name ?? first, cardAt(scene, last)?.name ?? last];
  return {
    ...scene,
    title: first === last ? from : texts.flow.call(from, to),
    nodes: scene.nodes.filter(({ id }) => ids.has(id)),
    edges: scene.edges.filter(({ id }) => kept.has(id)),
    groups: [],
    leftOut: [],
  };
}

function cardAt(scene: Scene | null, id: string): PlacedNode | undefined {
  return scene?.nodes.find((node) => node.id === id);
}

/** How a function is called on its card, else by its id. */
export function nameOfFunction(state: State, id: FunctionId): string {
  return state.functionById.get(id)?.name ?? id;
}
