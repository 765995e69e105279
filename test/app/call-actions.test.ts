import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { openWindow } from "../helpers/open-window.ts";
import { act, picture } from "../helpers/test-window.ts";
import { choose, closeToasts, copiedText, exportedText, findFunction, openExample } from "./gestures.ts";

const press = (page: Page, key: string) => act(page, () => page.keyboard.press(key));
const marks = (page: Page) => page.getByTestId("edge-marks").textContent();
const flow = (page: Page) => exportedText(page, "mermaid");

/** Selects the first call that leads on from a function, by keys alone. */
async function selectCallFrom(page: Page, name: string): Promise<void> {
  await findFunction(page, name);
  await act(page, () => page.locator(".flow-canvas").focus());
  await press(page, "Shift+ArrowDown");
  await page.getByTestId("edge-inspector").waitFor();
}

describe("a call of the flow", () => {
  it("is hidden, followed, pinned, noted, copied and led to its source, by key, menu and inspector", async () => {
    const { page } = await openWindow();
    await openExample(page);
    await selectCallFrom(page, "Calculator.amount_of");
    expect(await marks(page)).toMatch(/static and measured.*certain/);
    await picture(page, "call selected");

    await press(page, "d");
    expect(await page.getByTestId("crumb-hiddenCalls").textContent()).toContain("without 1 call");
    expect(await page.getByTestId("left-out").textContent()).toContain("1 call hidden");
    await act(page, () => page.getByTestId("show-hidden-calls").click());
    expect(await page.getByTestId("crumb-hiddenCalls").count()).toBe(0);

    await selectCallFrom(page, "Calculator.amount_of");
    await press(page, "Shift+F10");
    await picture(page, "call menu");
    await act(page, () => page.getByTestId("menu-call-paths-through").click());
    expect(await page.getByTestId("crumb-throughCall").textContent()).toMatch(/through Calculator\.amount_of → /);
    const through = await flow(page);
    expect(through).toContain("calculate");
    expect(through).not.toContain("household");
    await picture(page, "through a call");
    await press(page, "Alt+ArrowLeft");
    expect(await page.getByTestId("crumb-throughCall").count()).toBe(0);

    await selectCallFrom(page, "Calculator.amount_of");
    await act(page, () => page.getByTestId("call-pin").click());
    expect((await exportedText(page, "json")).match(/"pinned": true/g)).toHaveLength(2);
    await press(page, "Control+z");
    expect(await exportedText(page, "json")).not.toContain('"pinned": true');

    // A note is listed, drawn, exported, and taken back.
    await selectCallFrom(page, "Calculator.amount_of");
    await press(page, "Shift+N");
    await page.getByTestId("note-text").fill("Once **a value**.");
    await press(page, "Control+Enter");
    expect(await page.getByTestId("note").textContent()).toContain("Once a value.");
    await picture(page, "call with a note");
    expect(await exportedText(page, "markdown")).toContain("> Once **a value**.");

    await press(page, "Home");
    await act(page, () => page.getByTestId("side-notes").click());
    await act(page, () => page.getByTestId("note-list").getByRole("button").first().click());
    await page.getByTestId("edge-inspector").waitFor();
    await press(page, "Control+z");
    expect(await page.getByTestId("note-list").count()).toBe(0);
    await closeToasts(page);

    // To its site, as text, and what the source hides.
    await selectCallFrom(page, "Calculator.amount_of");
    const copied = await copiedText(page, () => page.getByTestId("call-copy").click());
    expect(copied).toMatch(/amount_of -> isinstance[\s\S]*static and measured, certain\nat taxes\/calculator\.py:\d+/);
    await closeToasts(page);
    await act(page, () =>
      page
        .getByTestId("edge-sites")
        .getByRole("button", { name: /\.py:\d+/ })
        .first()
        .click(),
    );
    await page.getByTestId("source-view").waitFor();
    await press(page, "Alt+ArrowLeft");
    await selectCallFrom(page, "Calculator.amount_of");
    await press(page, "Enter");
    await page.getByTestId("source-view").waitFor();
    await press(page, "1");
    await choose(page, "run-picker", "run-before");
    await selectCallFrom(page, "_abc_subclasscheck");
    expect(await marks(page)).toContain("measured only");
    await picture(page, "hidden call");
  });
});
