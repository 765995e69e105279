import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import type { SourceGraph } from "#model/source-graph.ts";
import { compareGraphs } from "../../../perf/calls/typescript/compare-graphs.ts";
import type { Recording } from "../../../perf/calls/typescript/recorder/recording.ts";
import { callLines, extractFolder } from "./extract-folder.ts";

const root = fileURLToPath(new URL("../../../fixtures/programs/typescript", import.meta.url));
const hooks = fileURLToPath(new URL("../../../perf/calls/typescript/recorder/hooks.ts", import.meta.url));
const programs = readdirSync(root).sort();
/** Path aliases are no matter of Node, what a JSX factory does with components is its own, some packages are missing. */
const notRun = ["aliases", "jsx", "monorepo", "outside"];

let graph: SourceGraph;
beforeAll(async () => {
  graph = await extractFolder(root);
});

describe.each(programs)("the program %s", (program) => {
  it("has the calls that its list says, with tier and certainty", () => {
    const expected = readFileSync(path.join(root, program, "calls.expected.txt"), "utf8")
      .trim()
      .split("\n");
    expect(callLines(graph, `${program}/`)).toEqual(expected);
  });
});

describe("the programs as they really run", () => {
  let recording: Recording;
  beforeAll(() => {
    recording = recordPrograms();
  });

  it("know every function that ran", () => {
    expect(compareGraphs(graph, recording).unknownFunctions).toEqual([]);
  });

  it("call nothing that the graph doesn't have", () => {
    const missed = compareGraphs(graph, recording).missed.map(({ caller, callee }) => `${caller.id} -> ${callee.id}`);
    expect(missed).toEqual([]);
  });

  it("never go elsewhere from a site that is called certain", () => {
    expect(compareGraphs(graph, recording).wrongCertain).toEqual([]);
  });
});

/** Runs all programs in one process, each main file after the other, under the recorder. */
function recordPrograms(): Recording {
  const folder = mkdtempSync(path.join(tmpdir(), "callsketch-programs-"));
  const output = path.join(folder, "recording.json");
  const mains = programs
    .filter((each) => !notRun.includes(each))
    .flatMap((program) =>
      ["index.ts", "main.ts", "main.tsx", "main.js", "main.cjs"]
        .map((name) => path.join(root, program, name))
        .filter(existsSync)
        .slice(0, 1),
    );
  const entry = path.join(folder, "entry.mjs");
  writeFileSync(entry, mains.map((each) => `await import(${JSON.stringify(each)});`).join("\n"));
  const { status, stderr } = spawnSync(process.execPath, ["--import", hooks, entry], {
    encoding: "utf8",
    env: { ...process.env, RECORD_ROOT: root, RECORD_OUTPUT: output },
  });
  if (status !== 0) throw new Error(`The programs ended with ${status}: ${stderr.slice(-2000)}`);
  return JSON.parse(readFileSync(output, "utf8")) as Recording;
}
