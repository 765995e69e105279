import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { FunctionId } from "#model/ids.ts";
import { exampleCopy } from "../../helpers/example-copy.ts";
import { openedEngine, runningEngine } from "../../helpers/running-engine.ts";
import { temporaryFolder } from "../../helpers/temporary-folder.ts";

const sorted = "src/book.ts#OrderBook.sorted" as FunctionId;
const best = "src/book.ts#OrderBook.best" as FunctionId;
const recorded = {
  argv: [process.execPath, "rmr.ts", "--orders", "300"],
  folder: "",
  profiler: "node",
  label: "small",
  parameters: { orders: "300" },
} as const;

describe("the engine behind a window", () => {
  it("shows a project at once and tells when it is indexed", async () => {
    const engine = runningEngine();
    const first = await engine.ask("openProject", exampleCopy("order-book"));
    expect(first).toMatchObject({ name: "order-book", index: null, indexing: true, runs: [] });
    const { project } = await engine.event("indexed");
    expect(project).toMatchObject({ indexing: false, index: { unreadable: [], filesRead: 5 } });
    expect(await engine.ask("recentProjects")).toMatchObject([{ name: "order-book", exists: true }]);
  });

  it("answers with a sentence when no project is open", async () => {
    expect(await runningEngine().refusal("runs")).toEqual({
      text: "No project is open.",
      hint: "Open a folder first.",
    });
  });

  it("keeps the open project when another one can't be opened", async () => {
    const engine = await openedEngine(exampleCopy("order-book"));
    expect((await engine.refusal("openProject", "/nowhere/at/all")).text).toContain("/nowhere/at/all doesn't exist");
    expect(await engine.ask("runs")).toEqual([]);
  });

  it("describes a function by the source alone: callers, callees, and that nothing was measured", async () => {
    const engine = await openedEngine(exampleCopy("order-book"));
    const details = await engine.ask("functionDetails", sorted, null, null, null);
    expect(details.row).toMatchObject({ name: "OrderBook.sorted", provenance: "static", cost: null, calls: null });
    expect(details.callers.map((caller) => caller.id)).toContain(best);
    expect(details.measure).toBeNull();
  });

  it("records with exact counts and sampled time on the same function, and repeats without asking", async () => {
    const engine = await openedEngine(exampleCopy("order-book"));
    const run = await engine.ask("record", recorded);
    expect(run).toMatchObject({ label: "small", exitCode: 0, command: { profiler: "node" } });
    const rows = await engine.ask("functions", run.id, null);
    const matchOne = rows.find((row) => row.name === "matchOne");
    expect(matchOne).toMatchObject({ calls: 300, provenance: "both" });
    const again = await engine.ask("rerun", run.id, false);
    expect(again).toMatchObject({ label: "small 2", parameters: { orders: "300" } });
    expect(engine.events.some((event) => event.kind === "output" && event.text.includes("300 orders"))).toBe(true);
  });

  it("shows a command that came with the folder before it runs it", async () => {
    const folder = exampleCopy("order-book");
    const first = await openedEngine(folder);
    const run = await first.ask("record", recorded);
    const stranger = await openedEngine(folder); // another person's data folder: nothing was agreed to there
    const problem = await stranger.refusal("rerun", run.id, false);
    expect(problem.text).toContain("rmr.ts --orders 300");
    expect(problem.hint).toContain("confirm");
    expect(await stranger.ask("rerun", run.id, true)).toMatchObject({ label: "small 2" });
  });

  it("lays out a flow and exports the scene that is on screen", async () => {
    const engine = await openedEngine(exampleCopy("order-book"));
    const scene = await engine.ask("flow", { roots: [best], run: null }, {});
    expect(scene.nodes.map((node) => node.functionId)).toEqual(expect.arrayContaining([best, sorted]));
    const svg = await engine.ask("exportFlow", scene, "svg", { look: "clean", theme: "light" });
    expect(svg).toMatchObject({ encoding: "utf8", mediaType: "image/svg+xml" });
    expect(svg.content).toContain("OrderBook");
  });

  it("keeps a card where a person put it", async () => {
    const engine = await openedEngine(exampleCopy("order-book"));
    const scene = await engine.ask(
      "flow",
      { roots: [best], run: null },
      { [sorted]: { x: 900, y: 700, pinned: true } },
    );
    expect(scene.nodes.find((node) => node.id === sorted)).toMatchObject({ pinned: true, box: { x: 900, y: 700 } });
  });

  it("writes notes as files, takes them back, and brings them back", async () => {
    const folder = exampleCopy("order-book");
    const engine = await openedEngine(folder);
    await engine.ask("saveNote", sorted, "Sorts every time.", "O(n log n)");
    expect(readdirSync(join(folder, ".callsketch/notes"))).toHaveLength(1);
    expect((await engine.ask("functionDetails", sorted, null, null, null)).note).toMatchObject({ state: "attached" });
    expect(await engine.ask("undoNotes")).toEqual([]);
    expect(await engine.ask("redoNotes")).toMatchObject([{ text: "Sorts every time.", complexity: "O(n log n)" }]);
  });

  it("finds boards again after the project was closed", async () => {
    const folder = exampleCopy("order-book");
    const engine = await openedEngine(folder);
    const board = {
      name: "Best order",
      question: { roots: [best], run: null },
      runLabel: null,
      baseLabel: null,
      positions: { [best]: { x: 8, y: 16, pinned: true } },
      look: "clean",
      calls: null,
      updatedAt: "2026-01-02T03:04:05.000Z",
    } as const;
    await engine.ask("saveBoard", board);
    const later = await openedEngine(folder);
    expect(await later.ask("boards")).toEqual([{ ...board, calls: [] }]); // it remembers that the source makes no calls between its functions
  });

  it("reads indexed files alone", async () => {
    const folder = exampleCopy("order-book");
    writeFileSync(join(folder, "secret.txt"), "not source");
    const engine = await openedEngine(folder);
    for (const file of ["secret.txt", "../order-book/rmr.ts", "/etc/passwd", "package.json"]) {
      expect((await engine.refusal("source", file, null, null)).text).toContain("isn't an indexed file");
    }
    expect(await engine.ask("source", "src/book.ts", null, null)).toMatchObject({
      language: "typescript",
      stale: null,
    });
  });

  it("deletes a run for as long as the project is open, and then for good", async () => {
    const folder = exampleCopy("tax-forms");
    const engine = await openedEngine(folder);
    const { run } = await engine.ask("importProfile", join(folder, "runs/before.pstats"), null);
    expect(await engine.ask("deleteRun", run.id)).toEqual([]);
    expect(await engine.ask("restoreRun", run.id)).toMatchObject([{ label: "before" }]);
    await engine.ask("deleteRun", run.id);
    await engine.ask("closeProject");
    await engine.ask("openProject", folder);
    expect((await engine.refusal("restoreRun", run.id)).text).toContain("gone for good");
  });

  it("says so when the project's folder vanishes while it is open", async () => {
    const folder = exampleCopy("order-book");
    const engine = await openedEngine(folder);
    rmSync(folder, { recursive: true });
    await engine.ask("refresh");
    const { problem } = await engine.event("index-failed");
    expect(problem.text).toContain("is gone");
  });

  it("lets two windows work on one project", async () => {
    const folder = exampleCopy("order-book");
    const [one, other] = await Promise.all([openedEngine(folder), openedEngine(folder)]);
    await one.ask("saveNote", sorted, "From the first window.", null);
    expect(await other.ask("notes")).toMatchObject([{ text: "From the first window." }]);
  });

  it("opens an empty folder and answers every question about nothing", async () => {
    const folder = join(temporaryFolder(), "empty");
    mkdirSync(folder);
    const engine = await openedEngine(folder);
    expect(await engine.ask("functions", null, null)).toEqual([]);
    expect((await engine.ask("flow", {}, {})).nodes).toEqual([]);
    expect(await engine.ask("notes")).toEqual([]);
  });
});
