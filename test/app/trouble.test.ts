import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { openWindow, windowKind } from "../helpers/open-window.ts";
import { folderOf, temporaryFolder } from "../helpers/temporary-folder.ts";
import { act, dropFiles, idle, picture } from "../helpers/test-window.ts";
import { findFunction, indexed } from "./gestures.ts";

const program = "export function work() { return rest(); }\nfunction rest() { return 1; }\n";
const recorded = fileURLToPath(new URL("../../examples/tax-forms/runs/after.pstats", import.meta.url));

describe("what goes wrong", () => {
  it("is a clear sentence for a broken profile, and the project stays as it was", async () => {
    const { page } = await openWindow({ folder: folderOf({ "a.mjs": program }) });
    await indexed(page);
    const broken = join(temporaryFolder(), "broken.prof");
    writeFileSync(broken, readFileSync(recorded).subarray(0, 900));
    await dropFiles(page, [broken]);
    const toast = page.getByTestId("toast").filter({ hasText: "broken.prof" });
    await toast.waitFor();
    expect((await toast.textContent())?.length).toBeGreaterThan(40);
    await picture(page, "broken-profile");
    await idle(page);
    await page.getByTestId("side-runs").click();
    expect(await page.getByTestId("run-list").count()).toBe(0);
    await findFunction(page, "work");
  });

  it("is a clear sentence for a folder without source, and says what to do next", async () => {
    const { page } = await openWindow({ folder: folderOf({ "README.md": "# nothing to read" }) });
    await idle(page);
    await page
      .getByText(/no Python, TypeScript or JavaScript/i)
      .first()
      .waitFor();
    await picture(page, "no-source");
  });

  it("is a clear sentence for a folder that isn't there", async () => {
    const { page, openFolder } = await openWindow();
    await openFolder("/nothing/here");
    const problem = page.getByTestId("problem").filter({ hasText: "/nothing/here" });
    await problem.waitFor();
    expect(await problem.textContent()).toMatch(/doesn't exist/);
    await picture(page, "no-folder");
  });

  it("is a clear sentence for a folder that vanishes, and all is there when it comes back", async () => {
    const parent = folderOf({ "project/a.mjs": program });
    const folder = join(parent, "project");
    const { page } = await openWindow({ folder });
    await indexed(page);
    await findFunction(page, "work");
    await page.getByTestId("edit-note").click();
    await page.getByTestId("note-text").fill("kept");
    await act(page, () => page.getByTestId("save-note").click());
    renameSync(folder, join(parent, "elsewhere"));
    await act(page, () => page.keyboard.press("F5"));
    const bar = page.getByTestId("status-bar");
    await bar.filter({ hasText: /project/ }).waitFor();
    expect(await bar.textContent()).toMatch(/gone|doesn't exist|wasn't found|isn't there/);
    await picture(page, "vanished");
    renameSync(join(parent, "elsewhere"), folder);
    await act(page, () => page.keyboard.press("F5"));
    await indexed(page);
    await page.getByTestId("side-notes").click();
    expect(await page.getByTestId("note-list").textContent()).toContain("kept");
    expect(existsSync(join(folder, ".callsketch", "notes"))).toBe(true);
  });
});

describe("a second window on the same project", () => {
  it.runIf(windowKind === "browser")("shows it too, and both see what one writes", async () => {
    const folder = folderOf({ "a.mjs": program });
    const first = await openWindow({ folder });
    await indexed(first.page);
    const second = await first.another(folder);
    await indexed(second.page);
    await findFunction(second.page, "work");
    await second.page.getByTestId("edit-note").click();
    await second.page.getByTestId("note-text").fill("from the second window");
    await act(second.page, () => second.page.getByTestId("save-note").click());
    await first.page.getByTestId("side-notes").click();
    await first.page.getByText("from the second window").first().waitFor();
  });

  it.runIf(windowKind === "electron")("isn't opened by a second start, and is by one on another folder", async () => {
    const folder = folderOf({ "a.mjs": program });
    const first = await openWindow({ folder });
    await indexed(first.page);
    await expect(first.another(folder, 5000)).rejects.toThrow(/Timeout/);
    const other = await first.another(folderOf({ "b.mjs": program }));
    await indexed(other.page);
    await findFunction(first.page, "work");
    await findFunction(other.page, "work");
  });
});
