import { describe, expect, it } from "vitest";
import { flowIndex } from "#flow/flow-index.ts";
import { showFlow } from "#flow/show-flow.ts";
import type { AttachedNote } from "#model/note.ts";
import { callLines, cardNames, flowOf, ids } from "../../helpers/flow-as-text.ts";
import { runFromStacks } from "../../helpers/run-from-stacks.ts";
import { sourceDrawn } from "../../helpers/source-drawn.ts";

const ends = (caller: string, callee: string) => {
  const [from, to] = ids(caller, callee);
  return { caller: from!, callee: to! };
};

describe("the ways through a call", () => {
  const ways = "main > load\nmain > total\nload > parse\ntotal > price\ntotal > parse\nparse > read\nreport > load";

  it("are what leads to its caller and where its callee leads; what goes round it is left out", () => {
    const view = flowOf(ways, null, { throughCall: ends("load", "parse") });
    expect(cardNames(view).toSorted()).toEqual(["load", "main", "parse", "read", "report"]);
    expect(view.title).toBe("Paths through load → parse");
    expect(callLines(flowOf(`${ways}\nmain > read`, null, { throughCall: ends("load", "parse") }))).toEqual([
      "load > parse - static",
      "main > load - static",
      "parse > read - static",
      "report > load - static",
    ]);
  });

  it("begin at the roots and end at the ends where there are some", () => {
    const from = flowOf(ways, null, { roots: ids("main"), throughCall: ends("load", "parse") });
    expect(cardNames(from).toSorted()).toEqual(["load", "main", "parse", "read"]);
    const to = flowOf(ways, null, { roots: ids("main"), to: ids("parse"), throughCall: ends("load", "parse") });
    expect(cardNames(to).toSorted()).toEqual(["load", "main", "parse"]);
  });

  it("are followed as far as the question says", () => {
    const view = flowOf("a > b\nb > c\nc > d\nd > e", null, {
      throughCall: ends("b", "c"),
      callerDepth: 0,
      calleeDepth: 1,
    });
    expect(cardNames(view).toSorted()).toEqual(["b", "c", "d"]);
  });

  it("keep what is nearest to the call when there is no room for all, and say how many are missing", () => {
    const view = flowOf("a > b\nb > c\nc > d\nd > e", null, { throughCall: ends("c", "d"), nodes: 3 });
    expect(cardNames(view).toSorted()).toEqual(["b", "c", "d"]);
    expect(view.leftOut).toMatchObject([{ reason: "limit", count: 2 }]);
  });

  it("are refused for a function that nobody knows", () => {
    expect(() => flowOf(ways, null, { throughCall: ends("load", "nobody") })).toThrow("nobody");
  });
});

describe("light calls", () => {
  it("are left out with a button that draws them, and nothing is left to offer then", () => {
    const run = runFromStacks("5000 main > heavy\n5000 other > heavy\n1 main > other");
    const view = flowOf("", run);
    expect(callLines(view)).not.toContain("main > other 1 measured");
    expect(view.leftOut).toContainEqual(
      expect.objectContaining({ reason: "edges", count: 1, show: { allCalls: true } }),
    );
    const all = flowOf("", run, { allCalls: true });
    expect(callLines(all)).toContain("main > other 1 measured");
    expect(all.leftOut.some(({ reason }) => reason === "edges")).toBe(false);
  });
});

describe("a hidden call", () => {
  it("isn't drawn, and the left-out line brings it back; its cards stay", () => {
    const run = runFromStacks("40 main > total > price\n10 main > price");
    const view = flowOf("main > total\ntotal > price\nmain > price", run, { hiddenCalls: [ends("main", "price")] });
    expect(callLines(view)).toEqual(["main > total 40 both", "total > price 40 both"]);
    expect(cardNames(view)).toContain("price");
    expect(view.leftOut).toContainEqual({
      reason: "hidden-calls",
      count: 1,
      text: "1 call hidden",
      show: { hiddenCalls: [] },
    });
  });

  it("isn't followed: what only it reaches leaves the neighbourhood", () => {
    const view = flowOf("a > b\na > c\nc > d", null, { roots: ids("a"), hiddenCalls: [ends("a", "c")] });
    expect(cardNames(view).toSorted()).toEqual(["a", "b"]);
  });
});

describe("a note on a call", () => {
  it("stands on that call alone, not on its functions", () => {
    const { caller, callee } = ends("a", "b");
    const anchor = { functionId: caller, file: null, qualifiedName: "a", fingerprint: null };
    const note: AttachedNote = {
      id: "n",
      anchor,
      callee: { ...anchor, functionId: callee },
      text: "once a form",
      complexity: null,
      updatedAt: "",
      state: "attached",
      functionId: null,
      call: { caller, callee },
    };
    const annotations = { estimates: new Map(), fits: new Map(), notes: [note], staleFiles: new Set<string>() };
    const view = showFlow(flowIndex(sourceDrawn("a > b\nb > a\na > c")), null, { roots: ids("a") }, annotations);
    expect(view.edges.map((edge) => edge.note).filter((text) => text !== null)).toEqual(["once a form"]);
    expect(view.edges.find((edge) => edge.note !== null)).toMatchObject({ caller, callee });
    expect(view.nodes.every((node) => node.note === null)).toBe(true);
  });
});
