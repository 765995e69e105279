import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openWindow } from "../helpers/open-window.ts";
import { temporaryFolder } from "../helpers/temporary-folder.ts";
import { act, dropFiles, idle, picture } from "../helpers/test-window.ts";
import { droppedProfile } from "./dropped-profile.ts";
import { choose, findFunction, inspected, openExample } from "./gestures.ts";

describe("the main path", () => {
  it("leads from the example over a dropped profile to a picture in a file", async () => {
    const { page, saved } = await openWindow();
    await picture(page, "start");
    await openExample(page);
    await picture(page, "example");
    expect(await page.getByTestId("flow-title").textContent()).toContain("after");

    // The run with the hidden cost: who is called 660,300 times?
    await choose(page, "run-picker", "run-before");
    await findFunction(page, "__subclasscheck__");
    expect(await inspected(page)).toMatch(/__subclasscheck__$/);
    expect(await page.getByTestId("calls").textContent()).toMatch(/[\d,]{7}\/\d{3}/);
    expect(await page.getByTestId("callers").textContent()).toMatch(/_abc_instancecheck.*_abc_subclasscheck/s);
    await picture(page, "subclasscheck");

    const profile = join(temporaryFolder(), "bytes.callgrind");
    writeFileSync(profile, droppedProfile);
    await dropFiles(page, [profile]);
    await page.getByTestId("toast").filter({ hasText: "bytes" }).waitFor();
    await idle(page);
    await findFunction(page, "Calculator.amount_of");
    expect(await page.getByTestId("calls").textContent()).toContain("300");
    expect(await page.getByTestId("costs").textContent()).toMatch(/Bytes/);

    await choose(page, "measure-picker", "measure-Bytes");
    await picture(page, "measure");
    await page.keyboard.press("Escape");
    await page.keyboard.press("Control+e");
    await act(page, () => page.getByTestId("format-svg").click());
    const { name, content } = await saved(() => page.getByTestId("export-save").click());
    expect(name).toMatch(/\.svg$/);
    const svg = content.toString("utf8");
    expect(svg).toMatch(/^<(\?xml|svg)/);
    expect(svg).toContain("amount_of");
    expect(svg).not.toContain("<script");
  });
});
