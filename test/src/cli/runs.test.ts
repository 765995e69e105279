import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { exampleCopy } from "../../helpers/example-copy.ts";
import { cliDocument, cliOutput, runCli } from "../../helpers/run-cli.ts";
import { temporaryFolder } from "../../helpers/temporary-folder.ts";

const processes = fileURLToPath(new URL("../../fixtures/profiles/processes.trace.json", import.meta.url));

interface RunsDocument {
  readonly runs: readonly {
    label: string;
    parameters: Record<string, string>;
    measures: { name: string; whole: number }[];
  }[];
}

async function importedExample(): Promise<string> {
  const folder = exampleCopy("tax-forms");
  await cliOutput(folder, ["import", "runs/before.pstats", "--label", "before", "--param", "Form count (forms)=2000"]);
  await cliOutput(folder, ["import", "runs/after.pstats", "--label", "after"]);
  return folder;
}

describe("callsketch import, runs and top", () => {
  it("keeps label and parameters, and prints the report as an engineer would write it by hand", async () => {
    const folder = await importedExample();
    const { runs } = await cliDocument<RunsDocument>(folder, ["runs", "--json"]);
    expect(runs.map((run) => run.label)).toEqual(["before", "after"]);
    expect(runs[0]?.parameters).toEqual({ "Form count (forms)": "2000" });
    const lines = (await cliOutput(folder, ["top", "--run", "before", "-n", "5"])).split("\n");
    expect(lines[0]).toBe("Form count (forms): 2000");
    expect(lines[1]).toBe("Top 5 Calls");
    expect(lines[2]).toMatch(/^Time\s+Calls\s+Name$/);
  });

  it("shows hidden code with recursive and primitive calls at the top, and it is gone after the fix", async () => {
    const folder = await importedExample();
    const before = await cliOutput(folder, ["top", "--run", "before", "--sort", "self"]);
    expect(before).toMatch(/660330\/330\s+\S*__subclasscheck__/);
    expect(await cliOutput(folder, ["top", "--run", "after", "-n", "200"])).not.toContain("__subclasscheck__");
  });

  it("stores nothing of a profile that is broken, and says where it breaks", async () => {
    const folder = exampleCopy("tax-forms");
    writeFileSync(join(folder, "cut.pstats"), readFileSync(join(folder, "runs/before.pstats")).subarray(0, 20_000));
    const { code, stderr } = await runCli(folder, ["import", "cut.pstats", "--quiet"]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/cut\.pstats.*(byte|offset)/);
    expect(await cliDocument<RunsDocument>(folder, ["runs", "--json"])).toMatchObject({ runs: [] });
  });

  it("names the runs that there are when one isn't", async () => {
    const { code, stderr } = await runCli(await importedExample(), ["top", "--run", "never", "--quiet"]);
    expect(code).toBe(2);
    expect(stderr).toContain('There is no run "never". Runs are: 1 (before), 2 (after).');
  });
});

describe("callsketch top, flow and compare of some threads", () => {
  it("take threads by name and processes by number, and say in JSON which they were", async () => {
    const folder = exampleCopy("tax-forms");
    await cliOutput(folder, ["import", processes]);
    expect(await cliOutput(folder, ["top", "--thread", "Worker"])).toMatch(/0\.030000000\s+1\s+\S*due_of/);
    const top = await cliDocument<{ run: { threads: string[] } }>(folder, ["top", "--process", "200", "--json"]);
    expect(top.run.threads).toEqual(["MainThread (200:1)"]);
    const asked = ["flow", "--thread", "MainThread", "--process", "100", "--json"];
    const flow = await cliDocument<{ run: { threads: string[] }; whole: number }>(folder, asked);
    expect(flow).toMatchObject({ run: { threads: ["MainThread (100:1)"] }, whole: 100e6 });
    expect(await cliOutput(folder, ["compare", "1", "1", "--thread", "Worker"])).toMatch(/Time\s+60 ms\s+60 ms/);
  });

  it("name the threads and processes that there are when one isn't", async () => {
    const folder = exampleCopy("tax-forms");
    await cliOutput(folder, ["import", processes]);
    const { code, stderr } = await runCli(folder, ["top", "--thread", "never", "--quiet"]);
    expect(code).toBe(2);
    expect(stderr).toContain("Its threads are: MainThread (100:1), Worker, MainThread (200:1).");
    const other = await runCli(folder, ["top", "--process", "9", "--quiet"]);
    expect(other.stderr).toContain("Its processes are: 100, 200.");
  });
});

