import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import type { Page } from "playwright-core";
import { act } from "./test-window.ts";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What axe finds wrong with the screen as it is, one line an element. */
export async function violations(page: Page, screen: string): Promise<string[]> {
  await page.evaluate(axe);
  const results = await page.evaluate(async () => {
    const { axe: runner } = window as unknown as { axe: { run: (root: Document) => Promise<AxeResults> } };
    return runner.run(document);
  });
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, any }) => `${screen}: ${id}: ${html}${any.map(({ message }) => ` ${message}`).join("")}`),
  );
}

/** The same in both themes, one after the other; the light one comes back. */
export async function violationsInBothThemes(page: Page, screen: string): Promise<string[]> {
  const light = await violations(page, screen);
  await inTheme(page, "dark");
  const dark = await violations(page, `${screen}, dark`);
  await inTheme(page, "light");
  return [...light, ...dark];
}

/** Switches the system's theme and waits until the window has taken it over and every colour has arrived. */
async function inTheme(page: Page, theme: "light" | "dark"): Promise<void> {
  await act(page, () => page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" }));
  await page.waitForFunction((wanted) => document.documentElement.dataset.theme === wanted, theme);
  await page.waitForFunction(() => document.getAnimations().length === 0);
}
