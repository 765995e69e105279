import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { openWindow } from "../helpers/open-window.ts";
import { temporaryFolder } from "../helpers/temporary-folder.ts";
import { act, dropFiles, idle, picture } from "../helpers/test-window.ts";
import { closeToasts, exportedText, openExample } from "./gestures.ts";

const press = (page: Page, key: string) => act(page, () => page.keyboard.press(key));

describe("filter presets", () => {
  it("are saved, applied from menu and palette, renamed and deleted, and lie in the project as text", async () => {
    const dataFolder = temporaryFolder();
    const { page } = await openWindow({ dataFolder });
    await openExample(page);
    await press(page, "m");
    await act(page, () => page.getByTestId("filters").click());
    await page.getByTestId("preset-name").fill("mine alone");
    await press(page, "Enter");
    await closeToasts(page);
    await picture(page, "presets");
    const file = readdirSync(dataFolder, { recursive: true, encoding: "utf8" }).find((name) =>
      /\.callsketch\/presets\/.*\.json$/.test(name),
    );
    expect(readFileSync(join(dataFolder, file!), "utf8")).toContain('"onlyProject": true');

    await press(page, "Escape");
    await act(page, () => page.getByTestId("crumb-onlyProject").click());
    expect(await page.getByTestId("crumbs").count()).toBe(0);
    await press(page, "Control+Shift+P");
    await page.getByTestId("palette-input").fill("mine alone");
    await press(page, "Enter");
    await page.getByTestId("crumb-onlyProject").waitFor();

    await act(page, () => page.getByTestId("filters").click());
    await act(page, () => page.getByTestId("rename-preset-mine alone").click());
    await page.getByTestId("preset-new-name").fill("my own");
    await press(page, "Enter");
    await page.getByTestId("preset-my own").waitFor();
    await act(page, () => page.getByTestId("delete-preset-my own").click());
    expect(await page.getByTestId("presets").count()).toBe(0);
    await closeToasts(page);
    await press(page, "Escape");
    await press(page, "Control+z");
    await act(page, () => page.getByTestId("filters").click());
    await page.getByTestId("preset-my own").waitFor();
  });
});

describe("an exported picture that is dropped on the window", () => {
  it("opens the flow it was made of, and one from elsewhere says so", async () => {
    const { page, saved } = await openWindow();
    await openExample(page);
    await press(page, "m");
    const before = await exportedText(page, "mermaid");
    await press(page, "Control+e");
    await act(page, () => page.getByTestId("format-svg").click());
    const { content } = await saved(() => page.getByTestId("export-save").click());
    await press(page, "Escape");
    await act(page, () => page.getByTestId("crumb-onlyProject").click());
    await closeToasts(page);

    const folder = temporaryFolder();
    const file = join(folder, "flow.svg");
    writeFileSync(file, content);
    await dropFiles(page, [file]);
    await page.getByTestId("toast").filter({ hasText: "flow.svg" }).waitFor();
    await idle(page);
    expect(await page.getByTestId("crumb-onlyProject").count()).toBe(1);
    expect(await exportedText(page, "mermaid")).toBe(before);

    const other = join(folder, "other.svg");
    writeFileSync(other, '<svg xmlns="http://www.w3.org/2000/svg"/>');
    await closeToasts(page);
    await dropFiles(page, [other]);
    await page.getByTestId("toast").filter({ hasText: "carries no scene" }).waitFor();
  });
});
