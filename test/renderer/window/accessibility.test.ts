import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { dragOver } from "../../app/gestures.ts";
import { timedProfile } from "../../app/timed-profile.ts";
import { violations } from "../../helpers/axe.ts";
import { openWindow } from "../../helpers/open-window.ts";
import { temporaryFolder } from "../../helpers/temporary-folder.ts";
import { act, dropFiles } from "../../helpers/test-window.ts";

const views = ["flow", "sandwich", "flame", "tree", "table", "source", "timeline", "compare", "hidden", "unexercised"];

describe.each(["light", "dark"] as const)("in the %s theme axe finds nothing", { timeout: 300_000 }, (colorScheme) => {
  it("on the start screen, in the views, in the panels and in the dialogs", async () => {
    const { page } = await openWindow({ colorScheme });
    const found: string[] = [];
    const check = async (screen: string) => found.push(...(await violations(page, screen)));
    await check("start");
    await act(page, () => page.getByTestId("start-example").click());
    await page.getByTestId("index-facts").waitFor();
    await act(page, () => page.getByTestId("function-list").getByRole("option").nth(3).click());
    for (const view of views) {
      await act(page, () => page.getByTestId(`view-${view}`).click());
      await check(view);
    }
    await act(page, () => page.getByText(/^Calls \d/).click());
    await check("calls that were not made");
    await act(page, () => page.getByTestId("view-compare").click());
    await act(page, () => page.getByTestId("compare-with-before").click());
    await check("comparison");
    await act(page, () => page.getByTestId("view-flow").click());
    await check("comparison on the flow");
    await act(page, () => page.getByTestId("view-table").click());
    await act(page, () => page.getByTestId("columns").click());
    await check("columns of the table");
    await act(page, () => page.keyboard.press("Escape"));
    await act(page, () => page.getByTestId("view-flow").click());
    await act(page, () => page.locator(".flow-canvas").focus());
    for (const keys of ["ArrowDown", "Shift+ArrowDown"]) await act(page, () => page.keyboard.press(keys));
    await page.getByTestId("edge-inspector").waitFor();
    await check("a call");
    await act(page, () => page.keyboard.press("Shift+F10"));
    await check("menu of a call");
    await act(page, () => page.keyboard.press("Escape"));
    await act(page, () => page.keyboard.press("Shift+M"));
    await page.getByTestId("flow-outline").getByRole("treeitem").first().focus();
    await act(page, () => page.keyboard.press("ArrowDown"));
    await page.getByTestId("card-inspector").waitFor();
    await check("a folded card");
    await act(page, () => page.getByTestId("crumb-folded").click());
    for (const tab of ["runs", "notes", "boards"]) {
      await page.getByTestId(`side-${tab}`).click();
      await check(tab);
    }
    for (const keys of ["Control+p", "Control+Shift+P", "?", "Control+b", "Control+e", "Control+r", "Shift+N"]) {
      await act(page, () => page.keyboard.press(keys));
      await check(keys);
      await act(page, () => page.keyboard.press("Escape"));
    }
    for (const menu of ["run-picker", "measure-picker", "more", "filters"]) {
      await act(page, () => page.getByTestId(menu).click());
      await check(menu);
      await act(page, () => page.keyboard.press("Escape"));
    }
    const profile = join(temporaryFolder(), "timed.speedscope.json");
    writeFileSync(profile, timedProfile);
    await dropFiles(page, [profile]);
    await page.getByTestId("toast").filter({ hasText: "timed" }).waitFor();
    await act(page, () => page.getByTestId("view-timeline").click());
    await dragOver(page.getByTestId("timeline-canvas"), 0.2, 0.6);
    await check("timeline with a range");
    await act(page, () => page.getByTestId("view-flame").click());
    await act(page, () => page.getByText("Time order").click());
    await check("one thread in order of time");
    await act(page, () => page.keyboard.press("Shift+T"));
    await check("thread picker");
    await act(page, () => page.getByTestId("thread-1").getByRole("button").click());
    await check("thread picker with a thread chosen");
    await act(page, () => page.keyboard.press("Escape"));
    await act(page, () => page.getByTestId("view-hidden").click());
    await act(page, () => page.keyboard.press("Escape"));
    await check("details of a run with a thread chosen");
    writeFileSync(profile, "no profile");
    await dropFiles(page, [profile]);
    await page.getByTestId("toast").filter({ hasText: "no known profile format" }).waitFor();
    await act(page, () => page.getByTestId("side-runs").click());
    await check("a refused file");
    expect(found).toEqual([]);
  });
});
