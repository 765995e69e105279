import { execFileSync } from "node:child_process";
import { chmodSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { availableProfilers } from "#record/available-profilers.ts";
import { guessProfiler } from "#record/guess-profiler.ts";
import { pythonCommand } from "#record/python-command.ts";
import { workTreeState } from "#record/work-tree-state.ts";
import { folderOf, temporaryFolder } from "../../helpers/temporary-folder.ts";
import { hasPython } from "./record-here.ts";

describe.skipIf(!hasPython)("reading a Python command line (skipped without python3)", () => {
  it.each([
    [["python3", "a.py", "-m", "x"], [], "script", "a.py", ["-m", "x"]],
    [["python3", "-m", "pkg.mod", "--n", "3"], [], "module", "pkg.mod", ["--n", "3"]],
    [["python3", "-mpkg"], [], "module", "pkg", []],
    [["python3", "-Bm", "pkg"], ["-B"], "module", "pkg", []],
    [["python3", "-W", "ignore", "-X", "dev", "-u", "a.py"], ["-W", "ignore", "-X", "dev", "-u"], "script", "a.py", []],
    [["python3", "-c", "print(1)", "x"], [], "code", "print(1)", ["x"]],
  ] as const)("takes %j apart", (argv, options, kind, target, args) => {
    expect(pythonCommand(argv, "/")).toMatchObject({ options, kind, target, args });
  });

  it("finds the interpreter of an installed program by its first line", () => {
    const folder = folderOf({ "bin/tool": "#!/opt/venv/bin/python3.12\n" });
    chmodSync(`${folder}/bin/tool`, 0o755);
    expect(pythonCommand(["bin/tool", "x"], folder)).toMatchObject({
      interpreter: ["/opt/venv/bin/python3.12"],
      kind: "script",
      target: `${folder}/bin/tool`,
      args: ["x"],
    });
  });

  it("refuses Python without a program", () => {
    expect(() => pythonCommand(["python3", "-i"], "/")).toThrow(/without a program/);
  });
});

describe("choosing a profiler", () => {
  it.skipIf(!hasPython)("takes cProfile for Python (skipped without python3)", () => {
    expect(guessProfiler(["python3", "a.py"], "/")).toBe("cprofile");
    expect(guessProfiler(["a.py"], "/")).toBe("cprofile");
  });

  it("takes V8's for Node, for what starts Node, and for scripts by name", () => {
    for (const argv of [["node", "a.js"], ["npm", "test"], ["main.ts"]]) expect(guessProfiler(argv, "/")).toBe("node");
  });

  it("says that it can't tell, and which there are", () => {
    expect(() => guessProfiler(["ls"], "/")).toThrow(/which profiler fits ls.*cprofile/s);
    expect(() => guessProfiler(["no-such-program"], "/")).toThrow(/no-such-program wasn't found/);
    expect(() => guessProfiler([], "/")).toThrow(/no command/);
  });

  it("gives the command that installs what is missing", async () => {
    for (const { available, hint } of await availableProfilers(temporaryFolder()))
      expect(hint === null).toBe(available);
  });
});

describe("the state of the work tree", () => {
  const git = (folder: string, ...args: string[]) => {
    const who = ["-c", "user.name=A", "-c", "user.email=a@example.org"];
    return execFileSync("git", [...who, "-C", folder, ...args], { encoding: "utf8" }).trim();
  };

  it("is the commit and whether tracked files changed", async () => {
    const folder = folderOf({ "a.txt": "one" });
    git(folder, "init", "-q");
    git(folder, "add", "a.txt");
    git(folder, "commit", "-qm", "one");
    const commit = git(folder, "rev-parse", "HEAD");
    expect(await workTreeState(folder)).toEqual({ commit, dirty: false });
    execFileSync("sh", ["-c", "echo two > a.txt; echo new > b.txt"], { cwd: folder });
    expect(await workTreeState(folder)).toEqual({ commit, dirty: true });
  });

  it("is unknown without a repository", async () => {
    expect(await workTreeState(temporaryFolder())).toEqual({ commit: null, dirty: null });
  });

  it("runs nothing that the repository configures", async () => {
    const folder = folderOf({ "a.txt": "one", "hook.sh": "#!/bin/sh\ntouch ran\n" });
    chmodSync(`${folder}/hook.sh`, 0o755);
    git(folder, "init", "-q");
    git(folder, "add", "a.txt");
    git(folder, "commit", "-qm", "one");
    git(folder, "config", "core.fsmonitor", `${folder}/hook.sh`);
    await workTreeState(folder);
    expect(execFileSync("ls", [folder], { encoding: "utf8" })).not.toContain("ran");
  });
});
