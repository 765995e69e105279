import { cardSize } from "#model/card-size.ts";
import type { FlowNode } from "#model/flow-view.ts";
import { functionId, runId } from "#model/ids.ts";
import type { PlacedEdge, PlacedGroup, PlacedNode, Point, Scene } from "#model/scene.ts";

/** Names that break what is careless: markup, directions of writing, emoji, and sheer length. */
export const hostileNames = [
  "<img src=x onerror=alert(1)>",
  "\u202egnp.exe",
  "名前がとても長い関数の名前です",
  "👩‍👩‍👧‍👦_family_of_functions",
  `${"AbstractSingletonProxyFactoryBean".repeat(9)}.create`,
  "line\nbreak\tand\u0000nul",
];

interface Wish {
  readonly cards: number;
  readonly hostile?: boolean;
  readonly compared?: boolean;
  readonly staticOnly?: boolean;
}

const modules = [
  "taxes.forms",
  "taxes.rules.federal",
  "abc",
  "builtins",
  "app.server.handlers",
  "app.store",
  "lib/json",
];
const verbs = [
  "calculate",
  "Form.validate",
  "load_states",
  "FooManager.get_all_foo_states",
  "run",
  "walk",
  "__subclasscheck__",
];

/** A scene of so many cards in layers, calls with right angles, every kind of card and call among them. Always the same. */
export function generatedScene({ cards, hostile = false, compared = false, staticOnly = false }: Wish): Scene {
  const random = sequence(cards * 7 + 3);
  const perLayer = Math.max(3, Math.round(Math.sqrt(cards) * 1.1));
  const nodes = placed(
    Array.from({ length: cards }, (_, index) => flowNode(index, { cards, hostile, compared, staticOnly }, random)),
    perLayer,
  );
  const edges = nodes.flatMap((_, index) => callsTo(index, nodes, perLayer, { compared, staticOnly }, random));
  const groups = groupsOf(nodes);
  const width = Math.max(...nodes.map(({ box }) => box.x + box.width)) + 40;
  const height = Math.max(...nodes.map(({ box }) => box.y + box.height)) + 40;
  return {
    question: {},
    title: `${cards} cards`,
    run: staticOnly ? null : { id: runId(1), label: "generated", parameters: {} },
    measure: staticOnly ? null : { name: "time", unit: "nanoseconds", whole: 12.1e9 },
    nodes,
    edges,
    groups,
    leftOut: [],
    base: null,
    size: { width, height },
    layout: "elk",
  };
}

type Random = () => number;

