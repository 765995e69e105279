import { describe, expect, it } from "vitest";
import { boardDrift, callsAmong, drawnFunctions, hasDrifted } from "#check/board-drift.ts";
import { driftSummary, driftText } from "#check/drift-text.ts";
import { driftAnnotations } from "#check/github-annotations.ts";
import type { Board, BoardCall } from "#model/board.ts";
import { functionId } from "#model/ids.ts";

/** `a.py#f > a.py#g`, one a line; `?` after it makes it possible. */
function source(text: string, functions: readonly string[] = []) {
  const calls = text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .map((line) => {
      const [caller = "", callee = ""] = line.replace(" ?", "").split(" > ");
      const certainty = line.endsWith("?") ? ("possible" as const) : ("certain" as const);
      return { caller: functionId(caller), callee: functionId(callee), certainty };
    });
  const ids = new Set([...functions, ...calls.flatMap(({ caller, callee }) => [caller, callee])]);
  return { calls, functions: [...ids].map((id) => ({ id: functionId(id), external: id.startsWith("external:") })) };
}

function boardOf(ids: readonly string[], calls: readonly (readonly [string, string])[] | null): Board {
  return {
    name: "taxes",
    question: {},
    runLabel: null,
    baseLabel: null,
    positions: Object.fromEntries(ids.map((id) => [id, { x: 0, y: 0, pinned: false }])),
    look: "clean",
    calls: calls as readonly BoardCall[] | null,
    updatedAt: "2026-05-04T10:00:00.000Z",
  };
}

const drawn = ["a.py#f", "a.py#g", "a.py#h"];
const board = boardOf(drawn, [["a.py#f", "a.py#g"]]);

describe("a board and the source", () => {
  it("agree while the source makes the calls that the board was saved with", () => {
    const now = source("a.py#f > a.py#g\na.py#f > a.py#other", ["a.py#h"]);
    expect(hasDrifted(boardDrift(board, now))).toBe(false);
  });

  it("have come apart where a function or a call is gone, or a call is new", () => {
    const now = source("a.py#g > a.py#f");
    expect(boardDrift(board, now)).toEqual({
      board: "taxes",
      moved: [],
      goneFunctions: ["a.py#h"],
      goneCalls: [["a.py#f", "a.py#g"]],
      newCalls: [["a.py#g", "a.py#f"]],
    });
  });

  it("don't come apart over calls that are only possible, nor over libraries and groups", () => {
    const wide = boardOf([...drawn, "external:abc.f", "group:b.py", "frame:x.py:1:f"], [["a.py#f", "a.py#g"]]);
    const now = source("a.py#f > a.py#g\na.py#f > a.py#h ?\na.py#f > external:abc.f");
    expect(hasDrifted(boardDrift(wide, now))).toBe(false);
  });

  it("follow a function to the only other file that has its name", () => {
    const now = source("b.py#f > a.py#g", ["a.py#h"]);
    const drift = boardDrift(board, now);
    expect([drift.moved, hasDrifted(drift)]).toEqual([[{ from: "a.py#f", to: "b.py#f" }], false]);
    const twice = source("b.py#f > a.py#g", ["a.py#h", "c.py#f"]);
    expect(boardDrift(board, twice).goneFunctions).toEqual(["a.py#f"]);
  });

  it("are held to the functions alone where the board doesn't know its calls", () => {
    expect(hasDrifted(boardDrift(boardOf(drawn, null), source("a.py#h > a.py#g", ["a.py#f"])))).toBe(false);
  });

  it("name no call of a function that is gone: the function says it", () => {
    const drift = boardDrift(board, source("", ["a.py#f", "a.py#h"]));
    expect([drift.goneFunctions, drift.goneCalls]).toEqual([["a.py#g"], []]);
  });
});

describe("what a board remembers", () => {
  it("is the certain calls between its functions, in order", () => {
    const now = source("a.py#g > a.py#f\na.py#f > a.py#g\na.py#f > a.py#h ?\na.py#f > b.py#x");
    expect(callsAmong(new Set(drawnFunctions(board)), now)).toEqual([
      ["a.py#f", "a.py#g"],
      ["a.py#g", "a.py#f"],
    ]);
  });
});

describe("the report of drift", () => {
  const drift = boardDrift(board, source("a.py#g > a.py#f"));

  it("names each change and ends with a sentence", () => {
    expect(driftText([drift, boardDrift(boardOf([], []), source(""))])).toBe(`Board: taxes
  gone      a.py#h
  gone      a.py#f -> a.py#g
  new       a.py#g -> a.py#f

1 of 2 boards doesn't show the source as it is. Open and save again what is still right.
`);
  });

  it("is an error on GitHub and a list in the job's summary", () => {
    expect(driftAnnotations([drift])).toMatch(/^::error title=Board taxes::.*gone {6}a\.py#h/);
    expect(driftSummary([drift])).toContain("- new       `a.py#g` -> `a.py#f`");
  });
});
