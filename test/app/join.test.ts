import { join } from "node:path";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import type { RunOrigin } from "#project/import-run.ts";
import { openWindow } from "../helpers/open-window.ts";
import { cprofileOf, imported, indexedProject } from "../helpers/profiled-project.ts";
import { act, picture } from "../helpers/test-window.ts";
import { choose, closeToasts, findFunction, indexed, inspected, openExample } from "./gestures.ts";

const shop = `def price(n):
    return tax(n) if n < 2 else price(n - 1)

def tax(n):
    return n

def never(n):
    return tax(n)

def main():
    return [price(4) for _ in range(10)]

main()
`;

/** A folder with a sampled run, exact counts and memory of the same command, and a run of another one. */
async function shopWithRuns(): Promise<string> {
  const project = await indexedProject({ "shop.py": shop });
  const command = { argv: ["python3", "shop.py"], folder: "", profiler: "any" };
  const same: Omit<RunOrigin, "label"> = { parameters: { n: "10" }, command, commit: "c0ffee", dirty: false };
  const memory =
    "allocator,num_allocations,size,tid,thread_name,stack_trace\n" +
    "MALLOC,2,4096,1,main,price;shop.py;2|main;shop.py;11|<module>;shop.py;13\n";
  await imported(project, "counts.prof", cprofileOf(project, "shop.py"), { ...same, label: "counts" });
  await imported(project, "peak.csv", memory, { ...same, label: "peak" });
  await imported(project, "other.csv", memory, { ...same, label: "other", parameters: { n: "11" } });
  await imported(project, "unknown.csv", memory, { label: "unknown", parameters: { n: "10" } });
  const stacks = "<module> (shop.py:13);main (shop.py:11);price (shop.py:2);price (shop.py:2) 30\n";
  // The newest run is the one that is shown.
  await imported(project, "spy.txt", `${stacks}lost (/build/app/shop/gone.py:3) 2\n`, { ...same, label: "spy" });
  return project.folder;
}

async function command(page: Page, name: string): Promise<void> {
  await page.keyboard.press("Control+Shift+p");
  await page.keyboard.type(name);
  await act(page, () => page.keyboard.press("Enter"));
}

describe("hidden and not exercised", () => {
  it("are lists that sort, filter and walk by keyboard, and lead to the call in the diagram", async () => {
    const { page } = await openWindow();
    await openExample(page);
    await choose(page, "run-picker", "run-before");
    await act(page, () => page.getByTestId("view-hidden").click());
    const rows = page.getByTestId("hidden-calls").locator("[role=row].data-row");
    expect(await rows.first().textContent()).toMatch(/2\.\d+ s.*builtins\.exec.*rmr/);
    await picture(page, "hidden");
    const all = await page.getByTestId("hidden-count").textContent();
    await page.getByTestId("hidden-filter").fill("make_forms");
    await page.waitForFunction(
      (before) => document.querySelector("[data-testid=hidden-count]")?.textContent !== before,
      all,
    );
    expect(await page.getByTestId("hidden-calls").textContent()).toContain("abc.__new__");
    await page.getByTestId("hidden-filter").fill("");
    await act(page, () => page.getByTestId("sort-calls").click());
    const grid = page.getByTestId("hidden-calls");
    await grid.focus();
    await act(page, () => page.keyboard.press("ArrowDown"));
    await act(page, () => page.keyboard.press("ArrowDown"));
    expect(await rows.nth(1).getAttribute("aria-selected")).toBe("true");
    expect(await inspected(page)).not.toBeNull();
    await act(page, () => page.keyboard.press("Enter"));
    expect(await page.getByTestId("edge-inspector").textContent()).toContain("measured only");
    await picture(page, "hidden call");
    expect(await page.getByTestId("view-flow").getAttribute("aria-selected")).toBe("true");
  });

  it("take several runs, say what the runs can tell, and have a sentence where nothing is left", async () => {
    const { page } = await openWindow();
    await openExample(page);
    await choose(page, "run-picker", "run-before");
    await command(page, "show the not exercised view");
    expect(await page.getByTestId("evidence").textContent()).toContain("No chosen run entered these functions");
    const rows = page.getByTestId("unexercised-functions").locator("[role=row].data-row");
    const alone = await page.getByTestId("unexercised-functions").getAttribute("aria-rowcount");
    await picture(page, "not exercised");
    await page.getByTestId("view-runs").click();
    await act(page, () => page.getByTestId("view-run-after").click());
    await act(page, () => page.keyboard.press("Escape"));
    const both = await page.getByTestId("unexercised-functions").getAttribute("aria-rowcount");
    expect(Number(both)).toBeLessThan(Number(alone));
    await act(page, () => rows.first().click());
    expect(await inspected(page)).not.toBeNull();
    await act(page, () => page.getByRole("radio", { name: /^Calls/ }).click());
    await picture(page, "not exercised calls");
    await page.getByTestId("unexercised-filter").fill("no such function");
    await page.getByText("Nothing of this name.").waitFor();
    await choose(page, "run-picker", "run-none");
    await page.getByText("What was not exercised shows against a run.").waitFor();
  });
});

