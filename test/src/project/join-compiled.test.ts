import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ts from "typescript";
import { build } from "vite";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { matchFrames } from "#match/match-frames.ts";
import { readProfile } from "#profiles/read-profile.ts";
import { type ExtractedProgram, extractedProgram, ownFixture } from "../../helpers/joined-fixture.ts";

/** How often each function of the program is called when it does its ten rounds: true by construction. */
const calls: Record<string, number> = {
  "src/main.ts#main": 1,
  "src/main.ts#main.<anonymous@39:26>": 20,
  "src/main.ts#numbers": 10,
  "src/main.ts#outer": 10,
  "src/main.ts#outer.inner": 40,
  "src/main.ts#later": 10,
  "src/main.ts#twice": 10,
  "src/main.ts#twice.<anonymous@22:53>": 30,
  "src/main.ts#twice.<anonymous@22:80>": 30,
  "src/main.ts#adder": 10,
  "src/main.ts#adder.<anonymous@23:33>": 10,
  "src/main.ts#table.plain": 10,
  'src/main.ts#table.["comp" + "uted"]': 10,
  "src/shapes.ts#Shape.constructor": 20,
  "src/shapes.ts#Shape.scaled": 20,
  "src/shapes.ts#Shape.size": 30,
  "src/shapes.ts#Square.constructor": 10,
  "src/shapes.ts#Square.area": 30,
  "src/shapes.ts#Circle.constructor": 10,
  "src/shapes.ts#Circle.area": 20,
  "src/shapes.ts#measure": 20,
  "src/shapes.ts#measure.<anonymous@47:18>": 30,
  "src/shapes.ts#measure.<anonymous@47:48>": 30,
  "src/shapes.ts#spin": 160,
};

describe("a TypeScript program that was compiled", () => {
  const folder = mkdtempSync(join(tmpdir(), "callsketch-compiled-"));
  let program: ExtractedProgram;
  beforeAll(async () => {
    cpSync(ownFixture("join/shapes"), folder, { recursive: true });
    program = await extractedProgram(folder);
    writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const compiled: readonly (readonly [string, () => Promise<string>])[] = [
    ["by Node itself, which leaves positions as they are", async () => "src/main.ts"],
    [
      "bundled and minified, with a map beside it",
      () => bundle("src/main.ts", "dist", { minify: true, sourcemap: true }),
    ],
    ["bundled, with the map inside", () => bundle("src/main.ts", "out", { minify: false, sourcemap: "inline" })],
    ["file by file, with maps inside", async () => `${transpiled()}/main.js`],
    [
      "file by file, and bundled and minified from there",
      () => bundle(`${transpiled()}/main.js`, "twice", { minify: true, sourcemap: true }),
    ],
  ];

  it.each(compiled)("%s finds each function of a coverage, with its true calls", async (_, compile) => {
    const found = await joined(run(await compile(), { NODE_V8_COVERAGE: "coverage" }, []), "coverage");
    const counted = Object.fromEntries(
      found.matched.filter(({ id }) => id in calls).map(({ id, frame }) => [id, frame.calls]),
    );
    expect(counted).toEqual(calls);
    const others = found.matched.filter(({ id }) => id.startsWith("src/") && !(id in calls));
    expect(others.filter(({ id }) => !/#$|\.constructor$/.test(id))).toEqual([]);
  });

  it.each(compiled)("%s finds 99 percent of the time of a CPU profile", async (_, compile) => {
    const found = await joined(
      run(await compile(), { ROUNDS: "240000" }, ["--cpu-prof", "--cpu-prof-dir=profile"]),
      "profile",
    );
    expect(found.report.matchedInIndexedFiles).toBeGreaterThanOrEqual(0.99);
    const heavy = found.matched.filter(({ frame }) => (frame.costs[0]?.self ?? 0) > 0).map(({ id }) => id);
    expect(heavy).toContain("src/shapes.ts#spin");
  });

  async function bundle(
    entry: string,
    to: string,
    options: { minify: boolean; sourcemap: boolean | "inline" },
  ): Promise<string> {
    const output = { entryFileNames: "main.js" };
    await build({
      root: folder,
      logLevel: "error",
      configFile: false,
      build: { ssr: entry, outDir: to, target: "node22", rollupOptions: { output }, ...options },
    });
    return `${to}/main.js`;
  }

  function transpiled(): string {
    mkdirSync(join(folder, "build"), { recursive: true });
    for (const name of ["main", "shapes"]) {
      const text = readFileSync(join(folder, `src/${name}.ts`), "utf8");
      const { outputText } = ts.transpileModule(text, {
        fileName: `${name}.ts`,
        compilerOptions: {
          target: ts.ScriptTarget.ES2022,
          module: ts.ModuleKind.ESNext,
          inlineSourceMap: true,
          sourceRoot: "../src",
          rewriteRelativeImportExtensions: true,
        },
      });
      writeFileSync(join(folder, `build/${name}.js`), outputText);
    }
    return "build";
  }

  function run(script: string, environment: Record<string, string>, options: readonly string[]): string {
    for (const left of ["coverage", "profile"]) rmSync(join(folder, left), { recursive: true, force: true });
    execFileSync(process.execPath, [...options, script], { cwd: folder, env: { ...process.env, ...environment } });
    return folder;
  }

  async function joined(root: string, written: string) {
    const path = join(root, written, readdirSync(join(root, written))[0]!);
    const profile = await readProfile(path, { onProgress: () => {}, signal: new AbortController().signal });
    const frames = profile.threads.flatMap((thread) => thread.frames);
    const selfCosts = frames.map((frame) => frame.costs[0]?.self ?? 0);
    const { matches, report } = matchFrames({ ...program, frames, selfCosts, mappings: [], readFile });
    return {
      report,
      matched: matches.map((match) => ({ id: match.functionId as string, frame: frames[match.frame]! })),
    };
  }

  function readFile(path: string): string | null {
    try {
      return readFileSync(join(folder, path), "utf8");
    } catch {
      return null;
    }
  }
});
