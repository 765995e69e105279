import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { violationsInBothThemes } from "../helpers/axe.ts";
import { openWindow } from "../helpers/open-window.ts";
import { temporaryFolder } from "../helpers/temporary-folder.ts";
import { act, dropFiles, idle, picture } from "../helpers/test-window.ts";
import { closeToasts, findFunction, openExample } from "./gestures.ts";
import { timedProfile } from "./timed-profile.ts";

const press = (page: Page, key: string) => act(page, () => page.keyboard.press(key));
const views = ["flow", "sandwich", "flame", "tree", "table", "source", "compare", "timeline", "hidden", "unexercised"];

it("every screen can be used with text at 200 %: nothing is cut off, covered or out of reach", async () => {
  const { page } = await openWindow({ size: { width: 1280, height: 800 } });
  for (let step = 0; step < 10; step++) await press(page, "Control+=");
  const size = () => page.evaluate(() => getComputedStyle(document.documentElement).fontSize);
  expect(await size()).toBe("32px");
  const found: string[] = [];
  const check = async (screen: string) => {
    found.push(...(await unusable(page)).map((what) => `${screen}: ${what}`));
    await picture(page, `large ${screen}`);
  };
  await check("start");
  await openExample(page);
  const profile = join(temporaryFolder(), "timed.speedscope.json");
  writeFileSync(profile, timedProfile);
  await dropFiles(page, [profile]);
  await page.getByTestId("toast").filter({ hasText: "timed" }).waitFor();
  await idle(page);
  await check("message");
  await closeToasts(page);
  await act(page, () => page.getByTestId("toggle-inspector").click());
  await findFunction(page, "amount_of");
  await check("inspector");
  await act(page, () => page.getByTestId("toggle-inspector").click({ force: true, position: { x: 4, y: 4 } }));
  if ((await page.getByTestId("function-inspector").count()) > 0) await press(page, "]");
  for (const view of views) {
    await act(page, () => page.getByTestId(`view-${view}`).click());
    await check(view);
    found.push(...(await violationsInBothThemes(page, view)));
  }
  await act(page, () => page.getByTestId("view-flow").click());
  await press(page, "[");
  for (const tab of ["functions", "runs", "notes", "boards"]) {
    await act(page, () => page.getByTestId(`side-${tab}`).click());
    await check(tab);
  }
  await press(page, "[");
  for (const keys of ["Control+p", "Control+Shift+P", "?", "Control+b", "Control+e"]) {
    await press(page, keys);
    await check(keys);
    await press(page, "Escape");
  }
  for (const menu of ["run-picker", "measure-picker", "more", "filters"]) {
    await act(page, () => page.getByTestId(menu).click());
    await check(menu);
    await press(page, "Escape");
  }
  expect(found).toEqual([]);
  await press(page, "Control+0");
  expect(await size()).toBe("16px");
});

/**
 * Controls that a person can't read or reach: outside the window with nothing to scroll, covered by something else, or
 * with words that are cut without a mark.
 */
function unusable(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const problems: string[] = [];
    const open = document.querySelector("[role=dialog], [role=menu], .popover") ?? document.querySelector(".drawer");
    const controls = [
      ...(open ?? document).querySelectorAll<HTMLElement>("button, input, select, textarea, [role=tab]"),
    ];
    const scrolls = (element: Element | null, axis: "X" | "Y"): boolean => {
      for (let above = element?.parentElement ?? null; above !== null; above = above.parentElement) {
        if (/auto|scroll/.test(getComputedStyle(above)[`overflow${axis}`])) return true;
      }
      return false;
    };
    const nameOf = (control: HTMLElement) =>
      (control.dataset.testid ?? control.getAttribute("aria-label") ?? control.textContent ?? "").slice(0, 40);
    if (document.documentElement.scrollWidth > innerWidth) problems.push("the window scrolls sideways");
    for (const control of controls) {
      const { left, top, right, bottom, width, height } = control.getBoundingClientRect();
      const isHidden = width < 2 || height < 2 || getComputedStyle(control).visibility === "hidden";
      if (isHidden || control.closest("[aria-hidden=true], .visually-hidden, .flow-outline") !== null) continue;
      const wide = left < -1 || right > innerWidth + 1;
      const high = top < -1 || bottom > innerHeight + 1;
      if (wide && !scrolls(control, "X")) problems.push(`${nameOf(control)} is beside the window`);
      if (high && !scrolls(control, "Y")) problems.push(`${nameOf(control)} is above or below the window`);
      if (wide || high) continue;
      const top0 = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
      const isScrolledOut = scrolls(control, "X") || scrolls(control, "Y");
      if (top0 !== null && !control.contains(top0) && !top0.contains(control) && !isScrolledOut) {
        problems.push(`${nameOf(control)} is covered by ${top0.className}`);
      }
      const style = getComputedStyle(control);
      const isCut = control.scrollWidth > control.clientWidth + 2 && style.textOverflow !== "ellipsis";
      if (isCut && !(control instanceof HTMLInputElement) && control.querySelector(".elide, .elided-name") === null) {
        problems.push(`${nameOf(control)} is cut off`);
      }
    }
    return problems;
  });
}
