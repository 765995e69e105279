import { describe, expect, it } from "vitest";
import { matchFrames } from "#match/match-frames.ts";
import type { ProfileFrame } from "#model/imported-profile.ts";
import type { PathMapping } from "#model/match.ts";
import type { SourceFunction } from "#model/source-graph.ts";
import { externalFunction, sourceFunction } from "../../helpers/source-drawn.ts";

const shop = [
  sourceFunction("shop/cart.py#", { endLine: 60 }),
  sourceFunction("shop/cart.py#Cart.total", { line: 10, endLine: 14 }),
  sourceFunction("shop/cart.py#Order.total", { line: 20, endLine: 24 }),
  sourceFunction("shop/cart.py#Order.rate", { line: 28, endLine: 31, positions: { firstLine: 26 } }),
  sourceFunction("shop/cart.py#outer", { line: 34, endLine: 42 }),
  sourceFunction("shop/cart.py#outer.inner", { line: 36, endLine: 40 }),
  sourceFunction("shop/cart.py#outer.inner.<lambda1>", { line: 38, endLine: 38 }),
  sourceFunction("shop/cart.py#numbers", { line: 50, endLine: 53 }),
  externalFunction("builtins.isinstance"),
  externalFunction("builtins.list.append"),
  externalFunction("abc.ABCMeta.register"),
];

describe("a frame that names its definition", () => {
  it("tells methods of one name apart by their line", () => {
    expect(matched(frame("total", "shop/cart.py", 20))).toEqual("exact shop/cart.py#Order.total");
    expect(matched(frame("total", "shop/cart.py", 10))).toEqual("exact shop/cart.py#Cart.total");
  });

  it("finds a decorated function by its first decorator as well as by its def", () => {
    expect(matched(frame("rate", "shop/cart.py", 26))).toEqual("exact shop/cart.py#Order.rate");
    expect(matched(frame("rate", "shop/cart.py", 28))).toEqual("exact shop/cart.py#Order.rate");
  });

  it("finds a lambda by its line, and says tie when two stand on one", () => {
    expect(matched(frame("<lambda>", "shop/cart.py", 38))).toEqual("exact shop/cart.py#outer.inner.<lambda1>");
    const two = [...shop, sourceFunction("shop/cart.py#outer.inner.<lambda2>", { line: 38, endLine: 38 })];
    const tie = match([frame("<lambda>", "shop/cart.py", 38)], two)[0]!;
    expect(tie.kind).toBe("tie");
    expect(tie.functionId).toBe("frame:shop/cart.py:38:<lambda>");
    expect(tie.reason).toContain("<lambda2>");
  });

  it("folds a comprehension into the function around it", () => {
    expect(matched(frame("<listcomp>", "shop/cart.py", 12))).toEqual("line shop/cart.py#Cart.total");
    expect(matched(frame("<genexpr>", "shop/cart.py", 37))).toEqual("line shop/cart.py#outer.inner");
    expect(matched(frame("<dictcomp>", "shop/cart.py", 58))).toEqual("line shop/cart.py#");
  });

  it("doesn't guess whether a comprehension lies in a lambda that begins on its line", () => {
    const [found] = match([frame("<listcomp>", "shop/cart.py", 38)]);
    expect(found!.kind).toBe("tie");
    expect(found!.reason).toContain("outer.inner.<lambda1> (line 38), shop.cart.outer.inner (line 36)");
  });

  it("finds the module body, and gives it the body of a class", () => {
    expect(matched(frame("<module>", "shop/cart.py", 1))).toEqual("exact shop/cart.py#");
    expect(matched(frame("Order", "shop/cart.py", 18))).toEqual("line shop/cart.py#");
  });

  it("falls back to a name that is unique when the line has moved, and says so", () => {
    const [found] = match([frame("numbers", "shop/cart.py", 47)]);
    expect(found).toMatchObject({ kind: "name", functionId: "shop/cart.py#numbers" });
    expect(found!.reason).toContain("source has changed");
  });

  it("doesn't pick one of two names when the line has moved", () => {
    const [found] = match([frame("total", "shop/cart.py", 47)]);
    expect(found).toMatchObject({ kind: "tie", functionId: "frame:shop/cart.py:47:total" });
  });

  it("keeps a function that the file doesn't have as unmatched", () => {
    const [found] = match([frame("gone", "shop/cart.py", 5)]);
    expect(found).toMatchObject({ kind: "unmatched", functionId: "frame:shop/cart.py:5:gone" });
    expect(found!.reason).toContain("no function gone");
  });
});

