import { describe, expect, it } from "vitest";
import { openWindow, windowKind } from "../helpers/open-window.ts";
import { folderOf } from "../helpers/temporary-folder.ts";
import { act } from "../helpers/test-window.ts";
import { indexed } from "./gestures.ts";

describe.runIf(windowKind === "electron")("the application menu", () => {
  it("carries out the window's own commands", async () => {
    const { page, clickMenu } = await openWindow({ folder: folderOf({ "a.mjs": "export const a = () => 1;" }) });
    await indexed(page);
    await act(page, () => clickMenu("view-table"));
    expect(await page.getByTestId("view-table").getAttribute("aria-selected")).toBe("true");
    await act(page, () => clickMenu("quick-open"));
    await page.getByTestId("quick-open-input").waitFor();
    await act(page, () => page.keyboard.press("Escape"));

    // Undo belongs to the text that is being written.
    await page.getByTestId("function-filter").fill("abc");
    await clickMenu("undo");
    expect(await page.getByTestId("function-filter").inputValue()).toBe("");

    await act(page, () => clickMenu("close-project"));
    await page.getByTestId("start-screen").waitFor();
    expect(await page.getByTestId("recent-projects").count()).toBe(1);
  });
});
