import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { openWindow } from "../helpers/open-window.ts";
import { act, idle, picture } from "../helpers/test-window.ts";
import { cardOf, choose, exportedText, findFunction, inspected, openExample } from "./gestures.ts";

const press = (page: Page, key: string) => act(page, () => page.keyboard.press(key));
const amountOf = "taxes/calculator.py#Calculator.amount_of";

describe("the canvas of the flow", () => {
  it("shows more callees by a click on a stub, keeps cards where they are, and draws less from further away", async () => {
    const { page } = await openWindow();
    await openExample(page);
    await choose(page, "run-picker", "run-before");
    await page.evaluate(recordTexts);

    // At reading size a card says everything.
    await press(page, "0");
    expect(await drawnTexts(page)).toEqual(expect.arrayContaining(["main", "rmr", expect.stringMatching(/^self /)]));
    // Further out a card is a box with its name and share.
    await press(page, "Shift+1");
    for (let step = 0; step < 2; step++) await press(page, "-");
    const far = await drawnTexts(page);
    expect(far).toEqual(expect.arrayContaining(["main", "98 %", "calculator"]));
    expect(far.join(" ")).not.toMatch(/self |×|[\d.] m?s\b/);
    // Furthest out the cards are plain, and a group is one text.
    for (let step = 0; step < 4; step++) await press(page, "-");
    expect((await drawnTexts(page)).filter((text) => !text.includes("%"))).toEqual(["rmr", "calculator"]);
    await picture(page, "furthest out");

    // What was there stays where it was on screen: under a filter, without it, and with another run.
    const at = await cardOf(page, amountOf, "Calculator.amount_of");
    // Each look is a click some time after the one before, or the two would be a double click.
    const isThere = async () => {
      await press(page, "Escape");
      await act(page, () => page.mouse.click(at.x, at.y));
      expect(await inspected(page)).toBe(amountOf);
    };
    await press(page, "Escape");
    await smallestShare(page, "2 %");
    await isThere();
    await press(page, "Escape");
    await act(page, () => page.getByTestId("crumb-minimumShare").click());
    await isThere();
    await choose(page, "run-picker", "run-after");
    await isThere();
    await choose(page, "run-picker", "run-before");

    // The stub of a card that stands alone in the middle.
    await findFunction(page, "main");
    await press(page, "f");
    await levels(page, "Callees, levels", "0");
    await levels(page, "Callers, levels", "0");
    await press(page, "Shift+1");
    const [card, ...others] = JSON.parse(await exportedText(page, "json")).nodes;
    expect([card.id, others]).toEqual(["rmr.py#main", []]);
    expect(card.hiddenCallees).toBeGreaterThan(2);
    const canvas = (await page.locator(".flow-canvas").boundingBox())!;
    const largest = 1.25;
    await act(page, () =>
      page.mouse.click(
        canvas.x + canvas.width / 2 + (24 - card.width / 2) * largest,
        canvas.y + canvas.height / 2 + (card.height / 2) * largest,
      ),
    );
    expect(await page.getByTestId("crumb-pinned").count()).toBe(1);
    expect(JSON.parse(await exportedText(page, "json")).nodes).toHaveLength(1 + card.hiddenCallees);
    await picture(page, "stub opened");
  });
});

async function smallestShare(page: Page, option: string): Promise<void> {
  await levels(page, "Smallest share", option);
}

async function levels(page: Page, choice: string, option: string): Promise<void> {
  await act(page, () => page.getByTestId("filters").click());
  await act(page, () => page.getByLabel(choice).selectOption({ label: option }));
  await press(page, "Escape");
}

/** Remembers the texts that the window draws on its canvases. */
function recordTexts(): void {
  const drawn: string[] = [];
  Object.assign(window, { drawn });
  for (const { prototype } of [CanvasRenderingContext2D, OffscreenCanvasRenderingContext2D]) {
    const { fillText } = prototype;
    prototype.fillText = function (text: string, ...at: [number, number]) {
      drawn.push(text);
      fillText.call(this, text, ...at);
    };
  }
}

/** The texts of one whole frame at the present zoom, each once. */
async function drawnTexts(page: Page): Promise<readonly string[]> {
  await idle(page);
  await page.evaluate(() => {
    (window as unknown as { drawn: string[] }).drawn.length = 0;
  });
  // Another look makes every card new.
  for (let turn = 0; turn < 2; turn++) await press(page, "Shift+S");
  return page.evaluate(() => [...new Set((window as unknown as { drawn: string[] }).drawn)]);
}
