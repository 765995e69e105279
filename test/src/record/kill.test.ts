import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it, onTestFinished } from "vitest";
import { folderOf, temporaryFolder } from "../../helpers/temporary-folder.ts";

const callsketch = fileURLToPath(new URL("../../../src/cli/bin.cjs", import.meta.url));
const loop = `
import { writeFileSync } from "node:fs";
function turn() { return Math.random(); }
if (process.argv[2] === "endless") {
  setInterval(turn, 5);
  writeFileSync("pid", String(process.pid));
  console.log("ready");
} else turn();
`;

describe("Callsketch being killed in the middle of a recording", () => {
  it("loses no run that was there, and leaves a project that records again", { timeout: 180_000 }, async () => {
    const folder = folderOf({ "loop.mjs": loop });
    const environment = { ...process.env, CALLSKETCH_DATA: temporaryFolder() };
    const options = { cwd: folder, env: environment, encoding: "utf8" } as const;
    const run = (...words: string[]) =>
      execFileSync(process.execPath, [callsketch, ...words], { ...options, stdio: "pipe" });
    const labels = () => JSON.parse(run("runs", "--json")).runs.map((one: { label: string }) => one.label);
    run("record", "--label", "first", "--", "node", "loop.mjs");

    const words = ["record", "--label", "second", "--", "node", "loop.mjs", "endless"];
    const second = spawn(process.execPath, [callsketch, ...words], { cwd: folder, env: environment });
    await printed(second, "ready");
    // The recorded program isn't ended with it, so the test does that.
    const program = Number(readFileSync(join(folder, "pid"), "utf8"));
    onTestFinished(() => void process.kill(program, "SIGKILL"));
    second.kill("SIGKILL");
    await once(second, "exit");

    expect(labels()).toEqual(["first"]);
    run("record", "--label", "third", "--", "node", "loop.mjs");
    expect(labels().toSorted()).toEqual(["first", "third"]);
  });
});

async function printed(child: ChildProcess, text: string): Promise<void> {
  let output = "";
  for await (const chunk of child.stdout ?? []) {
    output += chunk;
    if (output.includes(text)) return;
  }
  throw new Error(`It ended without "${text}": ${output}`);
}
