import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { pythonParser } from "#extract/python/syntax/parse-python.ts";
import { readPython } from "#extract/python/syntax/read-python.ts";
import { kind, kindName } from "#extract/python/syntax/syntax-kinds.ts";
import type { SyntaxTree } from "#extract/python/syntax/syntax-tree.ts";

const parse = await pythonParser();
const folder = fileURLToPath(new URL("../../../fixtures/programs/python", import.meta.url));
const programs = (readdirSync(folder, { recursive: true }) as string[]).filter((path) => path.endsWith(".py"));

/** Kinds of expression that a star stands in front of, not in. */
const wide = new Set([
  kind.attribute,
  kind.call,
  kind.subscript,
  kind.binary_operator,
  kind.comparison_operator,
  kind.boolean_operator,
  kind.conditional_expression,
]);

/** Each node as `kind start-end`, indented below the node that holds it. */
function treeText({ kinds, starts, ends, after }: SyntaxTree): string[] {
  const open: number[] = [];
  return Array.from(kinds, (own, node) => {
    while (open.length > 0 && after[open.at(-1)!]! <= node) open.pop();
    open.push(node);
    return `${"  ".repeat(open.length - 1)}${kindName(own)} ${starts[node]}-${ends[node]}`;
  });
}

function expectSameTree(text: string) {
  const own = readPython(text);
  const general = parse(text);
  expect(general.errorLine).toBeNull();
  expect(own).not.toBeNull();
  expect(treeText(own!)).toEqual(treeText(general));
  expect(own!.comments).toEqual(general.comments);
  expect(own!.lineStarts).toEqual(general.lineStarts);
}

const snippets = [
  "# c\n\nx = 1\n\n# d\n",
  "\n\nx\n",
  "def f():\n    a\n    # in f\n  # in nothing\n# e\nb",
  "def f():  # q\n    # c\n    a  # z\n\n    # y\n\n\n",
  "class A:\n  def f(self):\n    a\n    # of f\n  # of A\n# of neither\nb\n",
  "if x: a; b; # c\nelif y:\n  c\n  # d\nelse: e",
  "try:\n  a\nexcept (A, B) as e:\n  b\nexcept C: c\nexcept:\n  d\nelse:\n  e\nfinally:\n  f",
  "while x:\n\tpass\nelse: pass\nfor (a, b), *c in d, e:\n  break",
  "with a as b, c, d.e() as (f, g): pass\nwith (a): pass\nwith (a).b as c: pass",
  "async def f(): await x; return [y async for y in z]\nasync def g():\n  async with a: pass\n  async for b in c: pass",
  "@a.b(c) # x\n# y\n@d\nclass C(B, metaclass=M): pass\n@e\nasync def f(): pass",
  "def f(a, /, b: int, *, c: str = 1, d=2, **f: g) -> List[int]: pass\ndef g(*a: *B, **c): pass",
  "x: A[B] | C[D] | E | None = y\nz: a.b | C[D]\nv: Callable[[int], A[b.c[d]]]\nw: 'A' | None\nu: type[A]",
  "a, = b\n(c) = *d, e = f\n[g, (h, *i)] = j.k, l[m] = n\no += p, q\nr //= yield s\nt = u = yield",
  "from . import a\nfrom .b.c import (d as e, f,)\nfrom ... import g\nfrom h import *\nimport i.j as k, l",
  "from __future__ import annotations\nglobal a, b\nassert a, b\ndel a, (b)\nraise A from b\nreturn *a, b\nraise",
  "-x ** -y * z // ~a @ b\na & b ^ c | d << e\nnot a in b and not c or d not in e is not f < g >= h",
  "a if b else c if d else lambda: e\nlambda x, *y, z=1, **k: (yield)\nlambda *, a: a\nf(a := b)[c := d]",
  "f(a, *b or c, d=e, **g)(h for h in i if j for k in l)[m:n, :, ::o, ...].p\nawait q.r(s)[t] ** u",
  "(), (a,), (a), (*a, b), [], [*a, b], {}, {a}, {*a, b}, {a: b, **c}\n{a: b for c in d}, {a for b in c if d if e}",
  "1_000, 0xFF, 1e5, .5, 1., 2j, 1.5J, 0b1, 1 .real, None, True, False, ...",
  "'a' \"b\" rb'''c\\\\'d''' u\"d\\\"\" \"\"\"e\n\"f\"\"\"\nx = ('a'\n  # c\n  'b')",
  "f\"a{x}b{y!r:>{w}}c{{}}\" f'{z=}' rf'\\{a, b}' f'\\N{DASH}{c}' f\"{a['b']:{c}.{d}}\" f'''\n{\n e # f\n}'''",
  "print(x, file=y)\nmatch(x)\nmatch = type = print\na.match(b).print\ntype(x).y\nprint (x), y\nexec(x)",
  "x = [\n  1, # a\n  # b\n]\nf(\n)\na \\\n + b\nif a and \\\n  b: pass",
];