describe("runs of one command", () => {
  it("show their numbers on one function once they are added, and refuse with a sentence where they differ", async () => {
    const { page } = await openWindow({ folder: await shopWithRuns() });
    await indexed(page);
    await closeToasts(page);
    await findFunction(page, "price");
    expect(await page.getByTestId("calls").textContent()).toBe("–");
    await choose(page, "run-picker", "add-from");
    const other = (label: string) => page.getByTestId(`fuse-${label}`);
    await other("other").waitFor();
    expect(await other("other").textContent()).toContain("had different parameters: n 10, and 11.");
    expect(await other("other").getByRole("button").count()).toBe(0);
    expect(await other("unknown").textContent()).toContain('It isn\'t known which command made "unknown".');
    expect(await page.getByTestId("add-unknown").textContent()).toBe("They ran the same: add");
    await picture(page, "add runs");
    await act(page, () => page.getByTestId("add-counts").click());
    await act(page, () => page.getByTestId("add-peak").click());
    await page.getByTestId("unfuse-peak").waitFor();
    await act(page, () => page.keyboard.press("Escape"));
    expect(await page.getByTestId("fused-with").textContent()).toBe("with counts, peak");
    await findFunction(page, "price");
    expect(await page.getByTestId("calls").textContent()).toMatch(/40\/10/);
    expect(await page.getByTestId("calls-from").textContent()).toBe('counted by cProfile in run "counts"');
    expect(await page.getByTestId("costs").textContent()).toMatch(/bytes.*measured by memray in run "peak"/s);
    await picture(page, "fused");
    await choose(page, "measure-picker", "measure-bytes");
    expect(await page.getByTestId("calls").textContent()).toMatch(/40\/10/);
    await act(page, () => page.keyboard.press("Control+z"));
    expect(await page.getByTestId("fused-with").textContent()).toBe("with counts");
  });
});

describe("the match report", () => {
  it("says what of the run is matched and why the rest isn't, and takes path mappings that are remembered", async () => {
    const folder = await shopWithRuns();
    const { page } = await openWindow({ folder });
    await indexed(page);
    await closeToasts(page);
    const report = page.getByTestId("run-match");
    expect(await report.getByTestId("unmatched").textContent()).toContain("its file is neither in the project");
    await picture(page, "match report");
    await act(page, () => report.getByText("Map /build/app/shop/").click());
    expect(await page.getByTestId("mapping-from-0").inputValue()).toBe("/build/app/shop/");
    await page.getByTestId("mapping-from-0").fill("/build/app/shop");
    await page.getByTestId("mapping-to-0").fill(join(folder, "sub"));
    await picture(page, "mappings");
    await act(page, () => page.getByTestId("save-mappings").click());
    await command(page, "edit path mappings");
    expect(await page.getByTestId("mapping-from-0").inputValue()).toBe("/build/app/shop/");
    expect(await page.getByTestId("mapping-to-0").inputValue()).toBe("sub/");
    await act(page, () => page.getByTestId("remove-mapping-0").click());
    await act(page, () => page.getByTestId("save-mappings").click());
    await choose(page, "run-picker", "run-counts");
    expect(await report.getByTestId("match-shares").textContent()).toContain("of calls");
    expect(await report.getByTestId("libraries").textContent()).toContain("built-in functions");
  });
});
