import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { openWindow } from "../helpers/open-window.ts";
import { temporaryFolder } from "../helpers/temporary-folder.ts";
import { act, dropFiles, picture } from "../helpers/test-window.ts";
import { closeToasts, findFunction, openExample } from "./gestures.ts";

const press = (page: Page, key: string) => act(page, () => page.keyboard.press(key));
const tree = (page: Page) => page.getByTestId("flow-outline").getByRole("treeitem");

describe("a folded card", () => {
  it("tells its cost, its functions and its calls, and opens in place; the camera follows a filter", async () => {
    const { page } = await openWindow();
    await openExample(page);
    await press(page, "Shift+M");
    await tree(page).first().focus();
    await press(page, "ArrowDown");
    const card = page.getByTestId("card-inspector");
    expect(await card.getByTestId("card-costs").textContent()).toMatch(/Total[\d.]+ m?s/);
    expect(await card.getByTestId("card-parts").textContent()).toContain("household");
    await picture(page, "folded card");
    await act(page, () => card.getByTestId("card-callers").getByRole("button", { name: /^×/ }).first().click());
    await page.getByTestId("edge-inspector").waitFor();
    await press(page, "Alt+ArrowLeft");

    await act(page, () => card.getByTestId("open-card").click());
    expect(await page.getByTestId("crumb-opened").textContent()).toContain("1 opened");
    await press(page, "Alt+ArrowLeft");
    await act(page, () =>
      card
        .getByTestId("card-parts")
        .getByRole("button", { name: /household/ })
        .click(),
    );
    await page.getByTestId("function-inspector").waitFor();
    await closeToasts(page);
    await cameraFollows(page);
  });
});

describe("Escape", () => {
  it("closes the menu that is open before it touches a message, then selection, focus and message", async () => {
    const { page } = await openWindow();
    await openExample(page);
    const toast = page.getByTestId("toast");
    const broken = join(temporaryFolder(), "broken.prof");
    writeFileSync(broken, "no profile");
    await dropFiles(page, [broken]);
    await toast.waitFor(); // a problem stays until it is closed
    await findFunction(page, "amount_of");
    await press(page, "f");
    await act(page, () => page.getByTestId("filters").click());
    await press(page, "Escape");
    expect(await page.getByTestId("preset-name").count()).toBe(0);
    expect(await toast.count()).toBe(1);
    await press(page, "Escape");
    expect(await page.getByTestId("function-inspector").count()).toBe(0);
    await press(page, "Escape");
    expect(await page.getByTestId("crumb-roots").count()).toBe(0);
    expect(await toast.count()).toBe(1);
    await press(page, "F8");
    expect(await page.evaluate(() => document.activeElement?.closest("[data-testid=toast]") !== null)).toBe(true);
    await press(page, "Escape");
    expect(await toast.count()).toBe(0);
  });
});

/** The view stays where cards stay in sight, and follows when a filter leaves none in sight. */
async function cameraFollows(page: Page): Promise<void> {
  await act(page, () => page.getByTestId("crumb-folded").click());
  const canvas = page.locator(".flow-canvas");
  await act(page, () => canvas.focus());
  for (let step = 0; step < 30; step++) await page.keyboard.press("Control+ArrowRight");
  for (let step = 0; step < 30; step++) await page.keyboard.press("Control+ArrowDown");
  const box = (await canvas.boundingBox())!;
  expect(await cardsUnder(page, box)).toBe(0);
  await picture(page, "looked away");
  await press(page, "m");
  await picture(page, "came back");
  expect(await cardsUnder(page, box)).toBeGreaterThan(0);
}

/** How many places of a grid over the canvas lie on a card: the pointer says so. */
async function cardsUnder(page: Page, box: { x: number; y: number; width: number; height: number }): Promise<number> {
  let found = 0;
  for (let column = 1; column < 12; column++) {
    for (let row = 1; row < 12; row++) {
      await page.mouse.move(box.x + (box.width * column) / 12, box.y + (box.height * row) / 12);
      found += await page.evaluate(() =>
        Number(document.querySelector<HTMLElement>(".flow-canvas")?.style.cursor === "pointer"),
      );
    }
  }
  return found;
}
