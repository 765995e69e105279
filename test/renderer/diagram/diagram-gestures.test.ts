import type { Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Harness, openHarness, settled } from "../harness/open-harness.ts";

let harness: Harness;
let page: Page;
beforeAll(async () => {
  harness = await openHarness();
});
afterAll(() => harness.close());
beforeEach(async () => {
  await page?.context().close();
  page = await harness.open("cards=12", { reducedMotion: true });
  await page.evaluate(() => window.handle.current.fit());
  await settled(page);
});

const viewport = () => page.evaluate(() => window.handle.current.viewport());
const told = (what: string) =>
  page.evaluate((kind) => window.told.filter((one) => one.what === kind).map(({ value }) => value), what);
const selected = async () => (await told("select")).at(-1);

/** Where the middle of a card is on screen. */
async function cardAt(id: string): Promise<{ x: number; y: number }> {
  const box = await page.evaluate((name) => window.scene.nodes.find((node) => node.id === name)!.box, id);
  return onScreen(box.x + box.width / 2, box.y + box.height / 2);
}

async function onScreen(x: number, y: number): Promise<{ x: number; y: number }> {
  const { zoom, seen } = await viewport();
  const canvas = (await page.locator(".flow-canvas").boundingBox())!;
  return { x: canvas.x + (x - seen.x) * zoom, y: canvas.y + (y - seen.y) * zoom };
}

async function drag(from: { x: number; y: number }, by: { x: number; y: number }): Promise<void> {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + by.x / 2, from.y + by.y / 2, { steps: 4 });
  await page.mouse.move(from.x + by.x, from.y + by.y, { steps: 4 });
  await page.mouse.up();
  await settled(page);
}

describe("a click", () => {
  it("selects the card under it, and the background clears", async () => {
    const card = await cardAt("n1");
    await page.mouse.click(card.x, card.y);
    expect(await selected()).toEqual({ kind: "node", id: "n1" });
    const canvas = (await page.locator(".flow-canvas").boundingBox())!;
    await page.mouse.click(canvas.x + 8, canvas.y + canvas.height - 8);
    expect(await selected()).toEqual({ kind: "background" });
  });

  it("on a line selects the call", async () => {
    const edge = await page.evaluate(
      () => window.scene.edges.find(({ points }) => Math.abs(points[1]!.x - points[2]!.x) > 60)!,
    );
    const [, from, to] = edge.points;
    const at = await onScreen(from!.x + (to!.x - from!.x) * 0.35, from!.y);
    await page.mouse.click(at.x, at.y);
    expect(await selected()).toMatchObject({ kind: "edge" });
  });

  it("on the stub +12 asks for the callers that aren't shown", async () => {
    const box = await page.evaluate(() => window.scene.nodes.find(({ hiddenCallers }) => hiddenCallers > 0)!);
    const at = await onScreen(box.box.x + 26, box.box.y);
    await page.mouse.click(at.x, at.y);
    expect(await told("expand")).toEqual([{ id: box.id, side: "callers" }]);
  });

  it("twice opens the card", async () => {
    const card = await cardAt("n4");
    await page.mouse.dblclick(card.x, card.y);
    expect(await told("open")).toEqual(["n4"]);
  });

  it("with the right button opens the menu of what is under it", async () => {
    const card = await cardAt("n4");
    await page.mouse.click(card.x, card.y, { button: "right" });
    expect(await told("menu")).toMatchObject([{ target: { kind: "node", id: "n4" } }]);
  });
});

describe("dragging", () => {
  it("on the background pans", async () => {
    const before = await viewport();
    const canvas = (await page.locator(".flow-canvas").boundingBox())!;
    await drag({ x: canvas.x + 8, y: canvas.y + canvas.height - 8 }, { x: 90, y: -60 });
    const after = await viewport();
    expect(after.zoom).toBe(before.zoom);
    expect(Math.round((before.seen.x - after.seen.x) * after.zoom)).toBe(90);
  });

  it("on a card moves it, onto the grid", async () => {
    const card = await cardAt("n1");
    await drag(card, { x: 64, y: 48 });
    const [move] = (await told("move")) as { id: string; at: { x: number; y: number } }[];
    const { zoom } = await viewport();
    const box = await page.evaluate(() => window.scene.nodes.find(({ id }) => id === "n1")!.box);
    expect(move!.id).toBe("n1");
    expect(Math.abs(move!.at.x - (box.x + 64 / zoom))).toBeLessThan(8);
    expect([move!.at.x % 8, move!.at.y % 8]).toEqual([0, 0]);
  });

  it("on a card with Space held pans instead", async () => {
    const card = await cardAt("n1");
    await page.locator(".flow-canvas").focus();
    const before = await viewport();
    await page.keyboard.down("Space");
    await drag(card, { x: 50, y: 20 });
    await page.keyboard.up("Space");
    expect(await told("move")).toEqual([]);
    expect((await viewport()).seen.x).not.toBe(before.seen.x);
  });
});

describe("the wheel", () => {
  it("pans, and zooms about the pointer with Ctrl", async () => {
    const card = await cardAt("n4");
    const before = await viewport();
    await page.mouse.move(card.x, card.y);
    await page.mouse.wheel(30, 40);
    await settled(page);
    const panned = await viewport();
    expect(panned.zoom).toBe(before.zoom);
    expect(Math.round((panned.seen.y - before.seen.y) * before.zoom)).toBe(40);
    await page.keyboard.down("Control");
    await page.mouse.wheel(0, -100);
    await page.keyboard.up("Control");
    await settled(page);
    const zoomed = await viewport();
    expect(zoomed.zoom).toBeGreaterThan(panned.zoom);
    const under = (view: typeof zoomed) => view.seen.x + (card.x - 260) / view.zoom;
    expect(under(zoomed)).toBeCloseTo(under(panned), 0);
  });
});

