import { cpSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { indexProject } from "#project/index-project.ts";
import { openProject, type Project } from "#project/open-project.ts";
import { loadGraph } from "#store/queries/load-graph.ts";
import { folderOf, temporaryFolder } from "../../helpers/temporary-folder.ts";

const files = {
  "app/main.py": "from app import read\n\ndef load(path):\n    return read.text(path)\n",
  "app/read.py": "def text(path):\n    return open(path).read()\n",
  "app/other.py": "def other():\n    return len([])\n",
  "web/view.ts": 'import { draw } from "./draw.ts";\nexport function show(): void {\n  draw(1);\n}\n',
  "web/draw.ts": "export function draw(size: number): number {\n  return size + 1;\n}\n",
};

const opened = (folder: string) => openProject(folder, temporaryFolder());

/** The stages that an indexing went through, each once. */
async function indexed(project: Project): Promise<readonly string[]> {
  const stages = new Set<string>();
  const { signal } = new AbortController();
  await indexProject(project, { signal, onProgress: ({ stage }) => stages.add(stage) });
  return [...stages];
}

/** Notes from now on which parts of the graph are written. */
function writtenParts({ store }: Project): () => string[] {
  store.exec(`CREATE TEMP TABLE written (file TEXT);
    CREATE TEMP TRIGGER inserted AFTER INSERT ON main.graph_part BEGIN INSERT INTO written VALUES (new.file); END;
    CREATE TEMP TRIGGER updated AFTER UPDATE ON main.graph_part BEGIN INSERT INTO written VALUES (new.file); END;
    CREATE TEMP TRIGGER deleted AFTER DELETE ON main.graph_part BEGIN INSERT INTO written VALUES ('gone: ' || old.file); END`);
  return () =>
    store
      .prepare<[], { file: string }>("SELECT file FROM written ORDER BY file")
      .all()
      .map((row) => row.file);
}

describe("indexing again", () => {
  it("leaves the languages alone in which no file has changed", async () => {
    const project = opened(folderOf(files));
    expect(await indexed(project)).toContain("reading TypeScript and JavaScript");
    writeFileSync(join(project.folder, "app/read.py"), "def text(path):\n    return path\n");
    const python = await indexed(project);
    expect(python).toContain("following Python calls");
    expect(python).not.toContain("reading TypeScript and JavaScript");
    writeFileSync(
      join(project.folder, "web/draw.ts"),
      "export function draw(size: number): number {\n  return 2;\n}\n",
    );
    const script = await indexed(project);
    expect(script).toContain("reading TypeScript and JavaScript");
    expect(script).not.toContain("following Python calls");
    project.close();
  });

  it("follows no values again when only lines and comments have changed, and moves the calls", async () => {
    const project = opened(folderOf(files));
    await indexed(project);
    writeFileSync(join(project.folder, "app/read.py"), "# Reads.\n\ndef text(path):\n    return open(path).read()\n");
    expect(await indexed(project)).not.toContain("following Python calls");
    const call = loadGraph(project.store).calls.find((one) => one.callee === "external:builtins.open");
    expect(call?.sites).toMatchObject([{ line: 4, column: 12 }]);
    project.close();
  });

  it("follows no values again when only messages, and literals that an operator is used on, have changed", async () => {
    const text = (message: string, size: number, name: string) =>
      `def far(n):\n    print("${message}")\n    return n * ${size} > ${size} or n == "${name}"\n`;
    const project = opened(folderOf({ "app.py": text("It is far.", 10, "far") }));
    await indexed(project);
    writeFileSync(join(project.folder, "app.py"), text("That is far away.", 2000, "away"));
    expect(await indexed(project)).not.toContain("following Python calls");
    project.close();
  });

  it("reads TypeScript anew when its configuration has changed", async () => {
    const project = opened(folderOf(files));
    await indexed(project);
    writeFileSync(join(project.folder, "tsconfig.json"), '{ "compilerOptions": { "strict": true } }');
    expect(await indexed(project)).toContain("reading TypeScript and JavaScript");
    project.close();
  });

  it("writes the files whose functions or calls changed, and no others", async () => {
    const project = opened(folderOf(files));
    await indexed(project);
    const written = writtenParts(project);
    writeFileSync(join(project.folder, "app/read.py"), "def text(path):\n    return open(path).read().strip()\n");
    rmSync(join(project.folder, "app/other.py"));
    await indexed(project);
    // A name outside the project came (`str.strip`) and one went (`len`): these have a part of their own.
    expect(written()).toEqual(["", "app/read.py", "gone: app/other.py"]);
    project.close();
  });

  it("stores what a first indexing stores, whatever changed in between", async () => {
    const folder = folderOf(files);
    const project = opened(folder);
    await indexed(project);
    const edits: (() => void)[] = [
      () => {
        writeFileSync(join(folder, "app/read.py"), "from app.other import other\n\ndef text(path):\n    other()\n");
        rmSync(join(folder, "web/view.ts"));
      },
      () => {
        for (const name of ["app/main.py", "app/read.py", "app/other.py"]) rmSync(join(folder, name));
        writeFileSync(join(folder, "web/new.js"), "function one() {}\none();\n");
      },
    ];
    for (const edit of edits) {
      edit();
      await indexed(project);
      const copy = temporaryFolder();
      cpSync(folder, copy, { recursive: true, filter: (path) => !path.includes(".callsketch") });
      const fresh = opened(copy);
      await indexed(fresh);
      expect(loadGraph(project.store)).toEqual(loadGraph(fresh.store));
      fresh.close();
    }
    project.close();
  });
});
