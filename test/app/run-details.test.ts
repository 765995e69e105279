import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { openWindow } from "../helpers/open-window.ts";
import { describeShared } from "../helpers/shared-fixtures.ts";
import { temporaryFolder } from "../helpers/temporary-folder.ts";
import { act, dropFiles, idle, picture } from "../helpers/test-window.ts";
import { closeToasts, openExample } from "./gestures.ts";

const profiles = fileURLToPath(new URL("../fixtures/profiles/", import.meta.url));

describe("the details of a run", () => {
  it("say format, writer, file, how much was read, what was passed over, and what to mind", async () => {
    const { page } = await openWindow();
    await openExample(page);
    await drop(page, join(profiles, "cprofile.pstats"));
    const read = await text(page, "run-import");
    expect(read).toMatch(/Formatpstats.*Written bycProfile.*Filecprofile\.pstats/);
    expect(read).toMatch(/Functions\d+.*counted exactly.*Stacksnot kept.*not kept, sums alone.*Passed overnothing/);
    expect(read).toContain("cProfile sees only the thread that it was started in.");
    expect(await page.getByTestId("run-threads").count()).toBe(0);
    await picture(page, "run-details");

    const broken = join(temporaryFolder(), "half.collapsed");
    writeFileSync(broken, "main;work 30\nno count here\nmain;rest 10\n");
    await drop(page, broken);
    expect(await text(page, "run-import")).toMatch(/Passed over1 line/);
    expect(await text(page, "run-remarks")).toMatch(/A sample is no time/);
  });

  it("list every measure and every thread, and a click shows it in all views", async () => {
    const { page } = await openWindow();
    await openExample(page);
    await drop(page, join(profiles, "small.austin"));
    const measures = page.getByTestId("run-measures");
    expect(await measures.getByRole("button", { pressed: true }).textContent()).toMatch(/^time/);
    await act(page, () => measures.getByRole("button", { name: /memory gained/ }).click());
    expect(await page.getByTestId("measure-picker").textContent()).toContain("memory gained");
    const threads = page.getByTestId("run-threads").locator(".choice");
    expect(await threads.count()).toBe(2);
    await act(page, () => threads.first().click());
    expect(await page.getByTestId("crumb-threads").textContent()).toContain("thread: ");
    await act(page, () => threads.first().click());
    expect(await page.getByTestId("crumb-threads").count()).toBe(0);
  });

  it("say of a refused file why and what to do, until it is dismissed or read after all", async () => {
    const { page } = await openWindow();
    await openExample(page);
    const capture = join(temporaryFolder(), "run.bin");
    writeFileSync(capture, Buffer.from([0x04, 0x22, 0x4d, 0x18, 1, 2, 3, 4]));
    const table = join(temporaryFolder(), "top.txt");
    writeFileSync(table, "nothing that a profiler writes\n");
    await drop(page, capture);
    await drop(page, table);
    await act(page, () => page.getByTestId("side-runs").click());
    expect(await text(page, "refused-imports")).toMatch(/run\.bin.*memray transform csv run\.bin.*top\.txt/);
    await picture(page, "run-refused");
    writeFileSync(table, "main;work 30\n");
    await drop(page, table);
    expect(await text(page, "refused-imports")).not.toContain("top.txt");
    await act(page, () => page.getByTestId("refused-imports").getByRole("button").last().click());
    expect(await page.getByTestId("refused-imports").count()).toBe(0);
  });
});

describeShared("the measures of a real run", (folder) => {
  it("of callgrind with caches stand in every view", async () => {
    const { page } = await openWindow();
    await openExample(page);
    await drop(page, `${folder}profiles/callgrind/callgrind.out.cache`);
    expect(await page.getByTestId("run-measures").locator(".choice").count()).toBe(13);
    await act(page, () => page.getByTestId("run-measures").getByRole("button", { name: /^Bcm/ }).click());
    for (const view of ["flow", "sandwich", "flame", "tree", "table"]) {
      await act(page, () => page.getByTestId(`view-${view}`).click());
      await picture(page, `measure-${view}`);
      expect(await page.getByTestId("problem").count()).toBe(0);
    }
    expect(await text(page, "top-calls")).toMatch(/26,176/);
  });
});

/** What a part of the window says. */
async function text(page: Page, testId: string): Promise<string> {
  return (await page.getByTestId(testId).textContent()) ?? "";
}

async function drop(page: Page, file: string): Promise<void> {
  await dropFiles(page, [file]);
  await page.getByTestId("toast").waitFor();
  await idle(page);
  await closeToasts(page);
}
