import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { callsAsText, extractedPython } from "../../../helpers/extracted-python.ts";
import { temporaryFolder } from "../../../helpers/temporary-folder.ts";

const programs = fileURLToPath(new URL("../../../fixtures/programs/python", import.meta.url));
const recorder = fileURLToPath(new URL("../../../perf/calls/python/record_calls.py", import.meta.url));
const version = /3\.(\d+)/.exec(spawnSync("python3", ["--version"], { encoding: "utf8" }).stdout ?? "");
/** The minor version of Python 3, null without one. */
const minor = version === null ? null : Number(version[1]);

/** Whether Python can run the program, which says what it needs in its first line: `# needs Python 3.12`, `# needs attrs`. */
function canRun(program: string): boolean {
  const needs = /^# needs (Python 3\.(\d+)|\w+)/.exec(readFileSync(join(programs, program, "main.py"), "utf8"));
  if (minor === null || minor < Number(needs?.[2] ?? 10)) return false;
  const library = needs !== null && needs[2] === undefined ? needs[1] : null;
  return library === null || spawnSync("python3", ["-c", `import ${library}`]).status === 0;
}

/** Edges of the expected text; what follows a `#` is for readers. */
function expectedCalls(program: string): string[] {
  const text = readFileSync(join(programs, program, "calls.expected.txt"), "utf8");
  return text.split("\n").flatMap((line) => (line.trim() === "" ? [] : [line.replace(/\s*#.*$/, "").trimEnd()]));
}

/** The calls that running the program makes, `caller -> callee`, for graphs of the same folder. */
async function recordedCalls(program: string): Promise<string[]> {
  const folder = join(programs, program);
  const out = join(temporaryFolder(), "calls.json");
  const run = [recorder, "--package", folder, "--out", out, "--generated", "--", join(folder, "main.py")];
  const result = spawnSync("python3", run, { env: { ...process.env, PYTHONDONTWRITEBYTECODE: "1" }, encoding: "utf8" });
  if (result.status !== 0) throw new Error(result.stderr);
  const names = new Map<string, string>();
  for (const { file, kind, positions, qualifiedName } of (await extractedPython(folder)).functions) {
    if (file === null) continue;
    const place = `${file}:${kind === "module" ? 0 : positions.firstLine}`;
    if (!names.has(place)) names.set(place, qualifiedName);
  }
  const rows = JSON.parse(readFileSync(out, "utf8")) as [string, number, string, number, number][];
  return [
    ...new Set(
      rows.map(([from, start, to, end]) => `${names.get(`${from}:${start}`)} -> ${names.get(`${to}:${end}`)}`),
    ),
  ];
}

describe.each(readdirSync(programs))("the program %s", (program) => {
  it("has exactly the calls that were approved", async () => {
    const graph = await extractedPython(join(programs, program));
    expect(callsAsText(graph)).toEqual(expectedCalls(program).toSorted());
  });

  it.skipIf(!canRun(program))("makes no call when it runs that isn't among them", async () => {
    const expected = new Set(expectedCalls(program).map((line) => line.replace(/\s+(certain|possible)$/, "")));
    const recorded = await recordedCalls(program);
    expect(recorded.length).toBeGreaterThan(0);
    expect(recorded.filter((call) => !expected.has(call))).toEqual([]);
  });
});
