import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { openWindow } from "../helpers/open-window.ts";
import { temporaryFolder } from "../helpers/temporary-folder.ts";
import { act, dropFiles, idle, picture } from "../helpers/test-window.ts";
import { choose, closeToasts, dragOver, exportedText, findFunction, openExample } from "./gestures.ts";
import { timedProfile } from "./timed-profile.ts";

const press = (page: Page, key: string) => act(page, () => page.keyboard.press(key));
const showView = (page: Page, view: string) => act(page, () => page.getByTestId(`view-${view}`).click());
const crumb = (page: Page) => page.getByTestId("crumb-time");

describe("the timeline", () => {
  it("selects a range by drag that cuts every other view, until its crumb is taken away", async () => {
    const { page } = await openWindow();
    await openTimed(page);
    await showView(page, "timeline");
    await picture(page, "timeline");

    await dragOver(page.getByTestId("timeline-canvas"), 0.62, 0.98);
    expect(await crumb(page).textContent()).toMatch(/time 6\d.* ms to 9\d.* ms/);
    await picture(page, "timeline-range");

    await showView(page, "table");
    const rows = page.getByTestId("top-calls");
    // MainThread ran due_of there for all of it, Worker too: amount_of cost nothing on its own.
    expect(await rows.textContent()).toMatch(/Calculator\.calculate.*72/s);
    await picture(page, "timeline-table");
    await showView(page, "flow");
    expect(await exportedText(page, "mermaid")).toMatch(/due_of[^\n]*72/);
    await picture(page, "timeline-flow");
    for (const view of ["flame", "sandwich", "tree", "source"]) {
      await showView(page, view);
      expect(await crumb(page).isVisible()).toBe(true);
    }

    // A base has no part that corresponds to it: nothing is compared while the range holds.
    await choose(page, "base-picker", "base-before");
    await findFunction(page, "Calculator.due_of");
    expect(await page.getByTestId("function-inspector").textContent()).not.toContain("against the base");
    await choose(page, "base-picker", "base-none");

    await act(page, () => crumb(page).click());
    expect(await crumb(page).count()).toBe(0);
    await press(page, "Alt+ArrowLeft");
    expect(await crumb(page).count()).toBe(1);
  });

  it("is walked, selected and zoomed by keys, and by Ctrl and the wheel", async () => {
    const { page } = await openWindow();
    await openTimed(page);
    await press(page, "8");
    await page.getByTestId("timeline-canvas").focus();
    for (let step = 0; step < 5; step++) await press(page, "ArrowRight");
    for (let step = 0; step < 10; step++) await press(page, "Shift+ArrowRight");
    expect(await crumb(page).textContent()).toContain("time 10 ms to 30 ms");
    await press(page, "Enter");
    expect(await page.getByTestId("timeline-whole").isVisible()).toBe(true);
    await picture(page, "timeline-zoomed");
    await press(page, "0");
    expect(await page.getByTestId("timeline-whole").count()).toBe(0);
    await press(page, "Escape");
    expect(await crumb(page).count()).toBe(0);

    await page.getByTestId("timeline-canvas").hover();
    await page.keyboard.down("Control");
    await act(page, () => page.mouse.wheel(0, -300));
    await page.keyboard.up("Control");
    expect(await page.getByTestId("timeline-whole").isVisible()).toBe(true);
  });

  it("lets the flame graph follow the order of time, each stay in a function apart", async () => {
    const { page } = await openWindow();
    await openTimed(page);
    await showView(page, "flame");
    expect(await secondRow(page)).toMatch(/Calculator\.calculate.*200 ms/);
    await act(page, () => page.getByText("Time order").click());
    await picture(page, "flame-in-time");
    expect(await secondRow(page)).toMatch(/Calculator\.calculate.*100 ms/);
    await act(page, () => page.getByText("Inverted").click());
    expect(await page.getByText("Time order").count()).toBe(0);
  });

  it("says why a run has none: the format keeps sums", async () => {
    const { page } = await openWindow();
    await openExample(page);
    await showView(page, "timeline");
    expect(await page.getByTestId("view").textContent()).toMatch(/no timestamps.*pstats file keeps sums/s);
    await picture(page, "timeline-empty");
  });
});

/** What the flame graph says of the frame below the root that lies first. */
async function secondRow(page: Page): Promise<string> {
  await page.locator(".flame-box").focus();
  await press(page, "ArrowDown");
  await press(page, "ArrowDown");
  return (await page.locator(".flame-graph [aria-live]").textContent()) ?? "";
}

async function openTimed(page: Page): Promise<void> {
  await openExample(page);
  const folder = temporaryFolder();
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "timed.speedscope.json"), timedProfile);
  await dropFiles(page, [join(folder, "timed.speedscope.json")]);
  await page.getByTestId("toast").filter({ hasText: "timed" }).waitFor();
  await idle(page);
  await closeToasts(page);
}
