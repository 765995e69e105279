import { mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { indexProject } from "#project/index-project.ts";
import { openProject, type Project } from "#project/open-project.ts";
import { temporaryFolder } from "../../helpers/temporary-folder.ts";

/** A class with so many below it that a call of their method is a hub. */
function family(count: number): string {
  const below = Array.from({ length: count }, (_, n) => {
    return `class Sub${n}(Base):\n    def run(self):\n        return $f(${n})\n`;
  });
  return `class Base:\n    def run(self): pass\n${below.join("")}def runs(one: Base):\n    one.run()\n    $f(one)\n`;
}

/** Pieces of source; `$f`, `$c`, `$m` stand for a function, a class and a module of few, so that they meet. */
const pieces = [
  "def $f(x=None):\n    return x() if x else $f\n",
  "def $f(*args, key=None):\n    for one in args:\n        one.$f(key)\n    return [$c(), $f]\n",
  "async def $f(x: $c) -> $c:\n    await $f(x)\n    return x.$f()\n",
  "class $c:\n    def __init__(self, x=None):\n        self.x = x\n    def $f(self):\n        return self.x($f)\n",
  "class $c($c):\n    def $f(self):\n        return super().$f()\n    @property\n    def size(self):\n        return len(self)\n",
  "class $c($m.$c):\n    def __len__(self):\n        return $f(self)\n    def __iter__(self):\n        yield $c()\n",
  "import functools\ndef deco(f):\n    @functools.wraps(f)\n    def inner(*a):\n        return f(*a)\n    return inner\n@deco\ndef $f(y):\n    return y\n",
  "@$f\ndef $f():\n    return $c().$f()\n",
  "import $m\n",
  "from $m import *\n",
  "from $m import $f, $c\n",
  "from .$m import $f as $f\n",
  "table = {'$f': $f, 'other': $c}\ntable['$f']($c)\n",
  "$c($f).$f()\nprint($f($c), sorted([], key=$f))\n",
  "for one in [$f, $c]:\n    one()\n",
  "with open('x') as $f:\n    $f.read()\n",
  "all_of_them = [lambda: 1, lambda: 2, lambda: 3, lambda: 4, lambda: 5, lambda: 6, lambda: 7, lambda: 8, lambda: 9,\n  lambda: 10, lambda: 11, lambda: 12, lambda: 13, lambda: 14, lambda: 15, lambda: 16, lambda: 17, lambda: 18]\n",
  family(18),
  family(20),
  "from a import *\ndef more(one: Base):\n    one.run()\n    $f(one)\n",
  "from b import Base\ndef more(one: Base):\n    one.run()\n",
  "x = getattr($m, '$f')()\n",
  "def broken(:\n",
  "# a comment\n\n",
  "try:\n    $f()\nexcept $c as e:\n    e.$f()\n",
];
const files = ["a.py", "b.py", "main.py", "pkg/__init__.py", "pkg/a.py", "pkg/b.py", "pkg/sub/c.py"];

const anyPiece = fc
  .tuple(
    fc.constantFrom(...pieces),
    fc.infiniteStream(fc.nat({ max: 2 })).map((stream) => stream),
  )
  .map(([piece, stream]) => {
    const number = () => stream.next().value ?? 0;
    return piece
      .replace(/\$f/g, () => `f${number()}`)
      .replace(/\$c/g, () => `C${number()}`)
      .replace(/\$m/g, () => ["a", "b", "pkg.a"][number()]!);
  });
const anyFile = fc.constantFrom(...files);

/** An edit of the text in pieces: by place, as far as there are so many. */
const anyEdit = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant("add" as const), file: anyFile, at: fc.nat(6), piece: anyPiece }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant("change" as const), file: anyFile, at: fc.nat(6), piece: anyPiece }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("remove" as const), file: anyFile, at: fc.nat(6) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("delete" as const), file: anyFile }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("rename" as const), file: anyFile, to: anyFile }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("comment" as const), file: anyFile }) },
);
type Edit = typeof anyEdit extends fc.Arbitrary<infer Of> ? Of : never;

