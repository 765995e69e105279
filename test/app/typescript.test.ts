import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { openWindow } from "../helpers/open-window.ts";
import { folderOf, temporaryFolder } from "../helpers/temporary-folder.ts";
import { act, dropFiles, idle, picture } from "../helpers/test-window.ts";
import { closeToasts, exportedText, findFunction, indexed } from "./gestures.ts";

const press = (page: Page, key: string) => act(page, () => page.keyboard.press(key));
const marks = (page: Page) => page.getByTestId("edge-marks").textContent();

const shapes = `export interface Shape {
  area(): number;
}

export class Circle implements Shape {
  constructor(private readonly radius: number) {}
  area(): number {
    return square(this.radius) * 3;
  }
}

export class Box implements Shape {
  constructor(private readonly side: number) {}
  area(): number {
    return square(this.side);
  }
}

function square(length: number): number {
  return length * length;
}
`;

const main = `import { Box, Circle, type Shape } from "./shapes.ts";

export const all = (): readonly Shape[] => [new Circle(1), new Box(2)];

export function total(shapes: readonly Shape[]): number {
  let sum = 0;
  for (const shape of shapes) sum += shape.area();
  return sum;
}

export function report(shapes: readonly Shape[]): string {
  return format(total(shapes));
}

function format(sum: number): string {
  return sum.toFixed(2);
}
`;

const tsconfig = JSON.stringify({ compilerOptions: { target: "es2022", module: "nodenext", strict: true } });

/** A sampled run in which `total` reached one of its two candidates, with ticks by line. */
function profileOf(folder: string): string {
  const at = (functionName: string, file: string, line: number, column: number) => ({
    functionName,
    scriptId: "1",
    url: `file://${join(folder, file)}`,
    lineNumber: line - 1,
    columnNumber: column - 1,
  });
  const root = { functionName: "(root)", scriptId: "0", url: "", lineNumber: -1, columnNumber: -1 };
  const nodes = [
    { id: 1, callFrame: root, hitCount: 0, children: [2] },
    { id: 2, callFrame: at("report", "main.ts", 11, 23), hitCount: 0, children: [3] },
    {
      id: 3,
      callFrame: at("total", "main.ts", 5, 22),
      hitCount: 3,
      children: [4],
      positionTicks: [{ line: 7, ticks: 3 }],
    },
    {
      id: 4,
      callFrame: at("area", "shapes.ts", 7, 7),
      hitCount: 7,
      children: [],
      positionTicks: [{ line: 8, ticks: 7 }],
    },
  ];
  const samples = [...Array(3).fill(3), ...Array(7).fill(4)];
  const file = join(temporaryFolder(), "shapes.cpuprofile");
  const timeDeltas = samples.map(() => 1000);
  writeFileSync(file, JSON.stringify({ nodes, startTime: 0, endTime: 10_000, samples, timeDeltas }));
  return file;
}

interface Edge {
  readonly certainty: string | null;
  readonly tier: string | null;
  readonly provenance: string;
}

describe("a TypeScript project", () => {
  it("tells tier and candidates of a call, and what it costs by line; what is possible is never drawn as certain", async () => {
    const folder = folderOf({ "shapes.ts": shapes, "main.ts": main, "tsconfig.json": tsconfig });
    const { page } = await openWindow({ folder });
    await indexed(page);
    expect(await possibleCalls(page)).toBe(2);

    await selectCallFrom(page, "total");
    expect(await marks(page)).toMatch(/possible.*one of 2 candidates.*by type of the object/);
    await act(page, () => page.getByTestId("candidates").click());
    expect(await page.getByTestId("candidate-list").getByRole("listitem").allTextContents()).toEqual([
      "Box.area",
      "Circle.area",
    ]);
    await picture(page, "typescript candidates");
    await selectCallFrom(page, "report");
    expect(await marks(page)).toMatch(/certain.*by name/);

    await dropFiles(page, [profileOf(folder)]);
    await page
      .getByTestId("flow-title")
      .filter({ hasText: /Flow of shapes/ })
      .waitFor();
    await idle(page);
    await closeToasts(page);
    // Also where the run took one of them: the source still names two.
    expect(await possibleCalls(page)).toBeGreaterThan(0);
    await selectCallFrom(page, "total");
    expect(await marks(page)).toMatch(/static and measured.*possible.*one of 2 candidates/);
    expect(await page.getByTestId("dispatch").textContent()).toContain("Circle.area");
    await picture(page, "typescript measured");

    await findFunction(page, "Circle.area");
    await press(page, "s");
    const costs = page.getByTestId("source-view").locator(".cm-cost");
    expect(await costs.allTextContents()).toEqual(["6 ms"]);
    const line = page.getByTestId("source-view").locator(".cm-line").nth(7);
    const [cost, code] = [await costs.boundingBox(), await line.boundingBox()];
    expect(Math.abs(cost!.y - code!.y)).toBeLessThan(8);
    await picture(page, "line costs");
  });
});

async function selectCallFrom(page: Page, name: string): Promise<void> {
  await findFunction(page, name);
  await act(page, () => page.locator(".flow-canvas").focus());
  await press(page, "Shift+ArrowDown");
  await page.getByTestId("edge-inspector").waitFor();
}

/** How many possible calls the picture has, after a look at how each call is drawn: hollow and dashed exactly these. */
async function possibleCalls(page: Page): Promise<number> {
  const edges: readonly Edge[] = JSON.parse(await exportedText(page, "json")).edges;
  const drawn = (await exportedText(page, "dot")).split("\n").filter((line) => line.includes(" -> "));
  const hollow = drawn.filter((line) => line.includes("arrowhead"));
  const possible = edges.filter(({ certainty, provenance }) => certainty === "possible" && provenance !== "measured");
  expect(hollow).toHaveLength(possible.length);
  expect(hollow.every((line) => line.includes("dashed"))).toBe(true);
  // What the analysis is sure of is drawn solid wherever the picture has no run, or the run made the call.
  const isSure = ({ certainty, provenance }: Edge) => certainty === "certain" && provenance === "both";
  const hasRun = edges.some(({ provenance }) => provenance !== "static");
  const solid = drawn.filter((line) => !/dashed|dotted/.test(line));
  expect(solid).toHaveLength(hasRun ? edges.filter(isSure).length : edges.length - possible.length);
  return possible.length;
}