describe("a frame that names the line that was executing", () => {
  it("finds the function whose text holds the line", () => {
    expect(matched(executing("total", "shop/cart.py", 23))).toEqual("exact shop/cart.py#Order.total");
    expect(matched(executing("rate", "shop/cart.py", 30))).toEqual("exact shop/cart.py#Order.rate");
  });

  it("keeps to the name where an inner function holds the line too", () => {
    expect(matched(executing("outer", "shop/cart.py", 36))).toEqual("exact shop/cart.py#outer");
    expect(matched(executing("inner", "shop/cart.py", 39))).toEqual("exact shop/cart.py#outer.inner");
  });

  it("takes the class from a qualified name, and from the tool's own field", () => {
    expect(matched(executing("Cart.total", "shop/cart.py", null))).toEqual("name shop/cart.py#Cart.total");
    expect(matched({ ...executing("total", "shop/cart.py", null), owner: "Order" })).toEqual(
      "name shop/cart.py#Order.total",
    );
    expect(matched(executing("outer.<locals>.inner", "shop/cart.py", 39))).toEqual("exact shop/cart.py#outer.inner");
  });
});

describe("a frame of V8", () => {
  const file = [
    sourceFunction("src/a.ts#", { endLine: 40, positions: { startOffset: 0, endOffset: 900 } }),
    sourceFunction("src/a.ts#Left.step", {
      line: 3,
      column: 3,
      positions: { parameters: { line: 3, column: 7 }, startOffset: 40, endOffset: 80 },
    }),
    sourceFunction("src/a.ts#Right.step", { line: 9, column: 3, positions: { parameters: { line: 9, column: 7 } } }),
    sourceFunction("src/a.ts#Right.size", {
      kind: "accessor",
      line: 12,
      column: 3,
      positions: { parameters: { line: 12, column: 11 } },
    }),
    sourceFunction("src/a.ts#Right.constructor", {
      kind: "constructor",
      line: 15,
      column: 3,
      positions: { parameters: { line: 15, column: 14 } },
    }),
    sourceFunction("src/a.ts#Right", {
      kind: "class",
      line: 8,
      column: 1,
      positions: { fieldInitializers: { line: 8, column: 20 } },
    }),
    sourceFunction("src/a.ts#<anonymous@20:12>", {
      line: 20,
      column: 12,
      positions: { parameters: { line: 20, column: 12 } },
    }),
    sourceFunction("src/a.ts#<anonymous@20:30>", {
      line: 20,
      column: 30,
      positions: { parameters: { line: 20, column: 30 } },
    }),
  ];
  const at = (name: string, line: number, column: number) => ({ ...frame(name, "file:///app/src/a.ts", line), column });
  const found = (given: ProfileFrame) => {
    const all = [at("step", 3, 7), given];
    return told(match(all, file)[1]!);
  };

  it("is found by the position of its parameters, whatever its name", () => {
    expect(found(at("step", 9, 7))).toEqual("exact src/a.ts#Right.step");
    expect(found(at("get size", 12, 11))).toEqual("exact src/a.ts#Right.size");
    expect(found(at("Right", 15, 14))).toEqual("exact src/a.ts#Right.constructor");
    expect(found(at("", 20, 30))).toEqual("exact src/a.ts#<anonymous@20:30>");
    expect(found(at("inferred", 9, 7))).toEqual("line src/a.ts#Right.step");
  });

  it("is the class where its field initialisers run, and the module at 1:1", () => {
    expect(found(at("Right", 8, 20))).toEqual("exact src/a.ts#Right");
    expect(found(at("", 1, 1))).toEqual("exact src/a.ts#");
  });

  it("is the module at 1:1 also where a function is the first thing of the file", () => {
    const first = sourceFunction("src/b.js#first", { line: 1, positions: { parameters: { line: 1, column: 15 } } });
    const begun = [sourceFunction("src/b.js#", { endLine: 9 }), { ...first, column: 1 }];
    const place = (name: string, column: number) => ({ ...frame(name, "file:///app/src/b.js", 1), column });
    expect(match([place("", 1), place("first", 15)], begun).map(told)).toEqual([
      "exact src/b.js#",
      "exact src/b.js#first",
    ]);
  });

  it("is found by its offsets in coverage", () => {
    const covered = { ...frame("step", "file:///app/src/a.ts", null), startOffset: 40, endOffset: 80 };
    expect(found(covered)).toEqual("exact src/a.ts#Left.step");
    expect(found({ ...covered, name: "", startOffset: 0, endOffset: 900 })).toEqual("exact src/a.ts#");
  });

  it("is a tie when its position has moved and its name isn't unique", () => {
    expect(found(at("step", 5, 7))).toMatch(/^tie frame:/);
  });
});