describe("callsketch hidden and unexercised", () => {
  it("lists measured calls that the source doesn't show, dearest first, and none that it shows", async () => {
    const folder = await importedExample();
    const { calls } = await cliDocument<{
      calls: { callerName: string; calleeName: string; calls: number; total: number }[];
    }>(folder, ["hidden", "--run", "before", "--json"]);
    expect(calls.every((call, index) => index === 0 || call.total <= calls[index - 1]!.total)).toBe(true);
    const { calls: shown } = await cliDocument<{ calls: { caller: string; callee: string }[] }>(folder, [
      "calls",
      "--json",
    ]);
    const known = new Set(shown.map(({ caller, callee }) => `${caller} ${callee}`));
    const hidden = calls as unknown as { caller: string; callee: string }[];
    expect(hidden.length).toBeGreaterThan(0);
    expect(hidden.filter(({ caller, callee }) => known.has(`${caller} ${callee}`))).toEqual([]);
    expect(await cliOutput(folder, ["hidden", "--run", "before", "-n", "3"])).toMatch(
      /^\s*Total\s+Calls\s+In the source\s+Call/,
    );
  });

  it("lists what no chosen run reached, and less with each further run", async () => {
    const folder = await importedExample();
    interface Unreached {
      readonly evidence: string;
      readonly functions: { id: string; name: string }[];
      readonly calls: { caller: string; callee: string }[];
    }
    const one = await cliDocument<Unreached>(folder, ["unexercised", "--run", "before", "--json"]);
    const both = await cliDocument<Unreached>(folder, ["unexercised", "--run", "before", "after", "--json"]);
    const before = new Set(one.functions.map(({ id }) => id));
    expect(one.evidence).toBe("calls");
    expect(before.has("taxes/calculator.py#Calculator.calculate")).toBe(false);
    expect(both.functions.every(({ id }) => before.has(id))).toBe(true);
    expect(both.functions.length).toBeLessThan(one.functions.length);
    expect(one.calls.filter(({ caller }) => before.has(caller))).toEqual([]);
    expect(await cliOutput(folder, ["unexercised", "--run", "before"])).toMatch(
      /^\d+ functions not entered, \d+ calls not made/,
    );
  });
});

describe("a run that counts functions, not who called them", () => {
  const shop =
    "function price() { return 1; }\nfunction never() { return price(); }\nif (price() > 1) never();\nprice();\n";

  async function covered(): Promise<string> {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "shop.js"), shop);
    execFileSync(process.execPath, ["shop.js"], { cwd: folder, env: { ...process.env, NODE_V8_COVERAGE: "coverage" } });
    const [file] = readdirSync(join(folder, "coverage"));
    await cliOutput(folder, ["import", `coverage/${file}`, "--label", "counts"]);
    return folder;
  }

  it("has no hidden calls to list, and says so instead of claiming that there are none", async () => {
    const { code, stderr } = await runCli(await covered(), ["hidden", "--quiet"]);
    expect(code).toBe(2);
    expect(stderr).toContain('The run "counts" tells what ran, not who called it. Choose a run of a profiler');
  });

  it("leaves out of the calls not made those whose callee ran", async () => {
    const document = await cliDocument<{
      evidence: string;
      functions: { name: string }[];
      calls: { callee: string }[];
    }>(await covered(), ["unexercised", "--json"]);
    expect(document.evidence).toBe("functions");
    expect(document.functions.map(({ name }) => name)).toEqual(["shop.js:never"]);
    expect(document.calls.map(({ callee }) => callee)).toEqual(["shop.js#never"]);
  });
});

describe("callsketch flow --json", () => {
  it("says of each call where it is known from, and how well the run met the project", async () => {
    const folder = await importedExample();
    interface Flow {
      readonly edges: { provenance: string; certainty: string; sites: unknown[]; residual: boolean }[];
      readonly matchReport: {
        project: number;
        external: number;
        unmatched: number;
        heaviestUnmatched: unknown[];
      } | null;
    }
    const flow = await cliDocument<Flow>(folder, ["flow", "--run", "before", "--json"]);
    const { project = 0, external = 0, unmatched = 0 } = flow.matchReport ?? {};
    expect(project + external + unmatched).toBeCloseTo(1, 9);
    expect(unmatched).toBeLessThan(0.01);
    const direct = flow.edges.filter(({ residual }) => !residual);
    expect(direct.filter(({ provenance, sites }) => provenance === "both" && sites.length === 0)).toEqual([]);
    expect(direct.filter(({ provenance, sites }) => provenance === "measured" && sites.length > 0)).toEqual([]);
    expect(new Set(direct.map(({ provenance }) => provenance))).toEqual(new Set(["both", "measured", "static"]));
    const source = await cliDocument<Flow>(folder, ["flow", "--static", "--json"]);
    expect(source.matchReport).toBeNull();
    expect(source.edges.every(({ provenance }) => provenance === "static")).toBe(true);
  });
});

describe("callsketch inspect", () => {
  it("reads a profile without a project and leaves nothing behind", async () => {
    const folder = exampleCopy("tax-forms");
    const document = await cliDocument<{ schema: string; runs: { hasCalls: boolean }[] }>(folder, [
      "inspect",
      "runs/before.pstats",
      "--json",
    ]);
    expect(document).toMatchObject({
      schema: "callsketch.run/1",
      format: "pstats",
      runs: [{ hasCalls: true, hasStacks: false }],
    });
    expect(existsSync(join(folder, ".callsketch/store.db"))).toBe(false);
  });
});

