import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { wholeRun } from "#model/run-part.ts";
import { readProfile } from "#profiles/read-profile.ts";
import { flameTree } from "#project/flame-tree.ts";
import { storeProfile } from "#project/import-run.ts";
import { openProject } from "#project/open-project.ts";
import { temporaryFolder } from "../../helpers/temporary-folder.ts";

describe("the tree that flame, sandwich and call tree show", () => {
  it("keeps light nodes, so that the callers of what is called all over a program add up to its cost", async () => {
    const folder = temporaryFolder();
    const places = 20_000;
    const lines = Array.from({ length: places }, (_, place) => `main;caller_${place % 500};step_${place};shared 1`);
    const file = join(folder, "wide.collapsed");
    writeFileSync(file, `${lines.join("\n")}\n`);
    const project = openProject(folder, temporaryFolder());
    const profile = await readProfile(file, { onProgress: () => undefined, signal: new AbortController().signal });
    const { run } = storeProfile(project, profile, { label: "wide" });
    const flame = flameTree(project, run, null, { part: wholeRun, order: "cost", thread: null });
    const shared = flame.frames.findIndex(({ name }) => name === "shared");
    const sum = flame.nodeFrames.reduce((all, frame, node) => all + (frame === shared ? flame.total[node]! : 0), 0);
    expect(sum).toBe(places);
    expect(flame.leftOut).toBe(0);
    project.close();
  });
});
