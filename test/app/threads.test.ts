import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { openWindow } from "../helpers/open-window.ts";
import { describeShared } from "../helpers/shared-fixtures.ts";
import { act, dropFiles, idle, picture } from "../helpers/test-window.ts";
import { choose, closeToasts, exportedText, findFunction, openExample } from "./gestures.ts";

const processes = fileURLToPath(new URL("../fixtures/profiles/processes.trace.json", import.meta.url));
const press = (page: Page, key: string) => act(page, () => page.keyboard.press(key));
const showView = (page: Page, view: string) => act(page, () => page.getByTestId(`view-${view}`).click());
const crumb = (page: Page) => page.getByTestId("crumb-threads");

describe("the threads of a run", () => {
  it("are chosen by keys, drive every view, and come back with the crumb and with back", async () => {
    const { page } = await openWindow();
    await openRun(page, processes);
    await press(page, "Shift+T");
    await page.getByTestId("thread-rows").waitFor();
    expect(await page.getByTestId("process-100").textContent()).toMatch(/84 %.*160 ms/);
    await picture(page, "threads-picker");
    for (const key of ["ArrowDown", "ArrowDown", "ArrowDown"]) await press(page, key);
    // Without Worker and, one row further, without the other process: the main thread is left.
    await press(page, "Space");
    await press(page, "ArrowDown");
    await press(page, "Space");
    await press(page, "Escape");
    expect(await crumb(page).textContent()).toBe("thread: MainThread (100:1)");
    expect(await page.getByTestId("thread-picker").textContent()).toContain("MainThread (100:1)");

    await showView(page, "table");
    expect(await page.getByTestId("top-calls").textContent()).toMatch(/Calculator\.calculate.*100 ms/s);
    await showView(page, "flow");
    expect(await exportedText(page, "mermaid")).toMatch(/thread MainThread \(100:1\).*100 ms in all/);
    await picture(page, "threads-flow");
    await findFunction(page, "Calculator.due_of");
    expect(await page.getByTestId("function-inspector").textContent()).toContain("30 ms");
    for (const view of ["sandwich", "flame", "tree", "source"]) {
      await showView(page, view);
      expect(await crumb(page).isVisible()).toBe(true);
      await picture(page, `threads-${view}`);
    }
    await showView(page, "timeline");
    expect(await page.getByTestId("timeline-view").isVisible()).toBe(true);

    await act(page, () => crumb(page).click());
    expect(await crumb(page).count()).toBe(0);
    await press(page, "Alt+ArrowLeft");
    expect(await crumb(page).count()).toBe(1);
  });

  it("are remembered for each run, are kept in boards, and survive a reload", async () => {
    const { page } = await openWindow();
    await openRun(page, processes);
    await only(page, "process-200");
    expect(await crumb(page).textContent()).toBe("process: helper (200)");
    await showView(page, "flow");
    await press(page, "Control+b");
    await page.getByTestId("board-name").fill("helper");
    await press(page, "Enter");
    await closeToasts(page);

    await choose(page, "run-picker", "run-before");
    expect(await crumb(page).count()).toBe(0);
    expect(await page.getByTestId("thread-picker").count()).toBe(0);
    await choose(page, "run-picker", "run-processes.trace");
    expect(await crumb(page).textContent()).toBe("process: helper (200)");
    await act(page, () => page.reload());
    await page.getByTestId("workbench").waitFor();
    await idle(page);
    expect(await crumb(page).textContent()).toBe("process: helper (200)");

    await act(page, () => crumb(page).click());
    await act(page, () => page.getByTestId("side-boards").click());
    await act(page, () => page.getByTestId("board-helper").click());
    expect(await crumb(page).textContent()).toBe("process: helper (200)");
  });

  it("are offered by name in the palette", async () => {
    const { page } = await openWindow();
    await openRun(page, processes);
    await press(page, "Control+Shift+P");
    await page.keyboard.type("only worker");
    await press(page, "Enter");
    expect(await crumb(page).textContent()).toBe("thread: Worker");
    await press(page, "Control+Shift+P");
    await page.keyboard.type("all threads together");
    await press(page, "Enter");
    expect(await crumb(page).count()).toBe(0);
  });

  it("are compared with those of the same name, and as whole runs where there are none", async () => {
    const { page } = await openWindow();
    await openRun(page, processes);
    await only(page, "thread-1");
    await choose(page, "base-picker", "base-before");
    await showView(page, "compare");
    expect(await page.getByTestId("view").textContent()).not.toBe("");
    expect(await page.locator(".part-crumbs").textContent()).toContain("of all threads");
    await dropFiles(page, [processes]);
    await page.getByTestId("toast").waitFor();
    await closeToasts(page);
    await only(page, "thread-1");
    await choose(page, "base-picker", "base-processes.trace");
    await showView(page, "compare");
    expect(await page.locator(".part-crumbs").textContent()).not.toContain("of all threads");
    expect(await page.getByTestId("compare-view").textContent()).toMatch(/60 ms/);
    await picture(page, "threads-compare");
  });

  it("are shown one at a time in order of time", async () => {
    const { page } = await openWindow();
    await openRun(page, processes);
    await showView(page, "flame");
    await act(page, () => page.getByText("Time order").click());
    expect(await page.getByTestId("thread-in-order").inputValue()).toBe("0");
    expect(await flameRoot(page)).toContain("100 ms");
    await act(page, () => page.getByTestId("thread-in-order").selectOption("1"));
    expect(await flameRoot(page)).toContain("60 ms");
    await picture(page, "threads-in-time");
  });
});

