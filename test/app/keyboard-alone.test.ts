import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { openWindow } from "../helpers/open-window.ts";
import { act, picture } from "../helpers/test-window.ts";
import { inspected } from "./gestures.ts";

const press = (page: Page, ...keys: string[]) =>
  act(page, async () => {
    for (const key of keys) await page.keyboard.press(key);
  });
const type = (page: Page, text: string) => act(page, () => page.keyboard.type(text));
const focused = (page: Page) =>
  page.evaluate(() => document.activeElement?.closest<HTMLElement>("[data-testid]")?.dataset.testid ?? "");

/** Presses Tab until this has the focus, as a person does who sees the focus ring. */
async function tabTo(page: Page, testId: string, key = "Tab"): Promise<void> {
  for (let step = 0; step < 150; step++) {
    if ((await focused(page)) === testId) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${testId} isn't reached by ${key}.`);
}

it("leads from the start screen to a saved picture without a mouse, and Tab reaches every control", async () => {
  const { page, saved } = await openWindow();
  // Nothing may be pointed at in this journey.
  page.mouse.click = () => Promise.reject(new Error("A mouse was used."));
  await tabTo(page, "start-example");
  await press(page, "Enter");
  await page.getByTestId("index-facts").waitFor();
  await press(page, "Escape");
  expect(await unreached(page)).toEqual([]);

  // A run, by its menu; a function, by the list.
  await tabTo(page, "run-picker");
  await press(page, "Enter", "ArrowDown");
  expect(await focused(page)).toBe("run-before");
  await press(page, "Enter");
  expect(await page.getByTestId("flow-title").textContent()).toBe("Flow of before");
  await press(page, "/");
  await type(page, "amount_of");
  await press(page, "Enter");
  expect(await inspected(page)).toMatch(/#Calculator\.amount_of$/);

  // The same graph as a tree, then along calls on the canvas, and the menu of a card.
  await tabTo(page, "flow-outline");
  await press(page, "Home", "ArrowRight", "ArrowDown", "Enter");
  expect(await page.getByTestId("crumb-roots").count()).toBe(1);
  await press(page, "Alt+ArrowLeft");

  for (const view of ["sandwich", "flame", "tree", "table", "source", "compare", "timeline", "hidden", "unexercised"]) {
    await tabTo(page, await chosenTab(page));
    await press(page, "ArrowRight");
    expect(await page.getByTestId(`view-${view}`).getAttribute("aria-selected")).toBe("true");
    expect([view, await unreached(page)]).toEqual([view, []]);
  }
  await tabTo(page, await chosenTab(page));
  await press(page, "Home", "Control+e");
  // Of the formats Tab comes to the chosen one; the arrows go on from there.
  for (let step = 0; step < 20 && !(await focused(page)).startsWith("format-"); step++)
    await page.keyboard.press("Tab");
  await tabTo(page, "format-svg", "ArrowDown");
  await press(page, "Space");
  await tabTo(page, "export-save");
  const { name, content } = await saved(() => page.keyboard.press("Enter"));
  expect(name).toMatch(/\.svg$/);
  expect(content.toString()).toContain("amount_of");
  await picture(page, "by keyboard alone");
});

async function chosenTab(page: Page): Promise<string> {
  return (await page.locator("[role=tab][data-testid^=view-][aria-selected=true]").getAttribute("data-testid")) ?? "";
}

/** Controls that a person sees and Tab doesn't come to. Parts of menus, lists and trees have keys of their own there. */
async function unreached(page: Page): Promise<readonly string[]> {
  await page.evaluate(() => Object.assign(window, { reached: new Set() }));
  // Round once: until what has the focus had it before. The page itself is passed on the way from the last to the first.
  for (let step = 0, isNew = true; step < 200 && isNew; step++) {
    await page.keyboard.press("Tab");
    isNew = await page.evaluate(() => {
      const { reached } = window as unknown as { reached: Set<Element | null> };
      const at = document.activeElement;
      const isKnown = at !== document.body && reached.has(at);
      reached.add(at);
      return !isKnown;
    });
  }
  return page.evaluate(() => {
    const { reached } = window as unknown as { reached: ReadonlySet<Element> };
    // A list of tabs hands the focus on to one of them.
    const isReached = (one: Element) => [...reached].some((inner) => inner !== document.body && one.contains(inner));
    const controls = [
      ...document.querySelectorAll<HTMLElement>("button, a[href], input, select, textarea, [tabindex]"),
    ];
    return controls
      .filter((one) => one.tabIndex >= 0 && !one.matches(":disabled") && one.checkVisibility() && !isReached(one))
      .map((one) => one.dataset.testid ?? one.getAttribute("aria-label") ?? one.outerHTML.slice(0, 90));
  });
}
