import { describe, expect, it } from "vitest";
import { compareRuns } from "#compare/compare-runs.ts";
import { comparisonDocument } from "#compare/comparison-document.ts";
import { comparisonMarkdown } from "#compare/comparison-markdown.ts";
import { comparisonText } from "#compare/comparison-text.ts";
import type { Comparison } from "#model/comparison.ts";
import { aRun, measuredGraph } from "../../helpers/measured-run.ts";

function comparison(name = "external:abc.ABCMeta.__subclasscheck__"): Comparison {
  const command = { argv: ["python", "reproduce.py", "--forms", "200"], folder: "", profiler: "cprofile" };
  return compareRuns(
    {
      run: aRun("before", {
        wallTime: 33e9,
        peakMemory: 138e6,
        command,
        commit: "0123456789abcdef0123",
        dirty: true,
        parameters: { forms: "200" },
      }),
      graph: measuredGraph(`reproduce.py#main 1 0.5 10\n${name} 660300/300 9 9.5`, { whole: 10e9 }),
    },
    {
      run: aRun("after", {
        wallTime: 26e9,
        peakMemory: 19e6,
        command,
        commit: "fedcba98765432100123",
        dirty: false,
        parameters: { forms: "200" },
      }),
      graph: measuredGraph("reproduce.py#main 1 0.5 1", { whole: 1e9 }),
    },
  );
}

describe("the pull request text", () => {
  const text = comparisonMarkdown(comparison());

  it("says in one line what changed, with percentages", () => {
    const line = text.split("\n").find((candidate) => candidate.startsWith("**"));
    expect(line).toBe(
      "**Time 10 s → 1 s (−90 %), wall time 33 s → 26 s (−21 %), peak memory 138 MB → 19 MB (−86 %), calls 660,301 → 1 (−99.9 %).**",
    );
  });

  it("names the function with recursive and primitive counts before, and 0 after", () => {
    expect(text).toContain("| `abc.ABCMeta.__subclasscheck__` (only before) | 660,300/300 → 0 | −660,300 (−100 %) |");
  });

  it("holds the top calls of both sides, the command and the commits", () => {
    expect(text.match(/Top 20 Calls/g)).toHaveLength(2);
    expect(text).toContain("9.500000000     660300/300  abc.ABCMeta.__subclasscheck__");
    expect(text).toContain("`python reproduce.py --forms 200`");
    expect(text).toContain("`0123456789ab` with uncommitted changes | `fedcba987654` |");
  });

  it("says that noise is unknown", () => {
    expect(text).toContain("from run to run is unknown");
  });

  it("keeps its tables whole whatever a function is called", () => {
    const hostile = comparisonMarkdown(comparison("external:a|b`c</details>|"));
    const rows = hostile.split("\n").filter((line) => line.startsWith("|") && line.includes("only before"));
    expect(rows).toHaveLength(1);
    expect(rows[0]?.match(/(?<!\\)\|/g)).toHaveLength(7);
  });
});

describe("a table of changes", () => {
  it("leaves out what changed by less than 0.5 % of the run, and says how many those are", () => {
    const before = "a.py#hot 100 5 5\na.py#noise 100 0.010 1\na.py#called 100 0.010 1";
    const after = "a.py#hot 100 4 4\na.py#noise 100 0.011 1\na.py#called 300 0.010 1";
    const text = comparisonMarkdown(
      compareRuns({ run: aRun("a"), graph: measuredGraph(before) }, { run: aRun("b"), graph: measuredGraph(after) }),
    );
    const rows = text.split("\n").filter((line) => line.startsWith("| `a."));
    expect(rows.map((row) => row.split(" ")[1])).toEqual(["`a.hot`", "`a.called`"]);
    expect(text).toContain("1 more function differs less than these.");
  });
});

describe("the text for the terminal", () => {
  it("shows the whole runs and the functions that changed", () => {
    const text = comparisonText(comparison());
    expect(text).toMatch(/Peak memory\s+138 MB\s+19 MB\s+−86 %/);
    expect(text).toMatch(/9 s → 0 s.*660,300\/300 → 0.*__subclasscheck__ \(only in base\)/);
  });

  it("leaves out functions that didn't change", () => {
    const same = "a.py#f 1 1 1";
    const text = comparisonText(
      compareRuns({ run: aRun("a"), graph: measuredGraph(same) }, { run: aRun("b"), graph: measuredGraph(same) }),
    );
    expect(text).toContain("No function changed in calls or cost.");
  });
});

describe("callsketch.comparison/1", () => {
  it("keeps unknown as null and counts beyond 2^53 as text", () => {
    const document = JSON.parse(
      comparisonDocument(
        compareRuns(
          { run: aRun("a", { hasCalls: true }), graph: measuredGraph("a.py#f 9007199254740993 1 ?") },
          { run: aRun("b", { hasCalls: true }), graph: measuredGraph("a.py#f 1 1 ?") },
        ),
      ),
    );
    expect(document.schema).toBe("callsketch.comparison/1");
    expect(document.functions[0].calls.base).toBe("9007199254740993");
    expect(document.functions[0].total).toEqual({ base: null, head: null });
    expect(document.wallTime).toEqual({ base: null, head: null });
  });
});