describe("the keys", () => {
  it("walk along the calls, open, pin, and clear", async () => {
    await page.locator(".flow-canvas").focus();
    await page.keyboard.press("ArrowDown");
    expect(await selected()).toEqual({ kind: "node", id: "n0" });
    await page.keyboard.press("ArrowDown");
    const callee = (await selected()) as { id: string };
    expect(
      await page.evaluate(
        (id) => window.scene.edges.some((edge) => edge.caller === "n0" && edge.callee === id),
        callee.id,
      ),
    ).toBe(true);
    await page.keyboard.press("ArrowUp");
    expect(await selected()).toEqual({ kind: "node", id: "n0" });
    await page.keyboard.press("Enter");
    await page.keyboard.press("p");
    await page.keyboard.press("Shift+Enter");
    expect(await told("open")).toEqual(["n0"]);
    expect(await told("pin")).toEqual([{ id: "n0", pinned: true }]);
    expect(await told("expand")).toEqual([{ id: "n0", side: "callees" }]);
    await page.keyboard.press("Escape");
    expect(await selected()).toEqual({ kind: "background" });
  });

  it("zoom: + in, - out, 0 to 100 %, Shift+1 to all, Shift+2 to the selection", async () => {
    await page.locator(".flow-canvas").focus();
    const all = await viewport();
    await page.keyboard.press("+");
    expect((await viewport()).zoom).toBeCloseTo(all.zoom * 1.24);
    await page.keyboard.press("-");
    await page.keyboard.press("0");
    expect((await viewport()).zoom).toBeCloseTo(1);
    await page.keyboard.press("Shift+Digit1");
    await settled(page);
    expect((await viewport()).zoom).toBeCloseTo(all.zoom);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Shift+Digit2");
    await settled(page);
    expect((await viewport()).zoom).toBeGreaterThan(all.zoom);
  });

  it("bring a card that is out of sight into view", async () => {
    await page.evaluate(() => {
      for (let step = 0; step < 6; step++) window.handle.current.zoomIn();
    });
    await page.evaluate(() => window.handle.current.focusNode("n11"));
    await settled(page);
    const { seen } = await viewport();
    const box = await page.evaluate(() => window.scene.nodes.find(({ id }) => id === "n11")!.box);
    expect(box.x).toBeGreaterThan(seen.x);
    expect(box.x + box.width).toBeLessThan(seen.x + seen.width);
  });
});

describe("a new scene", () => {
  const moveAllBut = (id: string | null) =>
    page.evaluate((kept) => {
      const moved = window.scene.nodes.map((node) =>
        node.id === kept ? node : { ...node, box: { ...node.box, x: node.box.x + 40, y: node.box.y + 96 } },
      );
      window.setScene({ ...window.scene, nodes: moved });
    }, id);

  it("leaves its cards where they were on screen, though the layout begins elsewhere", async () => {
    await page.evaluate(() => window.handle.current.zoomIn());
    const [before, { zoom }] = [await cardAt("n1"), await viewport()];
    await moveAllBut(null);
    await settled(page);
    const after = await cardAt("n1");
    expect([after.x, after.y].map(Math.round)).toEqual([before.x, before.y].map(Math.round));
    expect((await viewport()).zoom).toBe(zoom);
  });

  it("leaves the selected card where it was, whatever the others do", async () => {
    await page.evaluate(() => window.setSelected("n1"));
    await settled(page);
    const before = await cardAt("n1");
    await moveAllBut("n1");
    await settled(page);
    expect(await cardAt("n1")).toEqual(before);
  });
});

describe("a scene about something else", () => {
  const zoomAfter = async (change: object) => {
    await page.evaluate(() => {
      for (let step = 0; step < 5; step++) window.handle.current.zoomIn();
    });
    const before = (await viewport()).zoom;
    await page.evaluate((other) => window.setScene({ ...window.scene, ...other }), change);
    await settled(page);
    return { before, after: (await viewport()).zoom };
  };

  it("is framed anew: without a run or with the first one, and around other functions", async () => {
    const { run, question } = await page.evaluate(() => window.scene);
    for (const change of [{ run: null }, { run }, { question: { ...question, roots: ["a"] } }]) {
      const { before, after } = await zoomAfter(change);
      expect(after).toBeLessThan(before);
    }
  });

  it("isn't when the question goes on about the same", async () => {
    const { question } = await page.evaluate(() => window.scene);
    const { before, after } = await zoomAfter({ question: { ...question, minimumShare: 0.02 } });
    expect(after).toBe(before);
  });
});

describe("the tree beside it", () => {
  it("shares the selection both ways, with a name that tells calls, share and provenance", async () => {
    const item = page.getByRole("treeitem", { name: /^calculate_0 / });
    await item.click();
    expect(await item.getAttribute("aria-selected")).toBe("true");
    expect(await item.textContent()).toContain("in the source and measured");
    await page.keyboard.press("ArrowDown");
    const second = page.locator("[role=treeitem]").nth(1);
    expect(await second.getAttribute("aria-selected")).toBe("true");
    expect(await second.evaluate((element) => element === document.activeElement)).toBe(true);
  });

  it("opens the way to what was selected elsewhere", async () => {
    const deep = await page.evaluate(() => window.scene.nodes.at(-1)!);
    await page.evaluate((id) => window.setSelected(id), deep.id);
    await expect.poll(() => page.locator("[role=treeitem][aria-selected=true]").textContent()).toContain(deep.name);
  });
});
