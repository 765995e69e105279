import type { Locator, Page } from "playwright-core";
import { act, idle } from "../helpers/test-window.ts";

/** Opens the example from the start screen, and waits for its index and its picture. */
export async function openExample(page: Page): Promise<void> {
  await act(page, () => page.getByTestId("start-example").click());
  await indexed(page);
  await closeToasts(page);
}

/** Closes what is said in passing, such as the offer of a tour, and waits until it is gone. */
export async function closeToasts(page: Page): Promise<void> {
  const toasts = page.getByTestId("toast");
  while ((await toasts.count()) > 0) await act(page, () => toasts.first().locator(".icon-button").click());
}

/** Waits until the status bar says what was indexed. */
export async function indexed(page: Page): Promise<void> {
  await page.getByTestId("index-facts").waitFor();
  await idle(page);
}

/** Goes to a function by Ctrl+P and a part of its name; the first one found is taken. */
export async function findFunction(page: Page, name: string): Promise<void> {
  await page.keyboard.press("Control+p");
  await page.getByTestId("quick-open-input").fill(name);
  const last = name.split(".").at(-1) ?? name;
  await page.locator("[data-testid=quick-open-item][aria-selected=true]").filter({ hasText: last }).waitFor();
  await act(page, () => page.keyboard.press("Enter"));
  await page.getByTestId("function-inspector").waitFor();
}

/** Chooses in one of the menus at the top. */
export async function choose(page: Page, picker: string, choice: string): Promise<void> {
  await page.getByTestId(picker).click();
  await act(page, () => page.getByTestId(choice).click());
}

/** The id of the function that the inspector shows; null when it shows none. */
export async function inspected(page: Page): Promise<string | null> {
  const inspector = page.getByTestId("function-inspector");
  return (await inspector.count()) === 0 ? null : inspector.getAttribute("data-function");
}

/** What the export dialog makes of the picture on screen, without saving it. */
export async function exportedText(page: Page, format: string): Promise<string> {
  await page.keyboard.press("Control+e");
  await act(page, () => page.getByTestId(`format-${format}`).click());
  const text = (await page.getByTestId("export-preview").locator("pre").textContent()) ?? "";
  await act(page, () => page.keyboard.press("Escape"));
  return text;
}

/**
 * A place on the canvas where a function's card lies: the function is looked for and brought to the middle, and the places
 * around it are clicked until the inspector shows it.
 */
export async function cardOf(
  page: Page,
  id: string,
  name: string,
): Promise<{ readonly x: number; readonly y: number }> {
  await findFunction(page, name);
  await act(page, () => page.keyboard.press("Shift+2"));
  await act(page, () => page.keyboard.press("Escape"));
  const box = await page.locator(".flow-canvas").boundingBox();
  if (box === null) throw new Error("There is no canvas.");
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  for (const { x, y } of aroundMiddle(box.width / 2 - 20, box.height / 2 - 20)) {
    const point = { x: middle.x + x, y: middle.y + y };
    if (!(await isCanvas(page, point))) continue;
    await act(page, () => page.mouse.click(point.x, point.y));
    if ((await inspected(page)) === id) return point;
  }
  throw new Error(`No card of ${id} was found on the canvas.`);
}

/** Whether nothing lies over the canvas here: the minimap and the buttons do. */
function isCanvas(page: Page, point: { readonly x: number; readonly y: number }): Promise<boolean> {
  return page.evaluate(({ x, y }) => document.elementFromPoint(x, y)?.closest(".flow-canvas") != null, point);
}

/** Points of a grid, nearest to the middle first: narrow enough that no card lies between them. */
function aroundMiddle(width: number, height: number): readonly { readonly x: number; readonly y: number }[] {
  const points = [];
  for (let y = -height; y <= height; y += 24) for (let x = -width; x <= width; x += 60) points.push({ x, y });
  return points.sort((a, b) => Math.hypot(a.x, a.y) - Math.hypot(b.x, b.y));
}

/** Drags across something at an eighth of its height, from one part of its width to another, 0 to 1. */
export async function dragOver(target: Locator, from: number, to: number): Promise<void> {
  const page = target.page();
  const box = (await target.boundingBox())!;
  const y = box.y + box.height / 8;
  await page.mouse.move(box.x + box.width * from, y);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * ((from + to) / 2), y);
  await page.mouse.move(box.x + box.width * to, y);
  await act(page, () => page.mouse.up());
}

/** What a gesture puts on the clipboard. The test listens where the window writes, since a test browser may have no clipboard. */
export async function copiedText(page: Page, gesture: () => Promise<unknown>): Promise<string> {
  await page.evaluate(() => {
    navigator.clipboard.writeText = async (text) => {
      Object.assign(window, { copied: text });
    };
  });
  await act(page, gesture);
  return page.evaluate(() => (window as unknown as { copied?: string }).copied ?? "");
}