describe("a frame outside the project", () => {
  it("meets the builtin that the source calls, in each of the spellings", () => {
    for (const [name, file] of [
      ["<built-in method builtins.isinstance>", "~"],
      ["isinstance", ""],
      ["isinstance", "<built-in>"],
    ] as const) {
      expect(matched({ ...frame(name, file, 0), external: true })).toEqual("exact external:builtins.isinstance");
    }
    expect(matched({ ...frame("<method 'append' of 'list' objects>", "~", 0), external: true })).toEqual(
      "exact external:builtins.list.append",
    );
  });

  it("is named by its module", () => {
    const library = (name: string, file: string, line = 5) => matched(frame(name, file, line));
    expect(library("<built-in method _abc._abc_subclasscheck>", "~")).toBe("exact external:_abc._abc_subclasscheck");
    expect(library("__subclasscheck__", "/usr/lib/python3.11/abc.py")).toBe("exact external:abc.__subclasscheck__");
    expect(library("get", "/venv/lib/python3.12/site-packages/requests/api.py")).toBe(
      "exact external:requests.api.get",
    );
    expect(library("main", "C:\\Python311\\Lib\\runpy.py")).toBe("exact external:runpy.main");
    expect(library("_find_and_load", "<frozen importlib._bootstrap>")).toBe(
      "exact external:importlib._bootstrap._find_and_load",
    );
    expect(library("readFileSync", "node:fs")).toBe("exact external:node:fs.readFileSync");
    expect(library("parse", "file:///srv/node_modules/yaml/dist/parser.js")).toBe(
      "exact external:yaml/dist/parser.parse",
    );
  });

  it("keeps the id of the full name that the source calls", () => {
    expect(matched(frame("register", "/usr/lib/python3.11/abc.py", 80))).toBe("exact external:abc.ABCMeta.register");
  });

  it("is told apart by its line when a library has the name twice", () => {
    const file = "/usr/lib/python3.11/site-packages/lib/core.py";
    const found = match([frame("__new__", file, 10), frame("__new__", file, 90)]).map((each) => each.functionId);
    expect(found).toEqual(["external:lib.core.__new__@10", "external:lib.core.__new__@90"]);
  });

  it("stays visible when nobody knows its file", () => {
    expect(matched(frame("run", "/home/me/other.py", 3))).toBe("unmatched frame:/home/me/other.py:3:run");
  });
});

describe("a path that was recorded elsewhere", () => {
  it("is found inside the project's own folder", () => {
    expect(matched(frame("total", "/srv/app/shop/cart.py", 20))).toBe("exact shop/cart.py#Order.total");
    expect(matched(frame("total", "file:///srv/app/shop/cart.py", 20))).toBe("exact shop/cart.py#Order.total");
  });

  it("is traced by the longest common suffix, and the mapping is told", () => {
    const { matches, report } = matchAll([
      frame("total", "/srv/build/shop/cart.py", 20),
      frame("<module>", "/srv/build/shop/cart.py", 1),
    ]);
    expect(matches.map((each) => each.functionId)).toEqual(["shop/cart.py#Order.total", "shop/cart.py#"]);
    expect(report.mappings).toEqual([{ from: "/srv/build/", to: "" }]);
  });

  it("is traced from a script's relative path", () => {
    expect(matched(frame("numbers", "cart.py", 50))).toBe("exact shop/cart.py#numbers");
  });

  it("follows the mapping that explains most of the run", () => {
    const twice = [
      ...shop,
      ...shop.slice(0, 8).map((each) => ({ ...each, id: moved(each.id), file: "old/shop/cart.py" })),
    ].concat(sourceFunction("shop/pay.py#pay", { line: 4, endLine: 8 }));
    const found = match([frame("total", "/srv/shop/cart.py", 20), frame("pay", "/srv/shop/pay.py", 4)], twice);
    expect(found.map((each) => each.functionId)).toEqual(["shop/cart.py#Order.total", "shop/pay.py#pay"]);
  });

  it("is a tie when two files fit equally well", () => {
    const twins = ["a/run.py", "b/run.py"].map((file) => sourceFunction(`${file}#go`, { line: 3, endLine: 5 }));
    const [found] = match([frame("go", "run.py", 3)], twins);
    expect(found).toMatchObject({ kind: "tie" });
    expect(found!.reason).toContain("a/run.py, b/run.py");
  });

  it("doesn't take a library's file for a project file of the same name", () => {
    const found = match([frame("total", "/usr/lib/python3.11/site-packages/other/cart.py", 99)]);
    expect(found[0]!.functionId).toBe("external:other.cart.total");
  });

  it("goes by the mapping that a person gave", () => {
    const given = [{ from: "/other/", to: "shop/" }];
    const { matches } = matchAll(
      [frame("gone", "/other/cart.py", 5), frame("total", "/other/cart.py", 10)],
      shop,
      given,
    );
    expect(matches[1]!.functionId).toBe("shop/cart.py#Cart.total");
  });
});