describe("the reader of plain Python", () => {
  it.each(programs)("makes the general parser's tree of %s", (path) => {
    const text = readFileSync(join(folder, path), "utf8");
    if (readPython(text) !== null) expectSameTree(text);
  });

  it("reads nearly all of them", () => {
    const left = programs.filter((path) => readPython(readFileSync(join(folder, path), "utf8")) === null);
    expect(left.length).toBeLessThan(programs.length / 8);
  });

  it.each(snippets)("makes the general parser's tree of %j", expectSameTree);

  it.each([
    "def f(:\n  (((",
    'print "a"',
    "print >>f, a",
    'exec "x"',
    "raise `x`",
    "match x:\n  case 1: pass",
    "type X = int",
    "def f[T](x): pass",
    "try: pass\nexcept* A: pass",
    "with (a as b, c): pass",
    "with (a, b): pass",
    "größe = 1",
    "def f():\n  a\n   b",
    "def f():\n    a\n  b",
    "if x:\na",
    "f(a=1",
    "f() = 1",
    "'abc",
    "x = 1if y else 2",
    "a\0",
    "return = 1",
    "x = (*a)",
    "try: pass",
  ])("leaves %j to the general parser", (text) => {
    expect(readPython(text)).toBeNull();
  });

  it("has or leaves whatever a letter more or less makes of a program", () => {
    let state = 1;
    const random = (below: number) => {
      state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
      return Math.floor((state / 0x80000000) * below);
    };
    const letters = " \n():,=*[]{}\"'#.a1+";
    for (const snippet of snippets) {
      for (let times = 0; times < 60; times++) {
        const at = random(snippet.length);
        const letter = random(3) === 0 ? "" : letters[random(letters.length)]!;
        const text = snippet.slice(0, at) + letter + snippet.slice(at + random(2));
        const [own, general] = [readPython(text), parse(text)];
        if (own === null || general.errorLine !== null || isMistaken(general)) continue;
        expect({ text, tree: treeText(own) }).toEqual({ text, tree: treeText(general) });
      }
    }
  });

  it("takes a star for all that stands behind it, and an assigned attribute for one", () => {
    const kinds = (text: string) => [...readPython(text)!.kinds].map(kindName);
    expect(kinds("[*a.b]").slice(2)).toEqual(["list", "list_splat", "*", "attribute", "identifier", "identifier"]);
    expect(kinds("type(a).b = c").slice(1, 4)).toEqual(["expression_statement", "assignment", "attribute"]);
  });
});

/** Where the general parser takes the star of `[*a.b]` for one of `a`, or `type(a).b = c` for an alias of a type. */
function isMistaken({ kinds }: SyntaxTree): boolean {
  return kinds.some(
    (own, node) => own === kind.type_alias_statement || (kinds[node + 1] === kind.list_splat && wide.has(own)),
  );
}
