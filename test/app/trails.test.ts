import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { violationsInBothThemes } from "../helpers/axe.ts";
import { openWindow } from "../helpers/open-window.ts";
import { folderOf } from "../helpers/temporary-folder.ts";
import { act, picture } from "../helpers/test-window.ts";
import { findFunction, indexed, inspected } from "./gestures.ts";

const shop = `def main():
    return price(1)

def price(item):
    return item + tax(item)

def tax(item):
    return item * 0.2

main()
`;

describe("a reading trail", () => {
  it("is written while reading, walked by keys, shown in the flow, and comes back by undo", async () => {
    const folder = folderOf({ "shop.py": shop });
    const { page } = await openWindow({ folder });
    await indexed(page);
    const press = (key: string) => act(page, () => page.keyboard.press(key));
    await findFunction(page, "main");
    await press("a");
    await page.getByTestId("trail-name").fill("How an item is priced");
    await act(page, () => page.getByTestId("trail-submit").click());
    for (const name of ["price", "tax"]) {
      await findFunction(page, name);
      await act(page, () => page.getByTestId("trail-add").click());
    }
    const step = page.getByTestId("trail-step");
    expect(await step.textContent()).toBe("3 of 3");

    await press("Alt+ArrowUp");
    expect([await step.textContent(), await inspected(page)]).toEqual(["2 of 3", "shop.py#price"]);
    await act(page, () => page.getByTestId("trail-write").click());
    await page.getByTestId("trail-text").fill("The **sum** with tax.");
    await act(page, () => page.getByTestId("trail-text-save").click());
    expect(await page.getByTestId("trail-bar").textContent()).toContain("called in line 2");
    await act(page, () => page.getByTestId("side-notes").click());
    await picture(page, "trail");
    expect(await violationsInBothThemes(page, "trail")).toEqual([]);

    await act(page, () => page.getByTestId("trail-flow").click());
    await picture(page, "trail-flow");
    expect(await violationsInBothThemes(page, "flow of a trail")).toEqual([]);
    expect(readdirSync(join(folder, ".callsketch", "trails"))).toHaveLength(1);

    await act(page, () => page.getByTestId("trail-remove").click());
    expect(await step.textContent()).toBe("2 of 2");
    await press("Control+z");
    expect(await page.getByTestId("trail-list").textContent()).toContain("main → price → tax");
    await act(page, () => page.getByTestId("trail-leave").click());
    expect(await page.getByTestId("trail-bar").count()).toBe(0);
  });
});
