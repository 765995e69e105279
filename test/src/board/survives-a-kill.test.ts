import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { openBoards } from "#board/open-boards.ts";
import { openNotes } from "#board/open-notes.ts";
import { functionId } from "#model/ids.ts";
import { folderOf, temporaryFolder } from "../../helpers/temporary-folder.ts";

const program = fileURLToPath(new URL("../../helpers/write-notes-for-ever.ts", import.meta.url));

/** Kills the program in the middle of its work and gives the last number that it had said. */
async function killedAfter(folder: string, count: number, delay: number): Promise<number> {
  const child: ChildProcess = spawn(process.execPath, [program, folder], { stdio: ["ignore", "pipe", "inherit"] });
  let said = "";
  let last = 0;
  child.stdout?.setEncoding("utf8").on("data", (text: string) => {
    said += text;
    last = Number(said.slice(0, said.lastIndexOf("\n")).split("\n").at(-1));
    if (last >= count) setTimeout(() => child.kill("SIGKILL"), delay);
  });
  await once(child, "close");
  return last;
}

it("a kill at any moment loses no note and no board that was acknowledged", async () => {
  const folder = temporaryFolder();
  for (let round = 0; round < 12; round++) {
    const acknowledged = await killedAfter(folder, 1 + (round % 3), round);
    expect(acknowledged).toBeGreaterThan(0);
    const notes = openNotes(join(folder, "notes"));
    const boards = openBoards(join(folder, "boards"));
    expect([...notes.unreadable(), ...boards.unreadable()]).toEqual([]);
    const words = notes.list()[0]?.text.split(" ") ?? [];
    expect(new Set(words).size).toBe(1);
    expect(words).toHaveLength(400_000);
    expect(Number(words[0])).toBeGreaterThanOrEqual(acknowledged);
    expect(Number(boards.list()[0]?.question.filter)).toBeGreaterThanOrEqual(acknowledged);
    expect(Object.keys(boards.list()[0]?.positions ?? {})).toHaveLength(200);
  }
});

it("what an interrupted write left behind is no note, and the next write clears it away once it is old", () => {
  const folder = folderOf({ ".old.md.1.unfinished": "half", ".young.md.2.unfinished": "half" });
  utimesSync(join(folder, ".old.md.1.unfinished"), 0, 0);
  const notes = openNotes(folder);
  expect([notes.list(), notes.unreadable()]).toEqual([[], []]);
  const anchor = { functionId: functionId("a.py#f"), file: "a.py", qualifiedName: "a.f", fingerprint: null };
  const saved = notes.save({ id: null, anchor, text: "kept", complexity: null });
  expect(readdirSync(folder).sort()).toEqual([".young.md.2.unfinished", `${saved?.id}.md`]);
});
