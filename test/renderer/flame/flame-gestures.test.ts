import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Harness, openHarness, settled } from "../harness/open-harness.ts";

const axe = fileURLToPath(new URL("../../../node_modules/axe-core/axe.min.js", import.meta.url));
let harness: Harness;
beforeAll(async () => {
  harness = await openHarness();
});
afterAll(() => harness.close());

const told = (page: Page, what: string) =>
  page.evaluate((kind) => window.told.filter((one) => one.what === kind).map(({ value }) => value), what);
/** What a screen reader hears of the marked frame. */
const spoken = (page: Page) => page.locator("[aria-live=polite]").first().textContent();

describe("the flame graph", () => {
  it("walks by keys and says aloud what it stands on", async () => {
    const page = await harness.open("view=flame&nodes=2000");
    await page.locator(".flame-box").focus();
    await page.keyboard.press("ArrowDown");
    expect(await spoken(page)).toMatch(/^all, total .*100 %/);
    await page.keyboard.press("ArrowDown");
    const child = await spoken(page);
    expect(child).not.toMatch(/^all,/);
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowLeft");
    expect(await spoken(page)).toBe(child);
    await page.keyboard.press("ArrowUp");
    expect(await spoken(page)).toMatch(/^all,/);
    await page.context().close();
  });

  it("selects with a click, zooms with a double click, and shows everything again with Escape", async () => {
    const page = await harness.open("view=flame&nodes=2000", { reducedMotion: true });
    const box = (await page.locator(".flame-box").boundingBox())!;
    const right = box.x + box.width - 40;
    const place = { x: box.x + 40, y: box.y + 8 };
    let first: unknown;
    do {
      place.y += 19; // down to the first row where left and right differ
      await page.mouse.click(place.x, place.y);
      first = (await told(page, "select")).at(-1);
      await page.mouse.click(right, place.y);
    } while ((await told(page, "select")).at(-1) === first);
    expect(typeof first).toBe("string");
    await page.mouse.dblclick(place.x, place.y);
    await settled(page);
    await page.mouse.click(right, place.y);
    expect((await told(page, "select")).at(-1)).toBe(first);
    await page.locator(".flame-box").focus();
    await page.keyboard.press("Escape");
    await settled(page);
    await page.mouse.click(right, place.y);
    expect((await told(page, "select")).at(-1)).not.toBe(first);
    await page.context().close();
  });

  it("says what a search found, and when it found nothing", async () => {
    const page = await harness.open("view=flame&nodes=2000&search=function_1");
    expect(await page.getByRole("status").textContent()).toMatch(/% runs through what was found/);
    await page.evaluate(() => window.setSearch("nobody has this name"));
    await page.getByText("nothing found").waitFor();
    await page.context().close();
  });
});

describe("the sandwich", () => {
  it("sorts by a column's head, filters by text, and selects by keys", async () => {
    const page = await harness.open("view=sandwich&nodes=2000");
    await page.getByRole("button", { name: "Function" }).click();
    expect(await page.getByRole("columnheader", { name: "Function" }).getAttribute("aria-sort")).toBe("ascending");
    await page.getByRole("searchbox").fill("function_12");
    await page.getByRole("grid").focus();
    await page.keyboard.press("ArrowDown");
    const [first] = (await told(page, "select")) as string[];
    expect(first).toContain("function_12");
    expect(await page.locator("[role=row][aria-selected=true]").count()).toBe(1);
    await page.context().close();
  });

  it("marks on a click in its halves, and turns to another function on a double click", async () => {
    const page = await harness.open("view=sandwich&nodes=2000&selected=module_1.py%23function_1");
    const box = (await page.locator(".flame-box").first().boundingBox())!;
    const caller = { x: box.x + 30, y: box.y + box.height - 19 - 8 };
    await page.mouse.click(caller.x, caller.y);
    expect(await told(page, "select")).toEqual([]);
    await page.mouse.dblclick(caller.x, caller.y);
    expect(await told(page, "select")).toHaveLength(1);
    await page.context().close();
  });
});

describe("the call tree", () => {
  it("opens, closes and names its rows for screen readers", async () => {
    const page = await harness.open("view=tree&nodes=2000");
    const grid = page.getByRole("treegrid");
    await grid.focus();
    await page.keyboard.press("Home");
    const row = page.locator(".call-tree-rows [role=row]").first();
    const wasOpen = (await row.getAttribute("aria-expanded")) === "true";
    await page.keyboard.press(wasOpen ? "ArrowLeft" : "ArrowRight");
    await expect.poll(() => row.getAttribute("aria-expanded")).toBe(String(!wasOpen));
    expect(await grid.getAttribute("aria-activedescendant")).toBe(await row.getAttribute("id"));
    await page.keyboard.press("Enter");
    expect(await told(page, "open")).toHaveLength(1);
    await page.context().close();
  });
});

describe("every component", () => {
  const wishes = [
    "cards=12",
    "cards=12&look=sketch",
    "cards=12&compared",
    "view=flame&nodes=2000&search=function_1",
    "view=sandwich&nodes=2000&selected=module_1.py%23function_1",
    "view=tree&nodes=2000",
  ];
  it.each(wishes.flatMap((wish) => [`${wish}&theme=light`, `${wish}&theme=dark`]))(
    "has no violation that axe finds: %s",
    async (wish) => {
      const page = await harness.open(wish);
      await page.addScriptTag({ path: axe });
      const violations = await page.evaluate(async () => {
        const engine = (
          window as unknown as {
            axe: { run: (options: object) => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
          }
        ).axe;
        const { violations: found } = await engine.run({
          rules: {
            "landmark-one-main": { enabled: false },
            region: { enabled: false },
            "page-has-heading-one": { enabled: false },
            "heading-order": { enabled: false },
          },
        });
        return found.map(
          ({ id, nodes }) =>
            `${id}: ${nodes
              .slice(0, 3)
              .map(({ html }) => html.slice(0, 200))
              .join(" | ")}`,
        );
      });
      expect(violations).toEqual([]);
      await page.context().close();
    },
  );
});
