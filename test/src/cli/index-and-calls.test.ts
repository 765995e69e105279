import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { cliDocument, cliOutput, runCli } from "../../helpers/run-cli.ts";
import { folderOf, temporaryFolder } from "../../helpers/temporary-folder.ts";

interface IndexDocument {
  readonly schema: string;
  readonly files: number;
  readonly filesRead: number;
  readonly functions: number;
  readonly unreadable: readonly { file: string; reason: string }[];
}

interface CallsDocument {
  readonly schema: string;
  readonly functions: readonly { id: string; qualifiedName: string; kind: string; external: boolean; line: number }[];
  readonly calls: readonly {
    caller: string;
    callee: string;
    certainty: string;
    sites: { line: number; column: number }[];
  }[];
}

const mixed = {
  "app/main.py":
    "import json\n\ndef load(path):\n    return json.loads(read(path))\n\ndef read(path):\n    return open(path).read()\n",
  "web/view.ts": 'import { draw } from "./draw.ts";\nexport function show(): void {\n  draw(1);\n}\n',
  "web/draw.ts": "export function draw(size: number): number {\n  return size + 1;\n}\n",
};

describe("callsketch index", () => {
  it("indexes Python and TypeScript of one folder into one graph", async () => {
    const document = await cliDocument<IndexDocument>(folderOf(mixed), ["index", ".", "--json"]);
    expect(document).toMatchObject({ schema: "callsketch.index/1", files: 3, filesRead: 3, unreadable: [] });
    expect(document.functions).toBeGreaterThanOrEqual(7);
  });

  it("reads nothing again when nothing has changed, and only what has", async () => {
    const folder = folderOf(mixed);
    await cliOutput(folder, ["index", "."]);
    expect(await cliDocument<IndexDocument>(folder, ["index", ".", "--json"])).toMatchObject({ filesRead: 0 });
    writeFileSync(join(folder, "web/draw.ts"), "export function draw(size: number): number {\n  return size + 2;\n}\n");
    expect(await cliDocument<IndexDocument>(folder, ["index", ".", "--json"])).toMatchObject({
      filesRead: 1,
      files: 3,
    });
  });

  it("says what to do in a folder without source, which is no error", async () => {
    const { code, stdout } = await runCli(temporaryFolder(), ["index", "."]);
    expect(code).toBe(0);
    expect(stdout).toContain("No Python, TypeScript or JavaScript source was found here");
  });

  it("keeps the rest of a project whose one file is broken", async () => {
    const folder = folderOf({ ...mixed, "app/broken.py": "def half(:\n    return (\n", "app/nul.py": "a = 1\0\n" });
    const document = await cliDocument<IndexDocument>(folder, ["index", ".", "--json"]);
    expect(document.files).toBe(5);
    const calls = await cliDocument<CallsDocument>(folder, ["calls", ".", "--json"]);
    expect(calls.functions.map((one) => one.qualifiedName)).toContain("app.main.load");
  });

  it.each([
    ["a folder that doesn't exist", ["index", "/nowhere/at/all"], /\/nowhere\/at\/all doesn't exist/],
    ["an unknown option", ["index", "--wrong"], /unknown option '--wrong'/],
    ["an option without its value", ["top", "-n"], /argument missing/],
    ["a number that is none", ["top", "-n", "many"], /whole number/],
  ])("ends with 2 and one sentence for %s", async (_, words, sentence) => {
    const { code, stdout, stderr } = await runCli(temporaryFolder(), words);
    expect(code).toBe(2);
    expect(stdout).toBe("");
    expect(stderr).toMatch(sentence);
    expect(stderr).not.toMatch(/\n\s+at /); // no stack
  });

  it("says that a folder vanished in the middle", async () => {
    const folder = folderOf(mixed);
    rmSync(folder, { recursive: true });
    const { code, stderr } = await runCli(temporaryFolder(), ["index", folder]);
    expect(code).toBe(2);
    expect(stderr).toContain("doesn't exist");
  });
});

describe("callsketch calls", () => {
  it("prints calls of both languages with their sites, 1-based", async () => {
    const document = await cliDocument<CallsDocument>(folderOf(mixed), ["calls", ".", "--json"]);
    expect(document.schema).toBe("callsketch.calls/1");
    const call = (caller: string, callee: string) =>
      document.calls.find((one) => one.caller === caller && one.callee === callee);
    expect(call("app/main.py#load", "app/main.py#read")).toMatchObject({ certainty: "certain" });
    expect(call("app/main.py#load", "external:json.loads")).toBeDefined();
    expect(call("web/view.ts#show", "web/draw.ts#draw")).toMatchObject({
      certainty: "certain",
      sites: [{ line: 3, column: 3 }],
    });
  });

  it.each(["text", "dot", "mermaid", "graphml"])("prints the graph as %s too", async (format) => {
    const text = await cliOutput(folderOf({ "app/main.py": mixed["app/main.py"] }), ["calls", ".", "--format", format]);
    expect(text).toContain("app.main.load");
    expect(text).toContain("json.loads");
  });
});
