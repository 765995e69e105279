import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { SourceGraph } from "#model/source-graph.ts";
import { buildGraph } from "../../../../src/extract/typescript/build-graph.ts";
import type { RememberedBytes } from "../../../../src/extract/typescript/incremental/remembered-facts.ts";
import { memoryCache, sourceFiles, temporaryProject, writeProject } from "./extract-folder.ts";

/** The same extraction without a thread, so that many fit into one test. */
async function extract(root: string, cache: ReturnType<typeof memoryCache> | null): Promise<SourceGraph> {
  const bytes: RememberedBytes | null = cache && {
    load: async (keys) => cache.load(keys),
    save: (entries) => cache.save(entries),
  };
  return buildGraph({ root, files: sourceFiles(root), leftOut: [] }, bytes, () => {});
}

const project = {
  "tsconfig.json": '{ "compilerOptions": { "lib": ["es2022"], "types": [] } }',
  "base.ts": "export class Base { run() { return this.step(); } step() { return 1; } }\n",
  "child.ts":
    'import { Base } from "./base";\nexport class Child extends Base { override step() { return help(); } }\nfunction help() { return 2; }\n',
  "main.ts": 'import { Child } from "./child";\nexport function main() { return new Child().run(); }\nmain();\n',
  "alone.ts": "export const alone = () => [1].map((x) => x + 1);\nalone();\n",
};

/** Edits that change names, bodies, positions and imports. */
const edits: Record<string, readonly string[]> = {
  "base.ts": [
    project["base.ts"],
    "\n\nexport class Base { run() { return this.other(); } other() { return this.step(); } step() { return 1; } }\n",
    "export class Base { get run() { return () => 3; } step() { return 1; } }\n",
  ],
  "child.ts": [
    project["child.ts"],
    'import { Base } from "./base";\nimport { alone } from "./alone";\nexport class Child extends Base { override step() { alone(); return 4; } }\n',
  ],
  "main.ts": [
    project["main.ts"],
    'import { Base } from "./base";\nexport function main() { return new Base().run(); }\nmain();\n',
    "export function main() { syntax error\n",
  ],
  "alone.ts": [project["alone.ts"], "// moved\nexport function alone() { return 5; }\n"],
  "added.ts": ['import { main } from "./main";\nmain();\n', "export const nothing = 1;\n"],
};

describe("indexing again", () => {
  it("reads nothing anew when nothing has changed", async () => {
    const root = temporaryProject(project);
    const cache = memoryCache();
    const first = await extract(root, cache);
    const saved = cache.saved.length;
    expect(await extract(root, cache)).toEqual(first);
    expect(cache.saved.length).toBe(saved);
  });

  it("reads anew only what depends on the file that was edited", async () => {
    const root = temporaryProject(project);
    const cache = memoryCache();
    await extract(root, cache);
    cache.saved.length = 0;
    writeProject(root, { "child.ts": `${project["child.ts"]}export const more = 1;\n` });
    await extract(root, cache);
    // The manifest, the edited file, and the one file that imports it.
    expect(cache.saved.length).toBe(3);
  });

  it("gives what a full run gives, whatever was edited", async () => {
    const edit = fc
      .constantFrom(...Object.keys(edits))
      .chain((file) => fc.record({ file: fc.constant(file), text: fc.constantFrom(...edits[file]!) }));
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 2 }), async (changes) => {
        const root = temporaryProject(project);
        const cache = memoryCache();
        await extract(root, cache);
        for (const { file, text } of changes) {
          writeProject(root, { [file]: text });
          expect(await extract(root, cache)).toEqual(await extract(root, null));
        }
      }),
      { numRuns: 5, seed: 7 },
    );
  }, 180_000);

  it("doesn't depend on the order in which files are named", async () => {
    const root = temporaryProject(project);
    const files = sourceFiles(root);
    const forward = await buildGraph({ root, files, leftOut: [] }, null, () => {});
    const backward = await buildGraph({ root, files: [...files].reverse(), leftOut: [] }, null, () => {});
    expect(backward).toEqual(forward);
  });
});
