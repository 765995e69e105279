import { afterAll, describe, expect, it } from "vitest";
import { labelSize } from "#layout/edge-labels.ts";
import { createFlowLayout } from "#layout/layout-flow.ts";
import { onBorder, overlaps } from "#layout/route.ts";
import { cardSize } from "#model/card-size.ts";
import type { Box, KnownPositions, Scene } from "#model/scene.ts";
import { flowOf, ids } from "../../helpers/flow-as-text.ts";
import { generatedView } from "../../helpers/generated-view.ts";
import { runFromStacks } from "../../helpers/run-from-stacks.ts";

const layout = createFlowLayout();
afterAll(() => layout.close());
const never = new AbortController().signal;

const grouped = flowOf(
  "shop.py#main > shop.py#load\nshop.py#load > shop.py#parse\nshop.py#main > pay.py#pay\npay.py#pay > pay.py#book\npay.py#book > pay.py#book",
  null,
  { group: "module" },
);

describe("a layout", () => {
  it.each([12, 40, 80])("of %i cards lays no card on another and ends each call on borders", async (nodes) => {
    expect(faults(await layout.layout(generatedView(nodes, nodes), {}, never))).toEqual([]);
  });

  it("gives each card the size that it is drawn with", async () => {
    const scene = await layout.layout(grouped, {}, never);
    for (const node of scene.nodes) expect(node.box).toMatchObject(cardSize(node));
  });

  it("is the same for the same view", async () => {
    const view = generatedView(40, 1);
    expect(await layout.layout(view, {}, never)).toEqual(await layout.layout(view, {}, never));
  });

  it("keeps the cards of a group inside its box, and others out of it", async () => {
    const scene = await layout.layout(grouped, {}, never);
    expect(scene.groups.map((group) => group.name).toSorted()).toEqual(["pay", "shop"]);
    for (const group of scene.groups) {
      for (const node of scene.nodes) expect(within(node.box, group.box)).toBe(node.group === group.name);
    }
  });

  it("draws callers above callees", async () => {
    const scene = await layout.layout(flowOf("a > b\nb > c", null), {}, never);
    const [a, b, c] = ["a", "b", "c"].map((name) => scene.nodes.find((node) => node.name === name)!.box.y);
    expect(a! < b! && b! < c!).toBe(true);
  });

  it("turns the light call of a cycle upwards, not the heavy one", async () => {
    const run = runFromStacks("90 main > a > b\n1 main > b > a");
    const scene = await layout.layout(flowOf("", run), {}, never);
    const y = (name: string) => scene.nodes.find((node) => node.name === name)!.box.y;
    expect(y("a")).toBeLessThan(y("b"));
  });

  it("draws nothing from nothing", async () => {
    const scene = await layout.layout(flowOf("", null), {}, never);
    expect(scene).toMatchObject({ nodes: [], edges: [], groups: [] });
  });
});

describe("a layout after another", () => {
  it("keeps pinned cards exactly where they are, and free of others", async () => {
    const view = generatedView(30, 7);
    const before = await layout.layout(view, {}, never);
    const target = before.nodes[9]!.box;
    const pinned = { [view.nodes[2]!.id]: { x: target.x + 20, y: target.y + 10, pinned: true } };
    const scene = await layout.layout(view, { ...positions(before), ...pinned }, never);
    const node = scene.nodes.find((each) => each.id === view.nodes[2]!.id)!;
    expect(node).toMatchObject({ pinned: true, box: { x: target.x + 20, y: target.y + 10 } });
    expect(faults(scene)).toEqual([]);
  });

  it("leaves most cards about where they were when one is added", async () => {
    const chain = "a > b\na > c\nb > d\nc > d\nd > e\nd > f";
    const before = await layout.layout(flowOf(chain, null, { roots: ids("a"), calleeDepth: 9 }), {}, never);
    const more = flowOf(`${chain}\nf > g`, null, { roots: ids("a"), calleeDepth: 9 });
    const after = await layout.layout(more, positions(before), never);
    const moved = before.nodes.filter((node) => {
      const now = after.nodes.find((each) => each.id === node.id)!.box;
      return Math.abs(now.x - node.box.x) + Math.abs(now.y - node.box.y) > 24;
    });
    expect(moved.map((node) => node.name)).toEqual([]);
  });
});

describe("a layout that takes too long", () => {
  it("is drawn plainly, without overlaps", async () => {
    const hasty = createFlowLayout({ deadline: { soft: 1, hard: 2 } });
    const scene = await hasty.layout(generatedView(80, 3), {}, never);
    await hasty.close();
    expect(scene.layout).toBe("simple");
    expect(faults(scene)).toEqual([]);
  });

  it("can be cancelled, and the next one works", async () => {
    const controller = new AbortController();
    const cancelled = layout.layout(generatedView(80, 4), {}, controller.signal);
    controller.abort(new Error("enough"));
    await expect(cancelled).rejects.toThrow("enough");
    expect((await layout.layout(grouped, {}, never)).layout).toBe("elk");
  });
});

function positions(scene: Scene): KnownPositions {
  return Object.fromEntries(scene.nodes.map((node) => [node.id, { x: node.box.x, y: node.box.y, pinned: false }]));
}

/** What is wrong with a picture: cards on cards, calls that don't end on their cards, labels on cards, things outside. */
function faults(scene: Scene): string[] {
  const boxes = new Map(scene.nodes.map((node) => [node.id, node.box]));
  const covering = scene.nodes.flatMap((node, index) =>
    scene.nodes
      .slice(index + 1)
      .filter((other) => overlaps(node.box, other.box))
      .map((other) => `${node.name} covers ${other.name}`),
  );
  const loose = scene.edges
    .filter(
      (edge) =>
        !onBorder(edge.points[0]!, boxes.get(edge.caller)!) || !onBorder(edge.points.at(-1)!, boxes.get(edge.callee)!),
    )
    .map((edge) => `${edge.id} ends in the open`);
  const hiding = scene.edges.flatMap((edge) => {
    const { id, label } = edge;
    if (label === null) return [];
    const size = labelSize(edge);
    const box = { x: label.x - size.width / 2, y: label.y - size.height / 2, ...size };
    return scene.nodes.filter((node) => overlaps(box, node.box)).map((node) => `label of ${id} covers ${node.name}`);
  });
  const whole = { x: 0, y: 0, ...scene.size };
  const outside = scene.nodes.filter((node) => !within(node.box, whole)).map((node) => `${node.name} lies outside`);
  return [...covering, ...loose, ...hiding, ...outside];
}

function within(inner: Box, outer: Box): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  );
}
