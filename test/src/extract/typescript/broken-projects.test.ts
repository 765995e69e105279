import { describe, expect, it } from "vitest";
import { extractTypeScript } from "../../../../src/extract/typescript/extract-typescript.ts";
import { callLines, extractFolder, sourceFiles, temporaryProject } from "./extract-folder.ts";

describe("a project that isn't in order", () => {
  it("is read with defaults when its tsconfig is broken, and the reason is told", async () => {
    const root = temporaryProject({
      "tsconfig.json": '{ "compilerOptions": { "target": "es1", }, oops',
      "a.ts": "export function f() { g(); }\nfunction g() {}\n",
    });
    const graph = await extractFolder(root);
    expect(callLines(graph)).toEqual(["a.ts#f -> a.ts#g  direct, certain"]);
    expect(graph.unreadable[0]?.file).toMatch(/tsconfig\.json$/);
  });

  it("keeps the calls around a syntax error, and names its line", async () => {
    const root = temporaryProject({ "a.ts": "export function f() { g(); }\nfunction g() {}\nconst broken = {{{;\n" });
    const graph = await extractFolder(root);
    expect(callLines(graph)).toContain("a.ts#f -> a.ts#g  direct, certain");
    expect(graph.unreadable).toMatchObject([{ file: "a.ts", reason: expect.stringMatching(/^Line 3: /) }]);
  });

  it("names what it imports from packages that aren't installed", async () => {
    const root = temporaryProject({
      "a.ts":
        'import { debounce } from "lodash";\nimport * as _ from "lodash";\nimport { readFileSync } from "fs";\nexport const f = () => [debounce(), _.uniq(), readFileSync("x"), [1].map(String)];\n',
    });
    const { calls } = await extractFolder(root);
    const callees = calls.map((each) => each.callee).filter((each) => each.startsWith("external:"));
    expect(callees).toEqual([
      "external:Array.prototype.map",
      "external:lodash.debounce",
      "external:lodash.uniq",
      "external:node:fs.readFileSync",
    ]);
  });

  it("survives references between projects that form a circle", async () => {
    const references = (to: string) =>
      JSON.stringify({ compilerOptions: { composite: true }, references: [{ path: to }] });
    const root = temporaryProject({
      "tsconfig.json": references("./a"),
      "a/tsconfig.json": references("../b"),
      "b/tsconfig.json": references("../a"),
      "a/a.ts": 'import { b } from "../b/b";\nexport function a() { b(); }\n',
      "b/b.ts": 'import { a } from "../a/a";\nexport function b() { a(); }\n',
    });
    expect(
      callLines(await extractFolder(root)).filter((each) => each.includes("#a ->") || each.includes("#b ->")),
    ).toEqual(["a/a.ts#a -> b/b.ts#b  direct, certain", "b/b.ts#b -> a/a.ts#a  direct, certain"]);
  });

  it("reads plain JavaScript of all endings without any config", async () => {
    const root = temporaryProject({
      "a.js": "export function f() { return 1; }\n",
      "b.mjs": 'import { f } from "./a.js";\nf();\n',
      "c.cjs": "function c() {}\nc();\n",
      "d.jsx": "const D = () => null;\nexport const e = () => <D/>;\n",
    });
    expect(callLines(await extractFolder(root))).toEqual([
      "b.mjs# -> a.js#  direct, certain",
      "b.mjs# -> a.js#f  direct, certain",
      "c.cjs# -> c.cjs#c  direct, certain",
      "d.jsx#e -> d.jsx#D  direct, certain",
    ]);
  });

  it("lists a file that vanished meanwhile", async () => {
    const root = temporaryProject({ "a.ts": "export const a = 1;\n" });
    const files = [...sourceFiles(root), { path: "gone.ts", language: "typescript" as const, bytes: 1 }];
    const signal = new AbortController().signal;
    const graph = await extractTypeScript({
      root,
      files,
      leftOut: [],
      cache: null,
      workers: 1,
      onProgress: () => {},
      signal,
    });
    expect(graph.unreadable).toMatchObject([{ file: "gone.ts" }]);
  });

  it("stops at once when told to, with the reason given", async () => {
    const root = temporaryProject({ "a.ts": "export const a = 1;\n" });
    const controller = new AbortController();
    const work = extractTypeScript({
      root,
      files: sourceFiles(root),
      leftOut: [],
      cache: null,
      workers: 1,
      onProgress: () => controller.abort(new Error("enough")),
      signal: controller.signal,
    });
    await expect(work).rejects.toThrow("enough");
  });
});
