import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { folderOf } from "../../helpers/temporary-folder.ts";
import { recordHere } from "./record-here.ts";

const work = `
function leaf(i) { return Math.sqrt(i); }
function work(n) { let sum = 0; for (let i = 0; i < n; i++) sum += leaf(i); return sum; }
`;

/** The profile's functions, and the exact counts of the coverage beside it. */
function measuredIn(files: readonly string[]) {
  const [profile, ...coverages] = files.map((file) => JSON.parse(readFileSync(file, "utf8")));
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

  it("keeps the process that worked most of a program that starts others", async () => {
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
