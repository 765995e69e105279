import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { openWindow } from "../helpers/open-window.ts";
import { describeShared } from "../helpers/shared-fixtures.ts";
import { temporaryFolder } from "../helpers/temporary-folder.ts";
import { act, dropFiles, idle, picture } from "../helpers/test-window.ts";
import { exportedText, indexed, openExample } from "./gestures.ts";

/** Two functions that call each other, in a project of their own. */
const parser = `def parse(text):
    return item(text, 0)


def item(text, depth):
    return listing(text, depth + 1)


def listing(text, depth):
    return item(text, depth) if depth < 3 else text


parse("x")
`;

const press = (page: Page, key: string) => act(page, () => page.keyboard.press(key));
const flow = (page: Page) => exportedText(page, "mermaid");

describe("the modes of the flow", () => {
  it("a cycle folds to one card, opens in place, and back folds it again", async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "parser.py"), parser);
    const { page } = await openWindow({ folder });
    await indexed(page);
    await press(page, "Shift+C");
    expect(await page.getByTestId("crumb-foldCycles").textContent()).toContain("cycles folded");
    expect(await flow(page)).toContain("item + 1");
    await picture(page, "cycle folded");

    await page.getByTestId("flow-outline").getByRole("treeitem").first().focus();
    for (let level = 0; level < 4; level++) await press(page, "ArrowRight");
    await press(page, "Enter");
    expect(await page.getByTestId("crumb-opened").textContent()).toContain("1 opened");
    expect(await flow(page)).toMatch(/cycle of 2 functions[\s\S]*listing/);
    await picture(page, "cycle open");

    await press(page, "Alt+ArrowLeft");
    expect(await flow(page)).toContain("item + 1");
    await act(page, () => page.getByTestId("crumb-foldCycles").click());
    expect(await flow(page)).not.toContain("item + 1");
  });

  it("modules are cards that open in place, each by itself", async () => {
    const { page } = await openWindow();
    await openExample(page);
    await press(page, "Shift+M");
    await picture(page, "modules");
    expect(await flow(page)).toContain("functions");
    await page.getByTestId("flow-outline").getByRole("treeitem").first().focus();
    await press(page, "Enter");
    expect(await page.getByTestId("crumb-opened").count()).toBe(1);
    expect(await page.getByTestId("crumb-folded").textContent()).toContain("modules as cards");
    await picture(page, "module open");
    await act(page, () => page.getByTestId("crumb-folded").click());
    expect(await page.getByTestId("crumb-opened").count()).toBe(0);
  });
});

describeShared("the modes on a run of a large program", (fixtures) => {
  it("fold its cycles, and show its modules", async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, "app"));
    writeFileSync(join(folder, "app", "main.py"), parser);
    const profile = join(folder, "sympy.cprofile.pstats");
    cpSync(join(fixtures, "profiles/cprofile/sympy.cprofile.pstats"), profile);
    const { page } = await openWindow({ folder, size: { width: 1920, height: 1080 } });
    await indexed(page);
    await dropFiles(page, [profile]);
    await page.getByTestId("toast").filter({ hasText: "sympy" }).waitFor();
    await idle(page);
    await picture(page, "sympy");
    await press(page, "Shift+C");
    await picture(page, "sympy cycles");
    expect(await flow(page)).toMatch(/cycle of [\d]+ functions/);
    await press(page, "Shift+C");
    await press(page, "Shift+M");
    await picture(page, "sympy modules");
  });
});
