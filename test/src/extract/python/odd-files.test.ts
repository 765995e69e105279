import { describe, expect, it } from "vitest";
import { callsAsText, extractedPython, extractedText } from "../../../helpers/extracted-python.ts";
import { folderOf } from "../../../helpers/temporary-folder.ts";

const withCall = "def f(): pass\nf()\n";

describe("odd Python files", () => {
  it("names the line that isn't Python and reads the rest", async () => {
    const graph = await extractedText(`${withCall}def g(:\n  (((\n`);
    expect(graph.unreadable[0]?.reason).toMatch(/^Line \d+ isn't Python; the rest was read\.$/);
    expect(callsAsText(graph)).toContain("main -> main.f  certain");
  });

  it("reads an operator in front of which a line goes on", async () => {
    const code = "class A:\n  def __add__(self, other): pass\n  def __lt__(self, other): pass\n";
    const graph = await extractedText(`${code}a = A()\na \\\n  + a\na \\\n  < a\n`);
    const calls = callsAsText(graph);
    expect(calls).toContain("main -> main.A.__add__  certain");
    expect(calls).toContain("main -> main.A.__lt__  certain");
  });

  it("reads Python 2", async () => {
    const graph = await extractedText('def f(): pass\nprint "a", f()\nexec "x"\nraise ValueError, "no"\n');
    expect(callsAsText(graph)).toContain("main -> main.f  certain");
  });

  it.each([
    ["UTF-8 with a mark", Buffer.from(`\ufeff${withCall}`)],
    ["Latin-1 by its comment", Buffer.from(`# -*- coding: latin-1 -*-\n# \xe9\n${withCall}`, "latin1")],
    ["an encoding nobody knows", Buffer.from(`# coding: klingon\n${withCall}`)],
    ["UTF-16", Buffer.from(`\ufeff${withCall}`, "utf16le")],
    ["bytes that aren't UTF-8", Buffer.concat([Buffer.from([0x23, 0xff, 0xfe, 0x0a]), Buffer.from(withCall)])],
    ["Windows line ends", Buffer.from(withCall.replaceAll("\n", "\r\n"))],
    ["old Mac line ends", Buffer.from(withCall.replaceAll("\n", "\r"))],
    ["a zero byte", Buffer.from(`${withCall}\0`)],
  ])("reads %s", async (_, bytes) => {
    expect(callsAsText(await extractedText(bytes))).toContain("main -> main.f  certain");
  });

  it("takes an empty file for a module without calls", async () => {
    const graph = await extractedText("");
    expect(graph.functions.map((item) => item.id)).toEqual(["main.py#"]);
    expect(graph.calls).toEqual([]);
  });

  it("reads the code cells of a notebook on the lines they have in the file, without magics", async () => {
    const cells = [
      { cell_type: "markdown", source: ["f("] },
      { cell_type: "code", source: ["%matplotlib inline\n", "!ls\n", "def f(): pass\n", "f()"] },
      { cell_type: "code", source: ["%%bash\n", "f() f()"] },
    ];
    const text = JSON.stringify({ cells, nbformat: 4 }, null, 1);
    const graph = await extractedPython(folderOf({ "book.ipynb": text }));
    expect(graph.unreadable).toEqual([]);
    expect(callsAsText(graph)).toEqual(["book -> book.f  certain"]);
    const line = text.split("\n").findIndex((one) => one.includes('"f()"')) + 1;
    expect(graph.calls[0]?.sites).toEqual([{ line, column: 1, candidates: 1 }]);
  });

  it("reads 50,000 generated lines", async () => {
    const lines = Array.from(
      { length: 16_700 },
      (_, index) => `def f${index}(x):\n    return f${Math.max(0, index - 1)}(x)\nt${index} = f${index}(${index})`,
    );
    const graph = await extractedText(lines.join("\n"));
    expect(graph.functions.length).toBe(16_701);
    expect(graph.files[0]?.lines).toBe(50_100);
  });

  it("reads what is nested a thousand deep", async () => {
    const graph = await extractedText(`x = ${"(".repeat(1000)}1${")".repeat(1000)}\n${withCall}`);
    expect(graph.files).toHaveLength(1);
  });

  it("lists a file that went away before it was read", async () => {
    const root = folderOf({ "a.py": withCall });
    const { extractPython } = await import("#extract/python/extract-python.ts");
    const { signal } = new AbortController();
    const files = [{ path: "gone.py", language: "python" as const, bytes: 1 }];
    const graph = await extractPython({
      root,
      files,
      leftOut: [],
      cache: null,
      workers: 1,
      onProgress: () => {},
      signal,
    });
    expect(graph.unreadable).toEqual([{ file: "gone.py", reason: "The file can't be read (ENOENT)." }]);
  });
});
