import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { findSourceFiles } from "#extract/find-source-files.ts";

const folders: string[] = [];

/** A project on disk, one file a line of `files`. */
function projectWith(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), "callsketch-find-"));
  folders.push(root);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

async function foundPaths(root: string): Promise<string[]> {
  return (await findSourceFiles(root)).files.map((file) => file.path);
}

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

describe("finding source files", () => {
  it("finds every language by its ending and leaves declaration files out", async () => {
    const names = ["a.py", "b.pyi", "c.ipynb", "d.ts", "e.tsx", "f.mts", "g.cts", "h.js", "i.jsx", "j.mjs", "k.cjs"];
    const root = projectWith(Object.fromEntries([...names, "x.d.ts", "y.d.mts", "z.txt"].map((name) => [name, ""])));
    expect(await foundPaths(root)).toEqual(names);
  });

  it("heeds the innermost .gitignore that speaks about a path", async () => {
    const root = projectWith({
      ".gitignore": "gen/\n*.local.py\n",
      "gen/a.py": "",
      "b.local.py": "",
      "sub/.gitignore": "!keep.local.py\nskip.py\n",
      "sub/keep.local.py": "",
      "sub/skip.py": "",
      "skip.py": "",
    });
    expect(await foundPaths(root)).toEqual(["skip.py", "sub/keep.local.py"]);
  });

  it("leaves out dependencies, virtual environments, build output and hidden folders", async () => {
    const root = projectWith({
      "node_modules/a/index.js": "",
      "env/pyvenv.cfg": "",
      "env/lib/x.py": "",
      "lib/site-packages/y.py": "",
      "dist/z.js": "",
      ".callsketch/w.py": "",
      ".hidden/v.py": "",
      "src/ok.py": "",
    });
    expect(await foundPaths(root)).toEqual(["src/ok.py"]);
  });

  it("takes a Python package for source even when it is called build", async () => {
    const root = projectWith({ "build/__init__.py": "", "build/env.py": "" });
    expect(await foundPaths(root)).toEqual(["build/__init__.py", "build/env.py"]);
  });

  it("never follows a symbolic link", async () => {
    const outside = projectWith({ "secret.py": "" });
    const root = projectWith({ "a.py": "" });
    symlinkSync(outside, join(root, "link"));
    symlinkSync(join(outside, "secret.py"), join(root, "b.py"));
    expect(await foundPaths(root)).toEqual(["a.py"]);
  });

  it("says why a file is left out", async () => {
    const root = projectWith({
      "lib.min.js": "a",
      "big.js": `var a=${"1+".repeat(60_000)}1`,
      "fast.pyx": "",
      "ok.js": "let a = 1\n".repeat(10_000),
    });
    const { files, leftOut } = await findSourceFiles(root);
    expect(files.map((file) => file.path)).toEqual(["ok.js"]);
    expect(leftOut).toEqual([
      { file: "big.js", reason: "Minified." },
      { file: "fast.pyx", reason: "Cython source isn't read." },
      { file: "lib.min.js", reason: "Minified." },
    ]);
  });

  it("names the folder that can't be read", async () => {
    await expect(findSourceFiles("/nowhere/at/all")).rejects.toThrow(
      "The folder /nowhere/at/all can't be read (ENOENT). Check that it exists and may be opened.",
    );
  });
});