describe("the tracks of the timeline", () => {
  it("begin at a common zero, and Space or a double click shows one alone", async () => {
    const { page } = await openWindow();
    await openRun(page, processes);
    await showView(page, "timeline");
    expect(await page.getByTestId("timeline-view").textContent()).not.toContain("its own first sample");
    await picture(page, "threads-timeline");
    await page.getByTestId("timeline-canvas").focus();
    await press(page, "ArrowDown");
    await press(page, "Space");
    expect(await crumb(page).textContent()).toBe("thread: Worker");
    await press(page, "Space");
    expect(await crumb(page).count()).toBe(0);
    const box = (await page.getByTestId("timeline-canvas").boundingBox())!;
    await act(page, () => page.mouse.dblclick(box.x + box.width / 2, box.y + 24 + 96 * 2.5));
    expect(await crumb(page).textContent()).toBe("process: helper (200)");
  });

  it("say so where the format doesn't tell when its threads began", async () => {
    const { page } = await openWindow();
    await openRun(page, fileURLToPath(new URL("../fixtures/profiles/small.austin", import.meta.url)));
    await showView(page, "timeline");
    expect(await page.getByTestId("timeline-view").textContent()).toContain(
      "each track begins at its own first sample",
    );
  });

  it("are listed beside views of whole runs, which say that they are", async () => {
    const { page } = await openWindow();
    await openRun(page, processes);
    await only(page, "thread-1");
    await showView(page, "hidden");
    expect(await page.locator(".part-crumbs").textContent()).toContain("This list is of whole runs.");
  });
});

describeShared("the threads of real runs", (folder) => {
  it("of py-spy stand by process and name", async () => {
    const { page } = await openWindow();
    await openRun(page, `${folder}profiles/py-spy/pyspy_threads_sub.speedscope.json`);
    await press(page, "Shift+T");
    const rows = await page.getByTestId("thread-rows").textContent();
    for (const name of ["Process 30574", "MainThread", "w;1", "rec thread", "Process 30581"])
      expect(rows).toContain(name);
    await picture(page, "threads-pyspy");
  });
});

/** What the flame graph says of its root. */
async function flameRoot(page: Page): Promise<string> {
  await page.locator(".flame-box").focus();
  await press(page, "ArrowUp");
  return (await page.locator(".flame-graph [aria-live]").textContent()) ?? "";
}

async function only(page: Page, row: string): Promise<void> {
  await press(page, "Shift+T");
  await act(page, () => page.getByTestId(row).getByRole("button").click());
  await press(page, "Escape");
}

async function openRun(page: Page, file: string): Promise<void> {
  await openExample(page);
  await dropFiles(page, [file]);
  await page.getByTestId("toast").waitFor();
  await idle(page);
  await closeToasts(page);
}
