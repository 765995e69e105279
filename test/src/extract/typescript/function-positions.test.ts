import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import type { SourceFunction } from "#model/source-graph.ts";
import { extractFolder, temporaryProject } from "./extract-folder.ts";

const source = `export function plain(a) { return a; }
export const arrow = (a) => a;
export const bare = a => a;
export const later = async (a) => a;
export const expression = function named(a) { return a; };
export const objects = { method(a) { return a; }, get value() { return 1; }, async *stream() { yield 1; }, ["computed"]() { return 1; } };
export class Shape { static make() { return new Shape(); } constructor(size) { this.size = size; } area() { return 1; } get side() { return 2; } set side(v) { this.size = v; } async wait() { return 1; } #hidden() { return 3; } show() { return this.#hidden(); } }
export class Bare { field = [1].map((x) => x); }
export default function () { return 1; }
`;

const calls = `import * as shapes from "./shapes.mjs";
shapes.plain(1);
shapes.arrow(1);
shapes.bare(1);
shapes.expression(1);
shapes.default();
shapes.objects.method(1);
shapes.objects.computed();
await shapes.later(shapes.objects.value);
for await (const each of shapes.objects.stream()) each.toString();
const shape = shapes.Shape.make();
shape.side = shape.side + shape.area() + shape.show();
await shape.wait();
new shapes.Bare();
`;

interface CoveredScript {
  readonly url: string;
  readonly functions: readonly {
    readonly functionName: string;
    readonly ranges: readonly { startOffset: number; endOffset: number }[];
  }[];
}

/** What V8 itself says about a module's functions when it runs: their offsets. */
function coveredRanges(root: string): string[] {
  const folder = path.join(root, "coverage");
  spawnSync(process.execPath, [path.join(root, "calls.mjs")], { env: { ...process.env, NODE_V8_COVERAGE: folder } });
  const { result } = JSON.parse(readFileSync(path.join(folder, readdirSync(folder)[0]!), "utf8")) as {
    result: CoveredScript[];
  };
  const script = result.find((each) => each.url.endsWith("/shapes.mjs"))!;
  // Field initialisers are a frame of their own, in no function's place.
  const functions = script.functions.filter((each) => !each.functionName.startsWith("<"));
  return functions.map(({ ranges }) => `${ranges[0]!.startOffset}-${ranges[0]!.endOffset}`);
}

describe("the positions of functions", () => {
  it("are the offsets that V8's coverage reports", async () => {
    const root = temporaryProject({ "shapes.mjs": source, "calls.mjs": calls });
    const graph = await extractFolder(root);
    const ours = graph.functions.map(({ positions }) => `${positions.startOffset}-${positions.endOffset}`);
    const reported = coveredRanges(root);
    expect(reported.length).toBeGreaterThan(18);
    for (const range of reported) expect(ours).toContain(range);
  });

  it("name the parenthesis of the parameters, or the first token of an arrow", async () => {
    const graph = await extractFolder(temporaryProject({ "shapes.mjs": source }));
    const lines = source.split("\n");
    const textAt = ({ positions }: SourceFunction) =>
      lines[positions.parameters!.line - 1]!.slice(positions.parameters!.column - 1, positions.parameters!.column + 5);
    const byName = new Map(
      graph.functions
        .filter((each) => !each.external)
        .map((each) => [each.id.slice("shapes.mjs#".length), textAt(each)]),
    );
    expect(byName.get("plain")).toBe("(a) { ");
    expect(byName.get("bare")).toBe("a => a");
    expect(byName.get("later")).toBe("async ");
    expect(byName.get("Shape.constructor")).toBe("(size)");
    expect(byName.get("Shape.#hidden")).toBe("() { r");
    expect(byName.get("Bare")).toBe("class ");
    expect(byName.get("default")).toBe("() { r");
  });
});
