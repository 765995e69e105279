import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { openWindow } from "../helpers/open-window.ts";
import { folderOf, temporaryFolder } from "../helpers/temporary-folder.ts";
import { act, idle, picture, type TestWindow } from "../helpers/test-window.ts";
import { cardOf, choose, exportedText, findFunction, indexed, inspected } from "./gestures.ts";

const slow = `
export function price(item) {
  let sum = 0;
  for (let step = 0; step < 4000; step++) sum += Math.sqrt(item * step);
  return sum;
}
export function total(items) {
  let sum = 0;
  for (const item of items) for (const other of items) sum += price(item + other);
  return sum;
}
console.log("total", total(Array.from({ length: 60 }, (_, index) => index)));
`;
const fast = slow.replace("for (const other of items) sum += price(item + other)", "sum += price(item)");

const formats = {
  svg: /^<(\?xml|svg)[\s\S]*total/,
  png: /^\x89PNG/,
  pdf: /^%PDF/,
  ascii: /total/,
  box: /[├└]─ total/,
  mermaid: /flowchart[\s\S]*total/,
  dot: /digraph[\s\S]*total/,
  drawio: /mxGraphModel[\s\S]*total/,
  excalidraw: /"excalidraw"[\s\S]*total/,
  graphml: /<graphml[\s\S]*total/,
  markdown: /total/,
  json: /callsketch\.flow\/1[\s\S]*total/,
} as const;

describe("the round trip", () => {
  it("records, notes, arranges, saves, comes back, records the change, compares and exports", {
    timeout: 400_000,
  }, async () => {
    const folder = folderOf({ "shop.mjs": slow });
    const dataFolder = temporaryFolder();
    const first = await openWindow({ folder, dataFolder });
    await indexed(first.page);
    await recordFromDialog(first.page, `${JSON.stringify(process.execPath)} shop.mjs`, "before");
    await picture(first.page, "recorded");

    await findFunction(first.page, "price");
    expect(await inspected(first.page)).toBe("shop.mjs#price");
    expect(await first.page.getByTestId("calls").textContent()).toContain("3,600");
    await writeNote(first.page, "Asked for every pair of items.", "O(items x items)");

    const from = await cardOf(first.page, "shop.mjs#total", "total");
    await drag(first.page, from, { x: from.x - 180, y: from.y + 40 });
    await act(first.page, () => first.page.keyboard.press("Control+b"));
    await first.page.getByTestId("board-name").fill("prices");
    await act(first.page, () => first.page.getByTestId("save-board-submit").click());
    const arranged = placeOf(await exportedText(first.page, "json"), "shop.mjs#total");
    expect(arranged.pinned).toBe(true);
    await picture(first.page, "arranged");
    await first.close();

    const { page, saved } = await openWindow({ folder, dataFolder });
    await indexed(page);
    await page.getByTestId("side-notes").click();
    expect(await page.getByTestId("note-list").textContent()).toContain("O(items x items)");
    await page.getByTestId("side-boards").click();
    await act(page, () => page.getByTestId("board-prices").getByRole("button").first().click());
    expect(placeOf(await exportedText(page, "json"), "shop.mjs#total")).toEqual(arranged);

    writeFileSync(join(folder, "shop.mjs"), fast);
    await act(page, () => page.keyboard.press("Control+r"));
    await act(page, () => page.getByTestId("rerun-confirm").click());
    await page.getByTestId("rerun-dialog").waitFor({ state: "detached", timeout: 60_000 });
    await idle(page);
    await choose(page, "base-picker", "base-before");
    await act(page, () => page.getByTestId("view-compare").click());
    const comparison = await page.getByTestId("compare-view").textContent();
    expect(comparison).toContain("price");
    expect(comparison).toMatch(/[−-]3,540/);
    await picture(page, "comparison");
    await act(page, () => page.getByTestId("view-flow").click());
    await picture(page, "comparison-flow");
    await exportsEveryFormat({ page, saved });
    expect(readdirSync(join(folder, ".callsketch", "notes"))).toHaveLength(1);
  });

  it("keeps what was measured when a recording is stopped", async () => {
    const folder = folderOf({
      "loop.mjs": "function turn() { return Math.random(); }\nconsole.log('ready');\nsetInterval(turn, 5);",
    });
    const { page } = await openWindow({ folder });
    await indexed(page);
    await fillRecordDialog(page, `${JSON.stringify(process.execPath)} loop.mjs`, "stopped");
    await page.getByTestId("record-start").click();
    await page.getByTestId("output").filter({ hasText: "ready" }).waitFor();
    await page.getByTestId("record-stop").click();
    await page.getByTestId("record-dialog").waitFor({ state: "detached" });
    await idle(page);
    await findFunction(page, "turn");
    expect(Number((await page.getByTestId("calls").textContent())?.replaceAll(",", ""))).toBeGreaterThan(0);
  });
});

async function fillRecordDialog(page: Page, command: string, label: string): Promise<void> {
  await page.keyboard.press("Control+r");
  await page.getByTestId("record-command").fill(command);
  await page.getByTestId("record-label").fill(label);
}

async function recordFromDialog(page: Page, command: string, label: string): Promise<void> {
  await fillRecordDialog(page, command, label);
  await page.getByTestId("record-start").click();
  await page.getByTestId("record-dialog").waitFor({ state: "detached", timeout: 60_000 });
  await idle(page);
}

async function writeNote(page: Page, text: string, complexity: string): Promise<void> {
  await page.getByTestId("edit-note").click();
  await page.getByTestId("note-text").fill(text);
  await page.getByTestId("note-complexity").fill(complexity);
  await act(page, () => page.getByTestId("save-note").click());
}

async function drag(page: Page, from: { x: number; y: number }, to: { x: number; y: number }): Promise<void> {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 4 });
  await page.mouse.move(to.x, to.y, { steps: 4 });
  await act(page, () => page.mouse.up());
}

/** Where an exported flow has a card, rounded to whole units. */
function placeOf(json: string, id: string): { x: number; y: number; pinned: boolean } {
  const { nodes } = JSON.parse(json);
  const node = nodes.find((one: { id: string }) => one.id === id);
  if (node === undefined) throw new Error(`${id} isn't in the export.`);
  return { x: Math.round(node.x), y: Math.round(node.y), pinned: node.pinned };
}

async function exportsEveryFormat({ page, saved }: Pick<TestWindow, "page" | "saved">): Promise<void> {
  for (const [format, pattern] of Object.entries(formats)) {
    await page.keyboard.press("Control+e");
    await act(page, () => page.getByTestId(`format-${format}`).click());
    const { content } = await saved(() => page.getByTestId("export-save").click());
    expect(content.toString("latin1").length, format).toBeGreaterThan(100);
    const text = ["png", "pdf"].includes(format) ? content.toString("latin1") : content.toString("utf8");
    expect(text, format).toMatch(pattern);
    await page.getByTestId("export-dialog").waitFor({ state: "detached" });
  }
}