describe("indexing after edits", () => {
  it("leaves in the store what a first indexing puts there, whatever was edited", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(anyFile, fc.array(anyPiece, { minLength: 1, maxLength: 6 })), { minLength: 2, maxLength: 6 }),
        fc.array(fc.array(anyEdit, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 6 }),
        async (start, rounds) => {
          const texts = new Map<string, string[]>(start.map(([file, parts]) => [file, [...parts]]));
          const folder = join(temporaryFolder(), "project");
          write(folder, texts);
          const project = openProject(folder, temporaryFolder());
          await indexed(project);
          for (const edits of rounds) {
            for (const edit of edits) apply(edit, texts);
            for (const file of files) rmSync(join(folder, file), { force: true });
            write(folder, texts);
            await indexed(project);
            const fresh = join(temporaryFolder(), "project");
            write(fresh, texts);
            const other = openProject(fresh, temporaryFolder());
            await indexed(other);
            expect(stored(project)).toEqual(stored(other));
            other.close();
          }
          project.close();
        },
      ),
      {
        examples: [
          [
            [
              ["b.py", [family(18).replaceAll("$f", "f0")]],
              ["main.py", ["from b import Base\ndef more(one: Base):\n    one.run()\n"]],
            ],
            [
              [{ kind: "comment", file: "main.py" }],
              [{ kind: "change", file: "b.py", at: 0, piece: family(20).replaceAll("$f", "f1") }],
              [{ kind: "delete", file: "b.py" }],
            ],
          ],
        ],
        numRuns: 12,
      },
    );
  }, 240_000);

  it("indexes again when another process has stored a graph of its own meanwhile", async () => {
    const folder = join(temporaryFolder(), "project");
    write(
      folder,
      new Map([
        ["a.py", ["def f0(): pass\n"]],
        ["b.py", ["from a import f0\nf0()\n"]],
      ]),
    );
    const project = openProject(folder, temporaryFolder());
    await indexed(project);
    const before = stored(project);
    writeFileSync(join(folder, "a.py"), "# moved\ndef f0(): pass\n");
    let isStolen = false;
    const onProgress = ({ stage }: { stage: string }) => {
      if (stage !== "storing the graph" || isStolen) return;
      isStolen = true;
      project.store.exec(`UPDATE graph_part SET digest = 'another', calls = '{"lists":[]}' WHERE file = 'b.py'`);
    };
    await indexProject(project, { onProgress, signal: new AbortController().signal });
    const after = stored(project);
    expect(isStolen).toBe(true);
    expect(after.parts.find((part) => part.file === "b.py")).toEqual(before.parts.find((part) => part.file === "b.py"));
    project.close();
  });
});

function apply(edit: Edit, texts: Map<string, string[]>) {
  const parts = texts.get(edit.file);
  if (edit.kind === "add") texts.set(edit.file, (parts ?? []).toSpliced(edit.at, 0, edit.piece));
  else if (parts === undefined) return;
  else if (edit.kind === "change" && edit.at < parts.length) parts[edit.at] = edit.piece;
  else if (edit.kind === "remove") parts.splice(edit.at, 1);
  else if (edit.kind === "comment") parts.unshift("# moved\n");
  else if (edit.kind === "delete" || edit.kind === "rename") {
    texts.delete(edit.file);
    if (edit.kind === "rename") texts.set(edit.to, parts);
  }
}

function write(folder: string, texts: ReadonlyMap<string, readonly string[]>) {
  for (const [file, parts] of texts) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, `${file}.new`), parts.join("\n"));
    renameSync(join(folder, `${file}.new`), join(folder, file));
  }
}

async function indexed(project: Project) {
  await indexProject(project, { onProgress: () => {}, signal: new AbortController().signal });
}

/** All that the store says of the source, byte by byte. */
function stored({ store }: Project) {
  const all = (query: string) => store.prepare<[], Record<string, unknown>>(query).all();
  return {
    parts: all(`SELECT source, file, digest, function_count, certain_calls, possible_calls, functions, calls
      FROM graph_part ORDER BY source, file`),
    candidates: all("SELECT * FROM hub_candidates ORDER BY source, digest"),
    extracted: all("SELECT * FROM extracted ORDER BY source"),
    files: all("SELECT path, language, hash, lines, bytes FROM file ORDER BY path"),
    leftOut: all("SELECT file, reason FROM left_out ORDER BY number"),
  };
}
