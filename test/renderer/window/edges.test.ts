import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openWindow } from "../../helpers/open-window.ts";
import { folderOf, temporaryFolder } from "../../helpers/temporary-folder.ts";
import { act, dropFiles, idle } from "../../helpers/test-window.ts";

describe("where something is missing the window says what, and what to do", { timeout: 180_000 }, () => {
  it("a folder that isn't there leaves the start screen with the reason", async () => {
    const { page, openFolder } = await openWindow();
    await openFolder("/no/such/folder");
    await idle(page);
    expect(await page.getByTestId("problem").textContent()).toContain("/no/such/folder");
    expect(await page.getByTestId("start-open").isEnabled()).toBe(true);
  });

  it("a folder that can't be opened leaves the project that is open", async () => {
    const { page, openFolder } = await openWindow({ folder: folderOf({ "app.py": "def main():\n    pass\n" }) });
    await page.getByTestId("index-facts").waitFor();
    await openFolder("/no/such/folder");
    await page.getByTestId("toast").waitFor();
    await idle(page);
    expect(await page.getByTestId("toast").textContent()).toContain("/no/such/folder");
    expect(await page.getByTestId("function-list").getByRole("option").count()).toBe(2);
  });

  it("a folder without source opens, and offers a run or another folder", async () => {
    const { page } = await openWindow({ folder: folderOf({ "readme.txt": "nothing to call" }) });
    await page.getByTestId("workbench").waitFor();
    await page.getByText("Nothing to draw yet.").waitFor();
    expect(await page.getByTestId("function-list").count()).toBe(0);
  });

  it("a broken profile is refused with its reason and stays until it was read", async () => {
    const { page } = await openWindow({ folder: folderOf({ "app.py": "def main():\n    pass\n" }) });
    await page.getByTestId("index-facts").waitFor();
    const broken = join(temporaryFolder(), "broken.cpuprofile");
    writeFileSync(broken, '{"nodes": [{"id": 1}], "samples": [9], "timeDeltas": [');
    await dropFiles(page, [broken]);
    const toast = page.getByTestId("toast");
    await toast.waitFor();
    expect(await toast.textContent()).toContain("broken.cpuprofile");
    await act(page, () => toast.getByRole("button", { name: "Close" }).click());
    expect(await toast.count()).toBe(0);
  });

  it("files that can't be read are counted in the status bar and listed with their reasons", async () => {
    const { page } = await openWindow({
      folder: folderOf({ "good.py": "def main():\n    pass\n", "bad.ts": "export function ( { \n" }),
    });
    await act(page, () => page.getByTestId("unreadable").click());
    expect(await page.getByTestId("unreadable-files").textContent()).toContain("bad.ts");
  });

  it("below 900 pixels the panels at the sides are drawers", async () => {
    const { page } = await openWindow({ size: { width: 800, height: 700 } });
    await act(page, () => page.getByTestId("start-example").click());
    await page.getByTestId("workbench").waitFor();
    expect(await page.getByTestId("side-panel").count()).toBe(0);
    await act(page, () => page.getByTestId("toggle-side").click());
    await act(page, () => page.getByTestId("function-list").getByRole("option").first().click());
    await act(page, () => page.getByRole("button", { name: "Close" }).first().click());
    await act(page, () => page.getByTestId("toggle-inspector").click());
    await page.getByTestId("function-inspector").waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(800);
  });

  it("a list of thousands draws only the rows that are seen", async () => {
    const functions = Array.from({ length: 3000 }, (_, at) => `def function_${at}():\n    pass\n`).join("\n");
    const { page } = await openWindow({ folder: folderOf({ "many.py": functions }) });
    await page.locator("[data-testid=function-list][data-count='3001']").waitFor();
    expect(await page.getByTestId("function-list").getByRole("option").count()).toBeLessThan(80);
    await act(page, () => page.getByTestId("function-filter").fill("function_2999"));
    expect(await page.getByTestId("function-list").getByRole("option").count()).toBe(1);
  });
});