describe("a frame of compiled code", () => {
  const source = [
    sourceFunction("src/a.ts#", { endLine: 9 }),
    sourceFunction("src/a.ts#first", {
      line: 1,
      column: 8,
      endLine: 3,
      positions: { parameters: { line: 1, column: 22 } },
    }),
  ];
  // `function a(` of line 1 comes from `function first(` of src/a.ts.
  const map = JSON.stringify({ version: 3, sources: ["../src/a.ts"], names: ["first"], mappings: "AAAO,SAASA" });
  const found = (path: string, files: Record<string, string>) => {
    const compiled = { ...frame("a", path, 1), column: 11 };
    const readFile = (file: string) => files[file] ?? null;
    const { matches } = matchFrames({
      folder: "/srv/app",
      functions: source,
      frames: [compiled],
      selfCosts: [1],
      mappings: [],
      readFile,
    });
    return told(matches[0]!);
  };

  it("finds its source by a map beside the file, and by one inside it", () => {
    const beside = { "dist/a.js": "function a(){}", "dist/a.js.map": map };
    expect(found("/srv/app/dist/a.js", beside)).toBe("exact src/a.ts#first");
    const inside = {
      "dist/a.js": `function a(){}\n//# sourceMappingURL=data:application/json,${encodeURIComponent(map)}`,
    };
    expect(found("/srv/app/dist/a.js", inside)).toBe("exact src/a.ts#first");
  });

  it("finds it for a path that was recorded elsewhere, but not by a bare file name", () => {
    const files = { "dist/a.js": "function a(){}", "dist/a.js.map": map, "a.js": "function a(){}", "a.js.map": map };
    expect(found("/srv/build/dist/a.js", files)).toBe("exact src/a.ts#first");
    expect(found("/srv/other/a.js", files)).toMatch(/^unmatched/);
  });

  it("stays what it is when the map is broken, missing or a library's", () => {
    expect(found("/srv/app/dist/a.js", { "dist/a.js": "function a(){}", "dist/a.js.map": "{" })).toMatch(/^unmatched/);
    expect(found("/srv/app/dist/a.js", { "dist/a.js": "function a(){}" })).toMatch(/^unmatched/);
    const library = { "node_modules/x/a.js": "function a(){}", "node_modules/x/a.js.map": map };
    expect(found("/srv/app/node_modules/x/a.js", library)).toBe("exact external:x/a.a");
  });
});

describe("the match report", () => {
  it("says what share of the cost found its place, and what is heaviest of the rest", () => {
    const frames = [frame("total", "shop/cart.py", 20), frame("gone", "shop/cart.py", 3), frame("sleep", "~", 0)];
    const { report } = matchAll(frames, shop, [], [60, 20, 20]);
    expect(report).toMatchObject({ project: 0.6, external: 0.2, unmatched: 0.2, matchedInIndexedFiles: 0.75 });
    expect(report.heaviestUnmatched).toMatchObject([{ name: "gone", self: 20 }]);
  });

  it("knows no shares when nothing was measured", () => {
    expect(matchAll([frame("total", "shop/cart.py", 20)], shop, [], [0]).report.project).toBeNull();
  });
});

function frame(name: string, file: string | null, line: number | null): ProfileFrame {
  return {
    name,
    file,
    line,
    column: null,
    lineKind: "definition",
    external: false,
    calls: null,
    primitiveCalls: null,
    costs: [],
  };
}

function executing(name: string, file: string, line: number | null): ProfileFrame {
  return { ...frame(name, file, line), lineKind: "executing" };
}

function matchAll(
  frames: readonly ProfileFrame[],
  functions: readonly SourceFunction[] = shop,
  mappings: readonly PathMapping[] = [],
  selfCosts: readonly number[] = frames.map(() => 1),
) {
  return matchFrames({ folder: "/srv/app", functions, frames, selfCosts, mappings });
}

function match(frames: readonly ProfileFrame[], functions: readonly SourceFunction[] = shop) {
  return matchAll(frames, functions).matches;
}

function matched(given: ProfileFrame): string {
  return told(match([given])[0]!);
}

function told({ kind, functionId }: { kind: string; functionId: string }): string {
  return `${kind} ${functionId}`;
}

function moved(id: SourceFunction["id"]): SourceFunction["id"] {
  return `old/${id}` as SourceFunction["id"];
}
