import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { CommitGate } from "#project/commit-gate.ts";
import { importApart } from "#project/import-apart.ts";
import { openProject } from "#project/open-project.ts";
import { runs } from "#store/queries/runs.ts";
import { folderOf, temporaryFolder } from "../../helpers/temporary-folder.ts";

const never = new AbortController().signal;
const small = fileURLToPath(new URL("../../fixtures/profiles/cprofile.pstats", import.meta.url));

/** Collapsed stacks of so many functions, in a folder of its own. */
function manyFunctions(count: number): string {
  const file = join(temporaryFolder(), "many.collapsed");
  writeFileSync(file, Array.from({ length: count }, (_, index) => `main;function_${index} 3\n`).join(""));
  return file;
}

function emptyProject() {
  return openProject(folderOf({ "app.py": "def main():\n    pass\n" }), temporaryFolder());
}

describe("an import in a thread of its own", () => {
  it("leaves the engine free for questions while the run is stored", async () => {
    const project = emptyProject();
    let turns = 0;
    let ticking: NodeJS.Immediate | null = null;
    const tick = () => {
      turns++;
      runs(project.store);
      ticking = setImmediate(tick);
    };
    const onProgress = ({ stage }: { stage: string }) => {
      if (stage === "storing the run") ticking ??= setImmediate(tick);
    };
    const file = manyFunctions(20_000);
    const { run } = await importApart(
      project,
      { kind: "file", path: file },
      { label: null },
      { onProgress, signal: never },
    );
    clearImmediate(ticking ?? undefined);
    expect(turns).toBeGreaterThan(20);
    expect(run).toMatchObject({ label: "many.collapsed".replace(".collapsed", ""), format: "collapsed" });
    project.close();
  });

  it("that is cancelled while it stores leaves nothing, and the store free for the next", async () => {
    const project = emptyProject();
    const controller = new AbortController();
    const onProgress = ({ stage }: { stage: string }) => {
      if (stage === "storing the run") controller.abort(new Error("enough"));
    };
    const input = { kind: "file", path: manyFunctions(50_000) } as const;
    const work = importApart(project, input, { label: null }, { onProgress, signal: controller.signal });
    await expect(work).rejects.toThrow("enough");
    expect(runs(project.store)).toEqual([]);
    const next = { kind: "file", path: small } as const;
    await importApart(project, next, { label: "next" }, { onProgress: () => {}, signal: never });
    expect(runs(project.store).map(({ label }) => label)).toEqual(["next"]);
    project.close();
  });

  it("reports the bytes read, and gives what was dropped without a path the name of its file", async () => {
    const project = emptyProject();
    const seen: number[] = [];
    const onProgress = ({ stage, done }: { stage: string; done: number }) => {
      if (stage.startsWith("reading")) seen.push(done);
    };
    const file = manyFunctions(1000);
    await importApart(project, { kind: "file", path: file }, { label: null }, { onProgress, signal: never });
    expect(seen.at(-1)).toBe(Array.from({ length: 1000 }, (_, index) => `main;function_${index} 3\n`).join("").length);
    const bytes = new TextEncoder().encode("main;dropped 4\n");
    const input = { kind: "content", fileName: "dropped.folded", bytes } as const;
    const { run } = await importApart(project, input, { label: null }, { onProgress, signal: never });
    expect(run).toMatchObject({ label: "dropped", file: "dropped.folded" });
    project.close();
  });

  it("says what is wrong with a file as an import in the engine's own thread does", async () => {
    const project = emptyProject();
    const bytes = new TextEncoder().encode('{"nodes":[],"startTime":1');
    const input = { kind: "content", fileName: "cut.cpuprofile", bytes } as const;
    const work = importApart(project, input, { label: null }, { onProgress: () => {}, signal: never });
    await expect(work).rejects.toMatchObject({
      problem: { text: expect.stringMatching(/^cut\.cpuprofile, byte \d+: /) },
    });
    expect(runs(project.store)).toEqual([]);
    project.close();
  });
});

describe("a cancel and a commit at the same time", () => {
  it("go to whoever asked first", () => {
    const cancelled = new CommitGate();
    expect([cancelled.cancel(), new CommitGate(cancelled.memory).commit()]).toEqual([true, false]);
    const committed = new CommitGate();
    expect([new CommitGate(committed.memory).commit(), committed.cancel()]).toEqual([true, false]);
  });
});

const canMount = spawnSync("unshare", ["-rm", "mount", "-t", "tmpfs", "tmpfs", "/mnt"]).status === 0;

describe("an import onto a full disk", () => {
  it.skipIf(!canMount)("says so, keeps the runs that were there, and leaves a sound store", () => {
    const disk = temporaryFolder();
    const program = fileURLToPath(new URL("./full-disk-import.ts", import.meta.url));
    const script = `mount -t tmpfs -o size=6m tmpfs "$1" && exec "$2" "$3" "$1" "$4" "$5"`;
    const names = [disk, process.execPath, program, small, manyFunctions(4000)];
    const { stdout, stderr } = spawnSync("unshare", ["-rm", "sh", "-c", script, "sh", ...names], { encoding: "utf8" });
    expect(stderr).toBe("");
    const { problem, stored, left, after, check } = JSON.parse(stdout);
    expect(problem).toEqual({ text: "The disk is full.", hint: "Free some space and try again." });
    expect(stored).toBeGreaterThan(0);
    expect([left, after, check]).toEqual([stored + 1, stored + 1, "ok"]);
  });
});
