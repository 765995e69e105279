import { describe, expect, it } from "vitest";
import { violationsInBothThemes } from "../helpers/axe.ts";
import { openWindow } from "../helpers/open-window.ts";
import { folderOf } from "../helpers/temporary-folder.ts";
import { idle, picture } from "../helpers/test-window.ts";
import { findFunction, indexed } from "./gestures.ts";

const pairs = `
export function same(a, b) {
  return a === b;
}
export function pairs(count) {
  let found = 0;
  for (let a = 0; a < count; a++) for (let b = 0; b < count; b++) if (same(a, b)) found++;
  return found;
}
console.log(pairs(Number(process.argv[2])));
`;

describe("a series from the record dialog", () => {
  it("runs the command for each value and shows how often a function is called at each size", async () => {
    const { page } = await openWindow({ folder: folderOf({ "pairs.mjs": pairs }) });
    await indexed(page);
    await page.keyboard.press("Control+r");
    await page.getByTestId("record-command").fill(`${JSON.stringify(process.execPath)} pairs.mjs {n}`);
    await page.getByTestId("add-parameter").click();
    await page.getByLabel("Name", { exact: true }).fill("n");
    await page.getByLabel("Value", { exact: true }).fill("5,10,20,40");
    expect(await page.getByTestId("record-start").textContent()).toBe("Record 4 runs");
    await picture(page, "series-dialog");
    await page.getByTestId("record-start").click();
    await page.getByTestId("record-dialog").waitFor({ state: "detached", timeout: 120_000 });
    await idle(page);

    await page.getByTestId("run-import").waitFor();
    expect(await page.getByTestId("budgets").count()).toBe(0); // the project has none, and nothing is said of it

    await findFunction(page, "same");
    const table = page.getByTestId("fit-table");
    expect(await table.getByRole("row").allTextContents()).toEqual([
      expect.stringMatching(/^nCalls/),
      expect.stringMatching(/^525/),
      expect.stringMatching(/^10100/),
      expect.stringMatching(/^20400/),
      expect.stringMatching(/^401,600/),
      expect.stringMatching(/^O\(n\^2\)/),
    ]);
    await picture(page, "series-fitted");
    expect(await violationsInBothThemes(page, "series")).toEqual([]);
  });
});
