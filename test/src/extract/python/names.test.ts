import { describe, expect, it } from "vitest";
import { extractedPython, extractedText } from "../../../helpers/extracted-python.ts";
import { folderOf } from "../../../helpers/temporary-folder.ts";

describe("names of Python functions", () => {
  it("gives nested functions, methods and lambdas the path inside the file", async () => {
    const graph = await extractedText(
      "class A:\n  def m(self):\n    def inner(): pass\n    return lambda: (lambda: 1)\nf = [lambda: 1, lambda: 2]\n",
    );
    expect(graph.functions.map((item) => item.id)).toEqual([
      "main.py#",
      "main.py#A",
      "main.py#A.m",
      "main.py#A.m.inner",
      "main.py#A.m.<lambda1>",
      "main.py#A.m.<lambda1>.<lambda1>",
      "main.py#<lambda1>",
      "main.py#<lambda2>",
    ]);
  });

  it("numbers a second definition of one name", async () => {
    const graph = await extractedText("def f(): pass\ndef f(): pass\n");
    expect(graph.functions.map((item) => item.id)).toEqual(["main.py#", "main.py#f", "main.py#f$2"]);
    expect(graph.functions.map((item) => item.qualifiedName)).toEqual(["main", "main.f", "main.f"]);
  });

  it("counts a decorated function from its first decorator, as Python does", async () => {
    const graph = await extractedText("import a\n@a.b\n@a.c(1)\ndef f():\n  pass\n");
    expect(graph.functions[1]).toMatchObject({ line: 4, column: 1, endLine: 5, positions: { firstLine: 2 } });
  });

  it.each([
    ["a package", "pkg/__init__.py", "pkg/sub/mod.py", "pkg.sub.mod"],
    ["a package below src", "src/pkg/__init__.py", "src/pkg/mod.py", "pkg.mod"],
    ["a package below another folder", "lib/py/pkg/__init__.py", "lib/py/pkg/mod.py", "pkg.mod"],
    ["a script", "scripts/run.py", "scripts/run.py", "scripts.run"],
  ])("counts the module of %s from its import root", async (_, first, path, module) => {
    const graph = await extractedPython(folderOf({ [first]: "", [path]: "def f(): pass\n" }));
    expect(graph.functions.map((item) => item.qualifiedName)).toContain(`${module}.f`);
  });

  it("tells methods, constructors, accessors, classes and lambdas apart", async () => {
    const graph = await extractedText(
      "class A:\n  def __init__(self): pass\n  def m(self): pass\n  @property\n  def p(self): pass\nf = lambda: 1\n",
    );
    const kinds = ["module", "class", "constructor", "method", "accessor", "lambda"];
    expect(graph.functions.map((item) => item.kind)).toEqual(kinds);
  });

  it("gives builtins and libraries their dotted names", async () => {
    const graph = await extractedText("import os.path as p\nlen([])\np.join('a')\n[].append(1)\n' '.join([])\n");
    const external = graph.functions.filter((item) => item.external).map((item) => item.id);
    expect(external).toEqual([
      "external:builtins.len",
      "external:builtins.list.append",
      "external:builtins.str.join",
      "external:os.path.join",
    ]);
  });

  it("keeps a fingerprint where only comments, white space and the name of the file change", async () => {
    const [first, second] = await Promise.all([
      extractedPython(folderOf({ "a.py": "def f(x):\n    return x + 1  # plus\n" })),
      extractedPython(
        folderOf({ "b.py": "\n\ndef g(x):\n\n        return (x\n  + 1)\n".replace("(x\n  + 1)", "x +  1") }),
      ),
    ]);
    expect(first.functions[1]?.fingerprint).toBe(second.functions[1]?.fingerprint);
    const other = await extractedText("def f(x):\n    return x + 2\n");
    expect(other.functions[1]?.fingerprint).not.toBe(first.functions[1]?.fingerprint);
  });
});
