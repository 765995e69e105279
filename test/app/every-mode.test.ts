import { cpSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { openWindow } from "../helpers/open-window.ts";
import { describeShared } from "../helpers/shared-fixtures.ts";
import { folderOf, temporaryFolder } from "../helpers/temporary-folder.ts";
import { act, dropFiles, idle, picture } from "../helpers/test-window.ts";
import { generatedProject } from "./generated-project.ts";
import { choose, closeToasts, exportedText, findFunction, indexed, inspected, openExample } from "./gestures.ts";

/** Functions of a run to walk from: `from` leads to `to` by way of `via`. */
interface Names {
  readonly run: string;
  readonly from: string;
  readonly via: string;
  readonly to: string;
}

const press = (page: Page, key: string) => act(page, () => page.keyboard.press(key));
const flow = (page: Page) => exportedText(page, "mermaid");
const crumb = (page: Page, name: string) => page.getByTestId(`crumb-${name}`);
const title = (page: Page) => page.getByTestId("flow-title").textContent();
const show = (page: Page, view: string) => act(page, () => page.getByTestId(`view-${view}`).click());

describe("every mode of the flow and every view", () => {
  it("on the example", { timeout: 400_000 }, async () => {
    const { page } = await openWindow();
    await openExample(page);
    await choose(page, "run-picker", "run-before");
    const names = { run: "before", from: "main", via: "Calculator.amount_of", to: "__instancecheck__" };
    await walkModes(page, names);
    await walkFilters(page, names.via);
    await walkCards(page, names.via);
    await walkStacks(page, "amount_of");
    await walkHelp(page);
  });

  it("on a generated run of 2,000 functions and 20,000 stacks", { timeout: 400_000 }, async () => {
    const { folder, profile } = generatedProject();
    const { page } = await openWindow({ folder });
    await indexed(page);
    await importRun(page, profile, "generated");
    await walkModes(page, { run: "generated", from: "f0", via: "f1", to: "f4" });
    await walkStacks(page, "f4");
    await show(page, "timeline");
    await picture(page, "generated timeline");
    await page.getByTestId("timeline-canvas").focus();
    for (let step = 0; step < 4; step++) await press(page, "Shift+ArrowRight");
    expect(await crumb(page, "time").textContent()).toContain("time");
    await show(page, "table");
    expect(await page.getByTestId("top-calls").getByRole("row").count()).toBeGreaterThan(5);
  });
});

describeShared("every mode of the flow and every view of a large program", (fixtures) => {
  it("on sympy's profile", { timeout: 400_000 }, async () => {
    const { page } = await openWindow({ folder: folderOf({ "main.py": "import sympy\n\nsympy.simplify('x')\n" }) });
    await indexed(page);
    const profile = join(temporaryFolder(), "sympy.cprofile.pstats");
    cpSync(join(fixtures, "profiles/cprofile/sympy.cprofile.pstats"), profile);
    await importRun(page, profile, "sympy");
    const [from, via, to] = ["simplify", "together", "_together"];
    await walkModes(page, { run: "sympy", from, via, to });
    await walkStacks(page, "simplify");
    // The run is of another program: that no call of it is hidden would be a wrong thing to say.
    await show(page, "hidden");
    expect(await page.getByTestId("hidden-view").textContent()).toContain("Nothing in this run is a function of this");
  });
});

async function importRun(page: Page, file: string, label: string): Promise<void> {
  await dropFiles(page, [file]);
  await page.getByTestId("toast").filter({ hasText: label }).waitFor();
  await page
    .getByTestId("flow-title")
    .filter({ hasText: `Flow of ${label}` })
    .waitFor({ timeout: 120_000 });
  await idle(page);
  await closeToasts(page);
}

/** Overview, neighbourhood, depths, callers only, paths, via, back and forward, static. */
async function walkModes(page: Page, { run, from, via, to }: Names): Promise<void> {
  expect(await title(page)).toBe(`Flow of ${run}`);
  await picture(page, `${run} overview`);

  await findFunction(page, from);
  await press(page, "f");
  expect(await crumb(page, "roots").textContent()).toMatch(new RegExp(`around .*${from}`));
  const around = callsIn(await flow(page));
  await chooseIn(page, "Callees, levels", "0");
  expect(await crumb(page, "calleeDepth").textContent()).toContain("callees 0 deep");
  expect(callsIn(await flow(page))).toBeLessThan(around);
  await chooseIn(page, "Callers, levels", "2");
  expect(await crumb(page, "callerDepth").textContent()).toContain("callers 2 deep");
  await picture(page, `${run} callers only`);
  await act(page, () => crumb(page, "calleeDepth").click());
  await act(page, () => crumb(page, "callerDepth").click());

  await menuInList(page, to, "function-paths-to");
  expect(await title(page)).toMatch(/^Paths from .* to /);
  await picture(page, `${run} paths`);
  await menuInList(page, via, "function-paths-through");
  expect(await crumb(page, "via").textContent()).toContain("via");
  expect(await title(page)).toMatch(/ via /);
  await press(page, "Alt+ArrowLeft");
  expect(await crumb(page, "via").count()).toBe(0);
  await press(page, "Alt+ArrowRight");
  expect(await crumb(page, "via").count()).toBe(1);
  await pressPalette(page, "overview of the run");
  expect(await page.getByTestId("crumbs").count()).toBe(0);

  await choose(page, "run-picker", "run-none");
  expect(await title(page)).toBe("Call graph of the source");
  await picture(page, `${run} static`);
  await choose(page, "run-picker", `run-${run}`);
}

/** Modules, cycles, filters with their crumbs, and the left-out line with its buttons. */
async function walkFilters(page: Page, via: string): Promise<void> {
  await press(page, "Shift+M");
  expect(await flow(page)).toMatch(/functions/);
  await act(page, () => crumb(page, "folded").click());
  await press(page, "Shift+C");
  expect(await crumb(page, "foldCycles").textContent()).toContain("cycles folded");
  await act(page, () => crumb(page, "foldCycles").click());

  await filterByName(page, `/${via.split(".").at(-1)}$/`);
  expect(await crumb(page, "filter").textContent()).toContain("name: /");
  expect(await page.getByTestId("left-out").textContent()).toContain("not named like");
  await act(page, () => page.getByTestId("show-filter").click());
  await chooseIn(page, "Smallest share", "2 %");
  expect(await crumb(page, "minimumShare").textContent()).toContain("at least 2 %");
  await act(page, () => page.getByTestId("show-share").click());
  await pressPalette(page, "only certain calls");
  expect(await crumb(page, "certainOnly").count()).toBe(1);
  await act(page, () => crumb(page, "certainOnly").click());
  await pressPalette(page, "clear all filters");
  if ((await page.getByTestId("show-edges").count()) > 0) {
    await act(page, () => page.getByTestId("show-edges").click());
    expect(await crumb(page, "allCalls").textContent()).toContain("light calls too");
    await act(page, () => crumb(page, "allCalls").click());
  }
}

/** What is done with a card by key and menu: more callers and callees, hide, pin, undo, copy, its source; minimap and zoom. */
async function walkCards(page: Page, name: string): Promise<void> {
  await pressPalette(page, "overview of the run");
  await findFunction(page, name);
  await press(page, "f");
  await press(page, "Shift+Enter");
  await press(page, "Shift+Alt+Enter");
  const before = await exportedText(page, "json");
  await pinSelected(page);
  expect(await exportedText(page, "json")).toContain('"pinned": true');
  await press(page, "Control+z");
  expect(await exportedText(page, "json")).not.toContain('"pinned": true');
  expect(placesIn(await exportedText(page, "json"))).toEqual(placesIn(before));

  await press(page, "d");
  expect(await crumb(page, "hidden").textContent()).toContain("without");
  await act(page, () => page.getByTestId("show-hidden").click());
  await findFunction(page, name);
  await press(page, "s");
  await page.getByTestId("source-view").waitFor();
  await press(page, "1");

  await pressPalette(page, "overview of the run");
  await press(page, "Escape");
  for (let step = 0; step < 6; step++) await press(page, "+");
  await picture(page, `${name} near`);
  const minimap = page.getByRole("img", { name: /Minimap/ });
  const seen = await page.locator(".flow-picture").screenshot();
  await act(page, () => minimap.click({ position: { x: 20, y: 20 } }));
  expect((await page.locator(".flow-picture").screenshot()).equals(seen)).toBe(false);
  await press(page, "Shift+1");
  await picture(page, `${name} all`);
}

/** Sandwich, flame from both ends with search and folding, tree from both ends, table, source: all of the same selection. */
async function walkStacks(page: Page, name: string): Promise<void> {
  await findFunction(page, name);
  const id = await inspected(page);
  await show(page, "sandwich");
  expect(await page.getByTestId("sandwich-view").getByRole("row", { selected: true }).count()).toBe(1);
  await picture(page, `${name} sandwich`);
  await show(page, "flame");
  await page.getByTestId("view-search").fill(name);
  await act(page, () => page.getByText("Inverted").click());
  await act(page, () => page.getByText("By cost").click());
  expect(await page.getByTestId("flame-view").textContent()).toMatch(/runs through what was found/);
  await act(page, () => page.getByTestId("fold-recursion").click());
  await picture(page, `${name} flame`);
  await page.getByTestId("view-search").fill("");
  await show(page, "tree");
  expect(await page.getByTestId("tree-view").getByRole("treegrid").count()).toBe(1);
  await act(page, () => page.getByText("Top down").click());
  await act(page, () => page.getByTestId("fold-recursion").click());
  await picture(page, `${name} tree`);
  await show(page, "table");
  await page.getByTestId("table-filter").fill(name);
  expect(await page.getByTestId("top-calls").textContent()).toContain(name);
  await show(page, "flow");
  expect(await inspected(page)).toBe(id);
}

/** The sheet of keys, the palette, and the tour of four steps, which can be skipped. */
async function walkHelp(page: Page): Promise<void> {
  await press(page, "?");
  expect(await page.getByTestId("key-sheet").textContent()).toContain("Select a call");
  await press(page, "Escape");
  await pressPalette(page, "take the tour");
  for (let step = 1; step <= 3; step++) {
    expect(await page.getByTestId("tour").textContent()).toContain(`${step} of 4`);
    await act(page, () => page.getByTestId("tour-next").click());
  }
  await act(page, () => page.getByTestId("tour-next").click());
  expect(await page.getByTestId("tour").count()).toBe(0);
  await pressPalette(page, "take the tour");
  await act(page, () => page.getByTestId("tour").getByRole("button", { name: "Skip" }).click());
  expect(await page.getByTestId("tour").count()).toBe(0);
}

async function pressPalette(page: Page, command: string): Promise<void> {
  await press(page, "Control+Shift+P");
  await page.getByTestId("palette-input").fill(command);
  await press(page, "Enter");
}

async function chooseIn(page: Page, choice: string, option: string): Promise<void> {
  await act(page, () => page.getByTestId("filters").click());
  await act(page, () => page.getByLabel(choice).selectOption({ label: option }));
  await press(page, "Escape");
}

async function filterByName(page: Page, text: string): Promise<void> {
  await act(page, () => page.getByTestId("filters").click());
  await page.getByTestId("filter-text").fill(text);
  await press(page, "Enter");
  await press(page, "Escape");
}

/** Chooses in the menu of a function in the list at the left, which leaves the focus of the flow where it is. */
async function menuInList(page: Page, name: string, command: string): Promise<void> {
  await page.getByTestId("function-filter").fill(name);
  await idle(page);
  const rows = page.getByTestId("function-list").getByRole("option");
  await act(page, () => rows.filter({ hasText: name }).first().click({ button: "right" }));
  await act(page, () => page.getByTestId(`menu-${command}`).click());
  await page.getByTestId("function-filter").fill("");
  await idle(page);
}

async function pinSelected(page: Page): Promise<void> {
  await act(page, () => page.locator(".flow-canvas").focus());
  await press(page, "p");
}

/** How many calls a picture has, as Mermaid draws them. */
function callsIn(mermaid: string): number {
  return mermaid.match(/-->|-\.->|==>/g)?.length ?? 0;
}

/** Where each card lies. */
function placesIn(json: string): readonly string[] {
  const { nodes } = JSON.parse(json) as { nodes: { id: string; x: number; y: number }[] };
  return nodes.map(({ id, x, y }) => `${id} ${x} ${y}`).toSorted();
}
