import { expect, it } from "vitest";
import { openWindow } from "../helpers/open-window.ts";
import { folderOf } from "../helpers/temporary-folder.ts";
import { act } from "../helpers/test-window.ts";
import { indexed } from "./gestures.ts";

it("menus open in the main landmark of the screen that is shown, also after another screen", async () => {
  const { page, openFolder } = await openWindow();
  const [first, second] = [folderOf({ "a.py": "def a():\n    pass\n" }), folderOf({ "b.py": "def b():\n    pass\n" })];
  for (const folder of [first, second]) {
    await openFolder(folder);
    await indexed(page);
    // The one place of all menus has come along, also for a picker that was rendered beside the screen before.
    expect(await page.locator("main.work-area > .floating-root").count()).toBe(1);
    await act(page, () => page.getByTestId("run-picker").click());
    expect(await page.locator("main.work-area").getByTestId("run-none").isVisible()).toBe(true);
    await act(page, () => page.keyboard.press("Escape"));
  }
});
