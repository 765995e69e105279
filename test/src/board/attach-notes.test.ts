import { describe, expect, it } from "vitest";
import { attachNotes } from "#board/attach-notes.ts";
import { functionId } from "#model/ids.ts";
import type { Note } from "#model/note.ts";
import type { SourceFunction } from "#model/source-graph.ts";

function code(id: string, fingerprint: string | null): SourceFunction {
  const [file = "", name = ""] = id.split("#");
  return {
    id: functionId(id),
    qualifiedName: `${file.replace(/(\/__init__)?\.py$/, "").replaceAll("/", ".")}.${name}`,
    name: name.split(".").at(-1) ?? "",
    kind: "function",
    language: "python",
    file,
    line: 1,
    column: 1,
    endLine: 2,
    external: false,
    parent: null,
    positions: {},
    fingerprint,
    complexity: null,
  };
}

function note(id: string, fingerprint: string | null): Note {
  const { file, qualifiedName } = code(id, null);
  return {
    id: "n",
    anchor: { functionId: functionId(id), file, qualifiedName, fingerprint },
    callee: null,
    text: "t",
    complexity: null,
    updatedAt: "",
  };
}

const attached = (one: Note, functions: SourceFunction[]) => {
  const [found] = attachNotes([one], functions);
  return [found?.state, found?.functionId];
};

describe("a note", () => {
  it("stays attached while name and body are the same", () => {
    expect(attached(note("a.py#f", "x"), [code("a.py#f", "x"), code("b.py#f", "x")])).toEqual(["attached", "a.py#f"]);
  });

  it("says that the code changed when the body did", () => {
    expect(attached(note("a.py#f", "x"), [code("a.py#f", "y")])).toEqual(["changed", "a.py#f"]);
  });

  it("follows its body to another name or file", () => {
    expect(attached(note("a.py#f", "x"), [code("a.py#renamed", "x")])).toEqual(["moved", "a.py#renamed"]);
    expect(attached(note("a.py#f", "x"), [code("b.py#f", "x"), code("c.py#g", "x")])).toEqual(["moved", "b.py#f"]);
  });

  it("finds its function in a module that became a package", () => {
    expect(attached(note("a.py#f", "x"), [code("a/__init__.py#f", "y")])).toEqual(["changed", "a/__init__.py#f"]);
  });

  it("is an orphan, not a guess, where several functions have its body", () => {
    expect(attached(note("a.py#f", "x"), [code("b.py#g", "x"), code("c.py#h", "x")])).toEqual(["orphan", null]);
    expect(attached(note("a.py#f", null), [code("b.py#g", null)])).toEqual(["orphan", null]);
  });

  it("is never dropped", () => {
    expect(attachNotes([note("a.py#f", "x"), note("b.py#g", "y")], [])).toHaveLength(2);
  });
});

describe("a note on a call", () => {
  const onCall = (caller: Note, callee: Note): Note => ({ ...caller, callee: callee.anchor });
  const place = (one: Note, functions: SourceFunction[]) => {
    const [found] = attachNotes([one], functions);
    return [found?.state, found?.functionId, found?.call];
  };

  it("is as sure as the less sure of its ends, and no function's note", () => {
    const written = onCall(note("a.py#f", "x"), note("b.py#g", "y"));
    const call = { caller: "a.py#f", callee: "b.py#g" };
    expect(place(written, [code("a.py#f", "x"), code("b.py#g", "y")])).toEqual(["attached", null, call]);
    expect(place(written, [code("a.py#f", "x"), code("b.py#g", "z")])).toEqual(["changed", null, call]);
    expect(place(written, [code("a.py#f", "x")])).toEqual(["orphan", null, null]);
  });

  it("follows an end that moved, and trusts the name of a function outside the source", () => {
    const moved = onCall(note("a.py#f", "x"), note("b.py#g", "y"));
    expect(place(moved, [code("a.py#f", "x"), code("c.py#g", "y")])).toEqual([
      "moved",
      null,
      { caller: "a.py#f", callee: "c.py#g" },
    ]);
    const outside = { ...note("a.py#f", "x").anchor, functionId: functionId("external:abc.check") };
    const [found] = attachNotes([{ ...note("a.py#f", "x"), callee: outside }], [code("a.py#f", "x")]);
    expect(found).toMatchObject({ state: "attached", call: { caller: "a.py#f", callee: "external:abc.check" } });
  });
});
