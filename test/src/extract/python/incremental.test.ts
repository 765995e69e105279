import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findSourceFiles } from "#extract/find-source-files.ts";
import { extractPython } from "#extract/python/extract-python.ts";
import { extractedPython, memoryCache } from "../../../helpers/extracted-python.ts";
import { folderOf } from "../../../helpers/temporary-folder.ts";

const names = ["a.py", "b.py", "pkg/__init__.py", "pkg/c.py"];
const snippets = [
  "def f(x=None):\n    return x() if x else g\n",
  "class A:\n    def m(self):\n        return self.n()\n    def n(self):\n        return f(self.m)\n",
  "class B(A):\n    def n(self):\n        return super().n()\n",
  "from a import *\nfrom b import f as g\n",
  "from pkg.c import A, f\nfrom . import c\n",
  "x = [f, A]\nfor y in x:\n    y()\n",
  "B().m()\nA().m()\n",
  "def broken(:\n",
  "# a comment moves what is below it\n\n",
];
const anyText = fc.array(fc.constantFrom(...snippets), { maxLength: 5 }).map((parts) => parts.join(""));
const anyEdits = fc.array(fc.tuple(fc.constantFrom(...names), anyText), { minLength: 1, maxLength: 3 });

describe("indexing again after edits", () => {
  it("gives what a full run gives, whatever was edited", async () => {
    await fc.assert(
      fc.asyncProperty(fc.tuple(anyText, anyText, anyText, anyText), anyEdits, async (texts, edits) => {
        const root = folderOf(Object.fromEntries(names.map((name, index) => [name, texts[index]!])));
        const cache = memoryCache();
        await extractedPython(root, cache);
        for (const [name, text] of edits) writeFileSync(join(root, name), text);
        expect(await extractedPython(root, cache)).toEqual(await extractedPython(root));
        for (const name of names) writeFileSync(join(root, name), `# moved\n${readFileSync(join(root, name), "utf8")}`);
        expect(await extractedPython(root, cache)).toEqual(await extractedPython(root));
      }),
      { numRuns: 5 },
    );
  }, 240_000);

  it("reads only the file whose content is new", async () => {
    const root = folderOf({ "a.py": snippets[0]!, "b.py": snippets[1]! });
    const cache = memoryCache();
    await extractedPython(root, cache);
    writeFileSync(join(root, "b.py"), snippets[5]!);
    await extractedPython(root, cache);
    expect([...cache.kept.keys()].filter((key) => !/^python-(solution|outlines)$/.test(key))).toHaveLength(3);
  });

  it("gives the same graph whatever the order of the files", async () => {
    const root = folderOf({
      "a.py": snippets[1]!,
      "b.py": snippets[0]!,
      "pkg/__init__.py": "",
      "pkg/c.py": snippets[2]!,
    });
    const { files } = await findSourceFiles(root);
    const { signal } = new AbortController();
    const request = { root, leftOut: [], cache: null, workers: 2, onProgress: () => {}, signal };
    const forward = await extractPython({ ...request, files });
    expect(await extractPython({ ...request, files: files.toReversed() })).toEqual(forward);
  });
});

describe("indexing Python", () => {
  it("ends with the signal's reason when it is aborted", async () => {
    const root = folderOf({ "a.py": "def f(): pass\n" });
    const { files } = await findSourceFiles(root);
    const aborting = new AbortController();
    const running = extractPython({
      root,
      files,
      leftOut: [],
      cache: null,
      workers: 1,
      onProgress: () => aborting.abort(new Error("enough")),
      signal: aborting.signal,
    });
    await expect(running).rejects.toThrow("enough");
  });

  it("gives the whole graph after one that was aborted while it followed calls", async () => {
    const root = folderOf({ "a.py": snippets[0]!, "b.py": snippets[1]! });
    const { files } = await findSourceFiles(root);
    const aborting = new AbortController();
    const request = { root, files, leftOut: [], cache: null, workers: 1, signal: aborting.signal };
    const onProgress = ({ stage }: { stage: string }) => {
      if (stage === "following Python calls") setImmediate(() => aborting.abort(new Error("enough")));
    };
    await extractPython({ ...request, onProgress }).catch(() => {});
    const after = await extractedPython(root);
    expect(after.functions.map((one) => one.id)).toEqual(expect.arrayContaining(["a.py#f", "b.py#A.m"]));
    expect(await extractedPython(root)).toEqual(after);
  });

  it("reports how many files it has read", async () => {
    const root = folderOf({ "a.py": "", "b.py": "" });
    const { files } = await findSourceFiles(root);
    const seen: string[] = [];
    const onProgress = ({ stage, done, all }: { stage: string; done: number; all: number | null }) => {
      seen.push(`${stage} ${done}/${all}`);
    };
    await extractPython({
      root,
      files,
      leftOut: [],
      cache: null,
      workers: 1,
      onProgress,
      signal: new AbortController().signal,
    });
    expect(seen.at(0)).toBe("reading Python files 0/2");
    expect(seen.at(-1)).toBe("following Python calls 0/null");
    expect(seen).toContain("reading Python files 2/2");
  });
});
