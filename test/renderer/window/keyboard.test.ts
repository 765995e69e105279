import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { openWindow } from "../../helpers/open-window.ts";
import { act } from "../../helpers/test-window.ts";

const press = (page: Page, ...keys: string[]) =>
  act(page, async () => {
    for (const key of keys) await page.keyboard.press(key);
  });
const selected = (page: Page) => page.getByTestId("function-inspector").getAttribute("data-function");

async function openExampleByKeys(): Promise<Page> {
  const { page } = await openWindow();
  await page.getByTestId("start-example").focus();
  await press(page, "Enter");
  await page.getByTestId("index-facts").waitFor();
  return page;
}

describe("by keyboard alone", { timeout: 180_000 }, () => {
  it("a function is found, walked from, focused, and left again", async () => {
    const page = await openExampleByKeys();
    await press(page, "Control+p");
    await page.keyboard.type("amount_of");
    await press(page, "Enter");
    expect(await selected(page)).toMatch(/#Calculator\.amount_of$/);
    await press(page, "f");
    expect(await page.getByTestId("crumb-roots").textContent()).toContain("amount_of");
    await press(page, "Escape", "Escape");
    expect(await page.getByTestId("crumb-roots").count()).toBe(0);
    await press(page, "Alt+ArrowLeft");
    expect(await page.getByTestId("crumb-roots").count()).toBe(1);
  });

  it("digits switch the views, but not while somebody writes", async () => {
    const page = await openExampleByKeys();
    await press(page, "5");
    expect(await page.getByTestId("view-table").getAttribute("aria-selected")).toBe("true");
    await press(page, "/");
    await page.keyboard.type("1");
    expect(await page.getByTestId("table-filter").inputValue()).toBe("1");
    expect(await page.getByTestId("view-table").getAttribute("aria-selected")).toBe("true");
  });

  it("a note is written, taken back and brought again, while back and forward leave it alone", async () => {
    const page = await openExampleByKeys();
    await press(page, "Control+p");
    await page.keyboard.type("amount_of");
    await press(page, "Enter");
    await press(page, "Shift+N");
    await page.keyboard.type("Asks **once** per value.");
    await press(page, "Tab");
    await page.keyboard.type("O(values)");
    await press(page, "Control+Enter");
    expect(await page.getByTestId("note").textContent()).toContain("Asks once per value.");
    await press(page, "2");
    await press(page, "Alt+ArrowLeft");
    expect(await page.getByTestId("note").textContent()).toContain("O(values)");
    await press(page, "Control+z");
    expect(await page.getByTestId("note").textContent()).not.toContain("O(values)");
    await press(page, "Control+Shift+Z");
    expect(await page.getByTestId("note").textContent()).toContain("O(values)");
  });

  it("the palette runs any command, and the sheet names the keys", async () => {
    const page = await openExampleByKeys();
    await press(page, "Control+Shift+P");
    await page.keyboard.type("only my code");
    await press(page, "Enter");
    await page.getByTestId("crumb-onlyProject").waitFor();
    await press(page, "?");
    expect(await page.getByTestId("key-sheet").textContent()).toContain("Ctrl+Shift+P");
  });

  it("Ctrl+R asks before it runs a stored command, and never reloads", async () => {
    const page = await openExampleByKeys();
    await page.evaluate(() => Object.assign(window, { stayed: true }));
    await press(page, "Control+r");
    expect(await page.getByTestId("rerun-dialog").textContent()).toContain("rmr.py");
    await press(page, "Control+r");
    expect(await page.evaluate(() => "stayed" in window)).toBe(true);
  });
});