function sequence(seed: number): Random {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

function flowNode(index: number, wish: Required<Wish>, random: Random): FlowNode {
  const module = modules[Math.floor(index / 5) % modules.length]!;
  const verb = verbs[index % verbs.length]!;
  const name =
    wish.hostile && index % 3 === 1 ? hostileNames[Math.floor(index / 3) % hostileNames.length]! : `${verb}_${index}`;
  const total = 12.1e9 / (1 + index * 1.3) ** 1.1;
  const provenance = wish.staticOnly || index % 7 === 3 ? "static" : index % 11 === 5 ? "measured" : "both";
  const measured = provenance !== "static";
  const calls = measured && index % 9 !== 8 ? Math.ceil(random() * 10 ** (1 + (index % 7))) : null;
  const recursive = index % 6 === 6 - 1 || index === 6;
  return {
    id: `n${index}`,
    kind: index % 23 === 22 ? "group" : "function",
    functionId: functionId(`${module}#${name}`),
    name,
    qualifiedName: `${module}.${name}`,
    module,
    group: module,
    functionKind: "function",
    file: `${module.replaceAll(".", "/")}.py`,
    line: 10 + index,
    external: module === "abc" || module === "builtins",
    calls,
    primitiveCalls: calls === null ? null : recursive ? Math.ceil(calls / 2200) : calls,
    cost: measured ? { self: total * random() * 0.6, total } : null,
    provenance,
    match: "exact",
    recursive,
    stale: index % 13 === 4,
    fit: null,
    estimate:
      index % 4 === 1
        ? { text: "O(|forms| * |checks|)", degree: 2, label: "estimate", reason: "bounds by name", evidence: [] }
        : null,
    notedComplexity: index % 8 === 0 ? "O(foos × states)" : null,
    note: index % 10 === 0 ? "Ask Ana why this is called for every form." : null,
    hiddenCallers: index % 5 === 2 ? 12 : 0,
    hiddenCallees: index % 6 === 4 ? 3 : 0,
    isRoot: index === 0,
    difference: wish.compared
      ? {
          calls: { base: calls, head: calls },
          self: { base: total, head: total * 0.8 },
          total: { base: total * (0.5 + random()), head: total },
        }
      : null,
    members: index % 23 === 22 ? 14 : 1,
    cycle: null,
    parts: [],
  };
}

function placed(nodes: readonly FlowNode[], perLayer: number): PlacedNode[] {
  return nodes.map((node, index) => {
    const layer = Math.floor(index / perLayer);
    const column = index % perLayer;
    const { width, height } = cardSize(node);
    return {
      ...node,
      pinned: index === 2,
      box: { x: 40 + column * 312 + (layer % 2) * 40, y: 60 + layer * 216, width, height },
    };
  });
}

function callsTo(
  index: number,
  nodes: readonly PlacedNode[],
  perLayer: number,
  { compared, staticOnly }: { readonly compared: boolean; readonly staticOnly: boolean },
  random: Random,
): PlacedEdge[] {
  const layer = Math.floor(index / perLayer);
  if (layer === 0) return [];
  const callers = new Set(Array.from({ length: 1 + (index % 3) }, () => Math.floor((layer - 1 + random()) * perLayer)));
  return [...callers]
    .filter((caller) => caller < index)
    .map((caller, nth) => call(nodes[caller]!, nodes[index]!, index * 3 + nth, { compared, staticOnly }));
}

function call(
  caller: PlacedNode,
  callee: PlacedNode,
  nth: number,
  wish: { compared: boolean; staticOnly: boolean },
): PlacedEdge {
  const points = rightAngles(caller, callee, nth);
  const provenance = wish.staticOnly || nth % 7 === 3 ? "static" : nth % 11 === 6 ? "measured" : "both";
  const total = provenance === "static" ? null : Math.min(caller.cost?.total ?? 0, callee.cost?.total ?? 0) * 0.8;
  return {
    id: `e${caller.id}-${callee.id}`,
    caller: caller.id,
    callee: callee.id,
    certainty: provenance === "measured" ? null : nth % 5 === 2 ? "possible" : "certain",
    via: "direct",
    tier: nth % 5 === 2 ? "dispatch" : "direct",
    candidates: nth % 5 === 2 ? 4 : 1,
    provenance,
    residual: nth % 13 === 9,
    through: nth % 13 === 9 ? ["abc", "_py_abc"] : [],
    calls: total === null ? null : 100 * (nth + 1),
    primitiveCalls: null,
    cost: total === null ? null : { self: null, total },
    sites: provenance === "measured" ? [] : [{ file: caller.file!, line: 12 + nth, column: 9, candidates: 1 }],
    note: null,
    difference:
      wish.compared && total !== null
        ? { calls: { base: 100, head: 100 * (nth + 1) }, total: { base: total * 1.2, head: total } }
        : null,
    points,
    label: { x: (points[1]!.x + points[2]!.x) / 2, y: points[1]!.y },
  };
}

function rightAngles(caller: PlacedNode, callee: PlacedNode, nth: number): Point[] {
  const from = { x: caller.box.x + caller.box.width / 2 + ((nth % 5) - 2) * 18, y: caller.box.y + caller.box.height };
  const to = { x: callee.box.x + callee.box.width / 2 + ((nth % 3) - 1) * 22, y: callee.box.y };
  const middle = to.y - 28 - (nth % 4) * 14;
  return [from, { x: from.x, y: middle }, { x: to.x, y: middle }, to];
}

function groupsOf(nodes: readonly PlacedNode[]): PlacedGroup[] {
  const runs: PlacedNode[][] = [];
  for (const node of nodes) {
    const last = runs.at(-1);
    if (last !== undefined && last[0]!.module === node.module && last[0]!.box.y === node.box.y) last.push(node);
    else runs.push([node]);
  }
  return runs
    .filter((run) => run.length > 1)
    .map((run, index) => {
      const x = Math.min(...run.map(({ box }) => box.x)) - 14;
      const y = Math.min(...run.map(({ box }) => box.y)) - 30;
      const right = Math.max(...run.map(({ box }) => box.x + box.width)) + 14;
      const bottom = Math.max(...run.map(({ box }) => box.y + box.height)) + 14;
      const name = `${run[0]!.module} ${index}`;
      return {
        name,
        label: run[0]!.module,
        external: run[0]!.external,
        members: run.map(({ id }) => id),
        box: { x, y, width: right - x, height: bottom - y },
      };
    });
}
