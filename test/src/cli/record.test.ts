import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { exampleCopy } from "../../helpers/example-copy.ts";
import { cliDocument, runCli } from "../../helpers/run-cli.ts";
import { folderOf } from "../../helpers/temporary-folder.ts";
import { hasPython } from "../record/record-here.ts";

const node = process.execPath;

interface RunsDocument {
  readonly runs: readonly { label: string; exitCode: number; parameters: Record<string, string>; wallTime: number }[];
}

const counting = {
  "count.mjs": "function step(n) { return n; }\nfor (let i = 0; i < Number(process.argv[2]); i++) step(i);\n",
};

describe("callsketch record", () => {
  it("shows what the program prints, and keeps exit code, wall time and command with the run", async () => {
    const folder = folderOf({ "fail.mjs": "console.log('so far');\nprocess.exitCode = 3;\n" });
    const { code, stdout, stderr } = await runCli(folder, ["record", "--label", "failing", "--", node, "fail.mjs"]);
    expect(code).toBe(0); // the recording worked; what the program said is in the run
    expect(stdout).toContain("so far");
    expect(stderr).toContain("The program failed (exit code 3)");
    const { runs } = await cliDocument<RunsDocument>(folder, ["runs", "--json"]);
    expect(runs).toMatchObject([{ label: "failing", exitCode: 3, command: { profiler: "node" } }]);
    expect(runs[0]?.wallTime).toBeGreaterThan(0);
  });

  it("says which program wasn't found, and stores nothing", async () => {
    const folder = folderOf(counting);
    const { code, stderr } = await runCli(folder, ["record", "--", "no-such-program-at-all"]);
    expect(code).toBe(2);
    expect(stderr).toContain("no-such-program-at-all");
    expect(await cliDocument<RunsDocument>(folder, ["runs", "--json"])).toMatchObject({ runs: [] });
  });

  it("repeats a run with the command that is stored with it", async () => {
    const folder = folderOf(counting);
    await runCli(folder, ["record", "--label", "first", "--", node, "count.mjs", "7"]);
    const { code } = await runCli(folder, ["rerun"]);
    expect(code).toBe(0);
    expect((await cliDocument<RunsDocument>(folder, ["runs", "--json"])).runs.map((run) => run.label)).toEqual([
      "first",
      "first 2",
    ]);
  });
});

describe("callsketch scale", () => {
  it("records once for each value, with exact counts that follow it", async () => {
    const folder = folderOf(counting);
    const { code } = await runCli(folder, ["scale", "--param", "n=10,20", "--", node, "count.mjs", "{n}"]);
    expect(code).toBe(0);
    for (const n of ["10", "20"]) {
      const { functions } = await cliDocument<{ functions: { name: string; calls: number }[] }>(folder, [
        "top",
        "--run",
        `n=${n}`,
        "--sort",
        "calls",
        "--mine",
        "--json",
      ]);
      expect(functions.find((one) => one.name === "step")).toMatchObject({ calls: Number(n) });
    }
  });

  it("asks for the place of the parameter in the command", async () => {
    const { code, stderr } = await runCli(folderOf(counting), ["scale", "--param", "n=1,2", "--", node, "count.mjs"]);
    expect(code).toBe(2);
    expect(stderr).toContain("Write {n} in it");
  });
});

const pairs = `import sys

def same(a, b):
    return a == b

def pairs(items):
    return [a for a in items for b in items if same(a, b)]

pairs(range(int(sys.argv[1])))
`;

interface Row {
  readonly qualifiedName: string;
  readonly noted: string | null;
}

describe("complexity fitted from a series", () => {
  it.skipIf(!hasPython)(
    "tells the growth of calls exactly, and where a note is refuted by the runs (skipped without python3)",
    async () => {
      const folder = folderOf({ "pairs.py": pairs });
      const scale = ["scale", "--param", "n=5,10,20,40", "--", "python3", "pairs.py", "{n}"];
      const series = await runCli(folder, scale);
      expect(series.code, series.stderr).toBe(0);
      expect(series.stdout).toMatch(/^Steepest growth, n = 5 to 40$/m);
      expect((await runCli(folder, ["complexity", "--strict"])).code).toBe(0);
      await runCli(folder, ["notes", "add", "pairs.pairs", "--complexity", "O(n)"]);
      const { functions } = await cliDocument<{ functions: Row[] }>(folder, ["complexity", "--all", "--json"]);
      const row = (name: string) => functions.find(({ qualifiedName }) => qualifiedName === `pairs.${name}`);
      expect(row("pairs")).toMatchObject({
        noted: "O(n)",
        agreement: "disagree",
        fit: { parameter: "n", calls: { text: "O(1)" }, callsMade: { text: "O(n^2)", degree: 2 } },
      });
      expect(row("same")).toMatchObject({ fit: { calls: { text: "O(n^2)" } } });
      expect((await runCli(folder, ["complexity", "--strict"])).code).toBe(1);
    },
  );

  it("asks for a series where no runs differ in the parameter", async () => {
    const { code, stderr } = await runCli(folderOf({ "pairs.py": pairs }), ["complexity", "--param", "n"]);
    expect(code).toBe(2);
    expect(stderr).toContain("callsketch scale --param n=100,200,400,800");
  });
});

describe("opening a project", () => {
  it("makes nothing but the store and its own .gitignore", async () => {
    const folder = exampleCopy("order-book");
    await runCli(folder, ["index", "."]);
    expect(readdirSync(join(folder, ".callsketch")).sort()).toEqual([".gitignore", "budgets.json", "store.db"]);
    expect(existsSync(join(folder, "node_modules"))).toBe(false);
  });
});
