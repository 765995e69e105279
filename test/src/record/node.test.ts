import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { RecordedFile } from "#record/recording.ts";
import { folderOf } from "../../helpers/temporary-folder.ts";
import { recordHere } from "./record-here.ts";

const work = `
function leaf(i) { return Math.sqrt(i); }
function work(n) { let sum = 0; for (let i = 0; i < n; i++) sum += leaf(i); return sum; }
`;

/** The profile's functions, and the exact counts of the coverage beside it. */
function measuredIn(files: readonly RecordedFile[]) {
  const [profile, ...coverages] = files.map(({ path }) => JSON.parse(readFileSync(path, "utf8")));
  const names: string[] = profile.nodes.map(
    (node: { callFrame: { functionName: string } }) => node.callFrame.functionName,
  );
  const scripts = coverages.flatMap((coverage) => coverage.result as { functions: CoverageFunction[] }[]);
  const counts = new Map(
    scripts.flatMap(({ functions }) => functions).map((one) => [one.functionName, one.ranges[0]?.count]),
  );
  return { names, counts };
}
interface CoverageFunction {
  readonly functionName: string;
  readonly ranges: readonly { readonly count: number }[];
}

describe("recording Node", () => {
  it("gives time from the profile and exact calls from the coverage of the same process", async () => {
    const folder = folderOf({
      "main.cjs": `${work}\nfor (let i = 0; i < 50; i++) work(200000); process.exitCode = 4;`,
    });
    const recording = await recordHere(folder, "node", ["node", "main.cjs"]);
    expect(recording).toMatchObject({ exitCode: 4, aborted: false });
    const { names, counts } = measuredIn(recording.files);
    expect(names).toContain("work");
    expect(counts.get("work")).toBe(50);
    expect(counts.get("leaf")).toBe(10_000_000);
    expect(recording.peakMemory).toBeGreaterThan(10_000_000);
  });

  it("keeps what an idle program measured until an interrupt", async () => {
    const folder = folderOf({
      "server.cjs": `${work}\nwork(1000); console.log("ready"); setInterval(() => work(10), 10);`,
    });
    const recording = await recordHere(folder, "node", ["node", "server.cjs"], "ready");
    expect(recording).toMatchObject({ aborted: true, exitCode: 130 });
    expect(measuredIn(recording.files).counts.get("leaf")).toBeGreaterThanOrEqual(1000);
  });

  it("keeps what a program in an endless loop measured, which is deaf to signals", async () => {
    const folder = folderOf({ "busy.cjs": `${work}\nprocess.stdout.write("ready", () => { for (;;) work(1000); });` });
    const recording = await recordHere(folder, "node", ["node", "busy.cjs"], "ready");
    expect(recording).toMatchObject({ aborted: true, exitCode: null });
    expect(measuredIn(recording.files).names).toContain("work");
  });

  it("leaves a program that heeds the interrupt itself its own way", async () => {
    const source = `process.on("SIGINT", () => { console.log("closing"); process.exit(0); }); setInterval(() => {}, 1000); console.log("ready");`;
    const recording = await recordHere(folderOf({ "own.cjs": source }), "node", ["node", "own.cjs"], "ready");
    expect(recording).toMatchObject({ aborted: true, exitCode: 0 });
    expect(recording.stdout).toContain("closing");
    expect(recording.files).not.toEqual([]);
  });

  it("keeps every thread and every process of a program that starts several, under their names", async () => {
    const folder = folderOf({
      "main.cjs": `const { spawnSync } = require("node:child_process"); const { Worker } = require("node:worker_threads");
        spawnSync(process.execPath, ["child.cjs"]); new Worker(__dirname + "/worker.cjs");`,
      "child.cjs": `${work}\nfor (let i = 0; i < 300; i++) work(200000);`,
      "worker.cjs": `${work}\nfor (let i = 0; i < 100; i++) work(200000);`,
      "package.json": JSON.stringify({ scripts: { go: "node main.cjs" } }),
    });
    const { files } = await recordHere(folder, "node", ["npm", "run", "--silent", "go"]);
    const profiles = files.filter(({ path }) => path.endsWith(".cpuprofile"));
    const threads = profiles.map(({ process }) => `${process!.name} ${process!.thread === "0" ? "main" : "worker"}`);
    expect(threads.toSorted()).toEqual(["child.cjs main", "main.cjs main", "main.cjs worker"]);
    expect(new Set(profiles.map(({ process }) => process!.id)).size).toBe(2);
  });

  it("leaves out what npm did to start a program", async () => {
    const folder = folderOf({
      "package.json": JSON.stringify({ scripts: { go: "node main.cjs" } }),
      "main.cjs": `${work}\nfor (let i = 0; i < 300; i++) work(200000);`,
    });
    const recording = await recordHere(folder, "node", ["npm", "run", "--silent", "go"]);
    expect(recording.exitCode).toBe(0);
    expect(measuredIn(recording.files).counts.get("work")).toBe(300);
  });

  it("runs TypeScript by the file's name", async () => {
    const folder = folderOf({ "main.ts": "const twice = (n: number): number => n * 2;\nconsole.log(twice(21));" });
    expect((await recordHere(folder, "node", ["main.ts"])).stdout).toBe("42\n");
  });

  it("records programs in folders with blanks and quotes in their names", async () => {
    const folder = folderOf({ 'my "own" folder/main.cjs': "console.log('here')" });
    const recording = await recordHere(`${folder}/my "own" folder`, "node", ["node", "main.cjs"]);
    expect(recording.stdout).toBe("here\n");
    expect(recording.files.length).toBeGreaterThanOrEqual(2);
  });
});