describe("callsketch compare", () => {
  it("writes the text of a pull request: percentages, both top tables, and that noise is unknown", async () => {
    const text = await cliOutput(await importedExample(), ["compare", "before", "after", "--format", "markdown"]);
    for (const words of ["__subclasscheck__", "Top 20 calls", "%", "unknown"]) expect(text).toContain(words);
  });

  it("compares profile files without keeping them as runs", async () => {
    const folder = exampleCopy("tax-forms");
    const document = await cliDocument(folder, ["compare", "runs/before.pstats", "runs/after.pstats", "--json"]);
    expect(document.schema).toBe("callsketch.comparison/1");
    expect(await cliDocument<RunsDocument>(folder, ["runs", "--json"])).toMatchObject({ runs: [] });
  });
});

describe("callsketch check", () => {
  it("fails before and holds after, with exit codes 1 and 0", async () => {
    const folder = await importedExample();
    const before = await runCli(folder, ["check", "before"]);
    expect(before.code).toBe(1);
    expect(before.stdout).toMatch(/over\s+subclass checks\s+660,330/);
    const after = await runCli(folder, ["check", "after"]);
    expect(after.code).toBe(0);
    expect(after.stdout).toMatch(/within\s+subclass checks\s+0/);
  });

  it("writes annotations and the job summary under GitHub Actions", async () => {
    const folder = await importedExample();
    const summary = join(folder, "summary.md");
    const { stdout } = await runCli(folder, ["check", "before"], {
      GITHUB_ACTIONS: "true",
      GITHUB_STEP_SUMMARY: summary,
    });
    expect(stdout).toMatch(/^::error .*subclass checks/m);
    expect(readFileSync(summary, "utf8")).toContain("| subclass checks |");
  });

  it("ends with 2 when the budgets can't be read, and says where", async () => {
    const folder = await importedExample();
    writeFileSync(
      join(folder, ".callsketch/budgets.json"),
      '{"budgets": [{"name": "x", "quantity": "colour", "most": 1}]}',
    );
    const { code, stderr } = await runCli(folder, ["check", "--quiet"]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/budgets\.json, budget 1/);
  });
});

describe("callsketch notes", () => {
  it("keeps a note as a text file, finds it again, and lists it as orphan when its function is gone", async () => {
    const folder = exampleCopy("tax-forms");
    await cliOutput(folder, [
      "notes",
      "add",
      "Calculator.calculate",
      "--complexity",
      "O(values)",
      "--text",
      "The sum.",
    ]);
    const listed = await cliDocument<{ notes: { state: string; complexity: string }[] }>(folder, ["notes", "--json"]);
    expect(listed.notes).toMatchObject([{ state: "attached", complexity: "O(values)" }]);
    writeFileSync(join(folder, "taxes/calculator.py"), "class Calculator:\n    pass\n");
    const orphaned = await cliDocument<{ notes: { state: string; text: string }[] }>(folder, ["notes", "--json"]);
    expect(orphaned.notes).toMatchObject([{ state: "orphan", text: "The sum." }]);
  });

  it("asks which function is meant when a name fits several", async () => {
    const { code, stderr } = await runCli(exampleCopy("tax-forms"), ["notes", "add", "due", "--text", "x", "--quiet"]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/"due" names \d+ functions\. Choose one of: /);
  });
});

describe("callsketch flow", () => {
  it.each([
    "svg",
    "png",
    "pdf",
    "ascii",
    "box",
    "mermaid",
    "dot",
    "drawio",
    "excalidraw",
    "graphml",
    "markdown",
    "json",
  ])("writes %s from one scene", async (format) => {
    const folder = await importedExample();
    await cliOutput(folder, ["flow", "--run", "before", "--format", format, "-o", "flow.out"]);
    expect(readFileSync(join(folder, "flow.out")).length).toBeGreaterThan(200);
  });

  it("shows the trail from a calculation to the hidden check", async () => {
    const folder = await importedExample();
    const { nodes } = await cliDocument<{ nodes: { qualifiedName: string }[] }>(folder, [
      "flow",
      "--run",
      "before",
      "--from",
      "Calculator.calculate",
      "--to",
      "ABCMeta.__subclasscheck__",
      "--json",
    ]);
    const names = nodes.map((node) => node.qualifiedName);
    expect(names).toContain("taxes.calculator.Calculator.amount_of");
    expect(names.some((name) => name.endsWith("__subclasscheck__"))).toBe(true);
  });

  it("opens an exported picture again, and draws the same", async () => {
    const folder = await importedExample();
    await cliOutput(folder, ["flow", "--run", "before", "-o", "first.svg"]);
    await cliOutput(folder, ["flow", "--board", "first.svg", "-o", "second.svg"]);
    expect(readFileSync(join(folder, "second.svg"), "utf8")).toBe(readFileSync(join(folder, "first.svg"), "utf8"));
  });

  it("keeps ASCII within 100 columns, for a comment in code", async () => {
    const text = await cliOutput(await importedExample(), ["flow", "--run", "before", "--format", "ascii"]);
    expect(Math.max(...text.split("\n").map((line) => line.length))).toBeLessThanOrEqual(100);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: exactly the printable ASCII characters and line ends
    expect(text).toMatch(/^[\x0a\x20-\x7e]*$/);
  });
});
