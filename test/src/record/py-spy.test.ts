import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { findProgram } from "#record/find-program.ts";
import { folderOf } from "../../helpers/temporary-folder.ts";
import { hasPython, recordHere } from "./record-here.ts";

const hasPySpy = findProgram("py-spy", "/") !== null;
const loop = "def step():\n    return sum(range(1000))\nprint('ready')\nfor _ in range(60_000):\n    step()";

describe.skipIf(!hasPySpy || !hasPython)("recording under py-spy (skipped without py-spy)", () => {
  it("samples the program's functions by the line where they begin", async () => {
    const recording = await recordHere(folderOf({ "loop.py": loop }), "py-spy", ["python3", "loop.py"]);
    expect(readFileSync(recording.files[0]!.path, "utf8")).toMatch(/step \(loop\.py:1\)/);
  });

  it("keeps what was sampled until an interrupt", async () => {
    const endless = loop.replace("range(60_000)", "iter(int, 1)");
    const recording = await recordHere(
      folderOf({ "loop.py": endless }),
      "py-spy",
      ["python3", "-u", "loop.py"],
      "ready\n",
    );
    expect(recording.aborted).toBe(true);
    expect(recording.files).toHaveLength(1);
  });
});

describe.skipIf(hasPySpy)("recording under py-spy where it is missing", () => {
  it("is refused with the command that installs it", async () => {
    await expect(recordHere(folderOf({ "a.py": "" }), "py-spy", ["python3", "a.py"])).rejects.toThrow(
      /pip install py-spy/,
    );
  });
});
