import { cpSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { openWindow } from "../helpers/open-window.ts";
import { describeShared } from "../helpers/shared-fixtures.ts";
import { folderOf, temporaryFolder } from "../helpers/temporary-folder.ts";
import { act, dropFiles, idle, picture } from "../helpers/test-window.ts";
import { droppedProfile } from "./dropped-profile.ts";
import { choose, closeToasts, findFunction, indexed, openExample } from "./gestures.ts";

const table = (page: Page) => page.getByTestId("top-calls");
const heads = (page: Page) => table(page).getByRole("columnheader").allTextContents();
const show = (page: Page, view: string) => act(page, () => page.getByTestId(`view-${view}`).click());

async function importDropped(page: Page, file: string, label: string): Promise<void> {
  await dropFiles(page, [file]);
  await page.getByTestId("toast").filter({ hasText: label }).waitFor();
  await idle(page);
  await closeToasts(page);
}

describe("the table", () => {
  it("shows all measures of the run at once and what a call costs, sorted and chosen by column", async () => {
    const { page } = await openWindow();
    await openExample(page);
    const profile = join(temporaryFolder(), "bytes.callgrind");
    writeFileSync(profile, droppedProfile);
    await importDropped(page, profile, "bytes");
    await show(page, "table");
    expect(await heads(page)).toEqual([
      "Name",
      "Calls",
      "Total",
      "Total %",
      "Self",
      "Self %",
      "Per call",
      "Self per call",
      "Total, Bytes",
      "Self, Bytes",
    ]);
    const amount = table(page).getByRole("row").filter({ hasText: "amount_of" });
    // 88,000 instructions in 300 calls; 9,600 bytes of its own.
    expect(await amount.textContent()).toMatch(/300.*88,000 instr\..*293\.3 instr\..*9,600/);
    await picture(page, "table");

    await act(page, () => page.getByTestId("sort-Bytes:self").click());
    expect(await table(page).getByRole("row").nth(1).textContent()).toContain("amount_of");
    await act(page, () => page.getByTestId("columns").click());
    await picture(page, "table columns");
    await act(page, () => page.getByTestId("column-Bytes:self").click());
    await act(page, () => page.getByTestId("column-Bytes:per-call").click());
    await act(page, () => page.getByTestId("column-place").click());
    await act(page, () => page.keyboard.press("Escape"));
    expect(await heads(page)).toEqual(expect.arrayContaining(["Per call, Bytes", "Place"]));
    expect(await heads(page)).not.toContain("Self, Bytes");

    // The chosen measure comes first and keeps its columns.
    await choose(page, "measure-picker", "measure-Bytes");
    expect((await heads(page)).slice(0, 4)).toEqual(["Name", "Calls", "Total", "Total %"]);
    expect(await heads(page)).toContain("Total, Ir");
    await act(page, () => page.getByTestId("columns").click());
    await act(page, () => page.getByTestId("columns-usual").click());
    expect(await heads(page)).not.toContain("Place");
  });
});

describeShared("a run that measures memory", (fixtures) => {
  const program = "programs/alloc_work.py";

  it("is told in bytes and allocations in every view, never in time", async () => {
    const folder = temporaryFolder();
    cpSync(join(fixtures, "profiles", program), join(folder, "alloc_work.py"));
    const { page } = await openWindow({ folder });
    await indexed(page);
    await importDropped(page, join(fixtures, "profiles/memray/alloc.peak.csv"), "alloc.peak");
    await findFunction(page, "alloc_mb");
    await act(page, () => page.keyboard.press("f"));
    expect(await page.getByTestId("costs").textContent()).toMatch(/bytes.*MB.*allocations/s);
    for (const view of ["flow", "sandwich", "flame", "tree", "table", "source"]) {
      await show(page, view);
      await picture(page, `memory ${view}`);
      expect(`${view}: ${await shownText(page)}`).not.toMatch(/[\d.] (ns|µs|ms|s)\b|\btime\b/);
    }
    await show(page, "table");
    expect(await heads(page)).toEqual(
      expect.arrayContaining(["Total", "Self", "Total, allocations", "Self, allocations"]),
    );
    await choose(page, "measure-picker", "measure-allocations");
    await show(page, "sandwich");
    expect(await page.getByTestId("sandwich-view").textContent()).not.toMatch(/\d [kM]?B\b/);
    await show(page, "timeline");
    expect(await page.getByTestId("view").textContent()).toContain("no timestamps");
  });

  it("of V8 and of DHAT shows each measure that they tell, at the peak and at the end too", async () => {
    const { page } = await openWindow({ folder: folderOf({ "prog.ts": "export function main(): void {}\n" }) });
    await indexed(page);
    await importDropped(page, join(fixtures, "profiles/node/tsc.heapprofile"), "tsc");
    for (const view of ["flow", "sandwich", "flame", "tree", "table"]) {
      await show(page, view);
      await picture(page, `heap ${view}`);
      // The facts of the run beside it say that the order in time isn't kept.
      expect(`${view}: ${await page.getByTestId("view").innerText()}`).not.toMatch(/\btime\b/);
      expect(`${view}: ${await shownText(page)}`).not.toMatch(/[\d.] (ns|µs|ms|s)\b/);
    }
    await importDropped(page, join(fixtures, "profiles/other/dhat.out.prog"), "dhat");
    await show(page, "table");
    expect(await heads(page)).toEqual(
      expect.arrayContaining(["Total, bytes at peak", "Total, bytes at end", "Total, allocations"]),
    );
    await picture(page, "dhat table");
  });
});

/** The texts of the view and of the inspector. */
async function shownText(page: Page): Promise<string> {
  return `${await page.getByTestId("view").innerText()} ${await page.getByRole("region", { name: "Inspector" }).innerText()}`;
}
