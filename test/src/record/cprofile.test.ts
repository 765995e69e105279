import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { folderOf } from "../../helpers/temporary-folder.ts";
import { hasPython, recordHere } from "./record-here.ts";

/** Calls by function name, read with Python's own pstats. */
function callsIn(profile: string): Record<string, [number, number]> {
  const code =
    "import json,pstats,sys;print(json.dumps({k[2]:v[:2] for k,v in pstats.Stats(sys.argv[1]).stats.items()}))";
  return JSON.parse(execFileSync("python3", ["-c", code, profile], { encoding: "utf8" }));
}

const fib = `
import sys
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)
if __name__ == "__main__":
    print("args", sys.argv[1:])
    print("fib", fib(10))
    sys.exit(int(sys.argv[1]) if len(sys.argv) > 1 else 0)
`;

describe.skipIf(!hasPython)("recording Python under cProfile (skipped without python3)", () => {
  it("counts a script's calls exactly, primitive ones apart", async () => {
    const folder = folderOf({ "fib.py": fib });
    const recording = await recordHere(folder, "cprofile", ["python3", "fib.py"]);
    expect(recording).toMatchObject({
      exitCode: 0,
      aborted: false,
      profiler: "cprofile",
      command: ["python3", "fib.py"],
    });
    expect(callsIn(recording.files[0]!.path).fib).toEqual([1, 177]);
  });

  it("keeps the program's exit code and its arguments", async () => {
    const folder = folderOf({ "fib.py": fib });
    const recording = await recordHere(folder, "cprofile", ["python3", "-O", "fib.py", "3", "--flag"]);
    expect(recording.exitCode).toBe(3);
    expect(recording.stdout).toContain("args ['3', '--flag']");
    expect(recording.files).toHaveLength(1);
  });

  it("records a module of a package, a package's __main__, and code on the command line", async () => {
    const folder = folderOf({
      "pkg/__init__.py": "",
      "pkg/__main__.py": "from pkg.work import run\nprint('main', __name__, run())",
      "pkg/work.py": "def run():\n    return 7\nif __name__ == '__main__':\n    print('work', run())",
    });
    const module = await recordHere(folder, "cprofile", ["python3", "-m", "pkg.work"]);
    expect(module.stdout).toBe("work 7\n");
    expect(callsIn(module.files[0]!.path).run).toEqual([1, 1]);
    expect((await recordHere(folder, "cprofile", ["python3", "-m", "pkg"])).stdout).toBe("main __main__ 7\n");
    const code = await recordHere(folder, "cprofile", ["python3", "-c", "import pkg.work; print(pkg.work.run())"]);
    expect(code.stdout).toBe("7\n");
    expect(callsIn(code.files[0]!.path).run).toEqual([1, 1]);
  });

  it("keeps the profile of a program that fails, and shows the program's own traceback alone", async () => {
    const folder = folderOf({ "bad.py": "def fail():\n    raise ValueError('no')\nfail()" });
    const recording = await recordHere(folder, "cprofile", ["python3", "bad.py"]);
    expect(recording.exitCode).toBe(1);
    expect(recording.stderr).toContain("ValueError: no");
    expect(recording.stderr).not.toContain("_run");
    expect(callsIn(recording.files[0]!.path).fail).toEqual([1, 1]);
  });

  it("keeps what was measured until an interrupt", async () => {
    const folder = folderOf({ "loop.py": "def step():\n    pass\nstep()\nprint('ready')\nwhile True:\n    step()" });
    const recording = await recordHere(folder, "cprofile", ["python3", "loop.py"], "ready\n");
    expect(recording).toMatchObject({ aborted: true, exitCode: 130 });
    expect(callsIn(recording.files[0]!.path).step?.[0]).toBeGreaterThan(0);
  });

  it("keeps what was measured of a program that ignores the interrupt", async () => {
    const loop =
      "import signal, time\nsignal.signal(signal.SIGINT, signal.SIG_IGN)\nprint('ready')\nwhile True:\n    time.sleep(0.01)";
    const recording = await recordHere(folderOf({ "deaf.py": loop }), "cprofile", ["python3", "deaf.py"], "ready\n");
    expect(recording).toMatchObject({ aborted: true, exitCode: 143 });
    expect(recording.files).toHaveLength(1);
  });

  it("shows lines as they are printed, and keeps them in order", async () => {
    const folder = folderOf({ "talk.py": "import time\nprint('one')\ntime.sleep(0.3)\nprint('two')" });
    const recording = await recordHere(folder, "cprofile", ["python3", "talk.py"], "one\n");
    expect(recording.aborted).toBe(true);
    expect(recording.stdout).not.toContain("two");
    expect(readFileSync(recording.outputFile, "utf8")).toContain("one\n");
  });

  it("notes the peak of memory, also when it was freed again", async () => {
    const folder = folderOf({
      "big.py": "block = bytearray(80_000_000)\nblock[::4096] = b'x' * len(block[::4096])\ndel block",
    });
    const big = await recordHere(folder, "cprofile", ["python3", "big.py"]);
    const small = await recordHere(folderOf({ "small.py": "pass" }), "cprofile", ["python3", "small.py"]);
    expect((big.peakMemory ?? 0) - (small.peakMemory ?? 0)).toBeGreaterThan(60_000_000);
  });

  it("runs a script by its name with the interpreter that its first line names", async () => {
    const folder = folderOf({ "tool.py": `#!/usr/bin/env python3\nprint("tool", __name__, __file__)` });
    const recording = await recordHere(folder, "cprofile", ["tool.py"]);
    expect(recording.stdout).toBe(`tool __main__ ${folder}/tool.py\n`);
  });

  it("says what is wrong with a script that isn't there", async () => {
    const recording = await recordHere(folderOf({}), "cprofile", ["python3", "missing.py"]);
    expect(recording.exitCode).not.toBe(0);
    expect(recording.stderr).toContain("missing.py");
    expect(recording.files).toEqual([]);
  });
});

describe("a command that can't be recorded", () => {
  it("is refused with the program's name when it isn't there", async () => {
    await expect(recordHere(folderOf({}), "cprofile", ["./nothing/python3", "x.py"])).rejects.toThrow(
      /nothing\/python3/,
    );
  });

  it("is refused when it isn't Python, with another profiler as the way out", async () => {
    await expect(recordHere(folderOf({}), "cprofile", ["node", "x.js"])).rejects.toThrow(/node isn't a Python program/);
  });
});
