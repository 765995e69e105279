import { describe, expect, it } from "vitest";
import { elideMiddle } from "#format/elide-middle.ts";
import { markdownBlock, markdownCode, markdownText } from "#format/markdown-text.ts";
import { qualifiedNameOfId } from "#format/name-of-id.ts";
import { plainName } from "#format/plain-name.ts";
import { shellLine } from "#format/shell-line.ts";
import { functionId } from "#model/ids.ts";

describe("a name from a file", () => {
  it("becomes one line without control characters and marks that turn the writing", () => {
    expect(plainName("a\nb\u0000\u001b[31mc\u202ed")).toBe("a b [31mc d");
  });

  it("keeps its letters, emoji and lone surrogates' place", () => {
    expect(plainName("naïve 名前 🚀 \ud800")).toBe("naïve 名前 🚀 \ufffd");
  });
});

describe("an elided name", () => {
  it("keeps beginning and end", () => {
    expect(elideMiddle("get_all_foo_states", 11)).toBe("get_a…tates");
  });

  it("stays whole where it fits", () => {
    expect(elideMiddle("short", 5)).toBe("short");
  });

  it("never cuts what a person reads as one character", () => {
    expect(elideMiddle("👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧", 3)).toBe("👩‍👩‍👧…👩‍👩‍👧");
  });

  it("is never wider than asked, in whatever unit", () => {
    const widthOf = (text: string) => text.length * 7;
    for (let most = 7; most < 150; most += 3) {
      expect(widthOf(elideMiddle("a_rather_long_name", most, widthOf))).toBeLessThanOrEqual(most);
    }
  });
});

describe("the qualified name that an id tells", () => {
  it.each([
    ["pkg/mod.py#Class.method", "pkg.mod.Class.method"],
    ["pkg/mod.py#", "pkg.mod"],
    ["pkg/__init__.py#f", "pkg.f"],
    ["src/file.ts#Class.method", "src/file.ts:Class.method"],
    ["external:builtins.len", "builtins.len"],
    ["frame:/usr/lib/x.py:12:run", "run"],
  ])("%s is %s", (id, name) => {
    expect(qualifiedNameOfId(functionId(id))).toBe(name);
  });
});

describe("a name in Markdown", () => {
  it("formats nothing, links nothing and mentions nobody", () => {
    expect(markdownText("<b>*x* [y](z) | @me")).toBe("&lt;b&gt;\\*x\\* \\[y\\](z) \\| @\u2060me");
  });

  it("begins no list", () => {
    expect(["- a", "+ b", "1. c", "-5"].map(markdownText)).toEqual(["\\- a", "\\+ b", "1\u2060. c", "-5"]);
  });

  it("as code is fenced longer than the backticks in it", () => {
    expect(markdownCode("a``b`c")).toBe("```a``b`c```");
    expect(markdownCode("`a`")).toBe("`` `a` ``");
  });

  it("as a block can't close its fence", () => {
    expect(markdownBlock("```\nout").split("\n")[0]).toBe("````text");
  });
});

describe("a command", () => {
  it("reads as one would type it", () => {
    expect(shellLine(["python", "-m", "app", "a b", "it's", ""])).toBe("python -m app 'a b' 'it'\\''s' ''");
  });
});
