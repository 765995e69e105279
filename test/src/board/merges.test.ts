import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openBoards } from "#board/open-boards.ts";
import { openNotes } from "#board/open-notes.ts";
import type { Board } from "#model/board.ts";
import { functionId } from "#model/ids.ts";
import { temporaryFolder } from "../../helpers/temporary-folder.ts";

const hasGit = spawnSync("git", ["--version"]).status === 0;

/** What Git makes of two people's versions of the one file that each folder holds; null when they conflict. */
function merged(base: string, ours: string, theirs: string): string | null {
  const [file = ""] = readdirSync(base);
  const { status, stdout } = spawnSync("git", [
    "merge-file",
    "-p",
    join(ours, file),
    join(base, file),
    join(theirs, file),
  ]);
  return status === 0 ? stdout.toString() : null;
}

/** Three copies of what `write` makes, with an edit in the second and third. */
function versions(write: (folder: string) => void, ours: (folder: string) => void, theirs: (folder: string) => void) {
  const folders = [temporaryFolder(), temporaryFolder(), temporaryFolder()] as const;
  for (const folder of folders) write(folder);
  ours(folders[1]);
  theirs(folders[2]);
  return folders;
}

describe.skipIf(!hasGit)("two people's work, merged by Git", () => {
  const anchor = { functionId: functionId("a.py#f"), file: "a.py", qualifiedName: "a.f", fingerprint: "f1" };
  const save = (text: string, complexity: string) => (folder: string) => {
    openNotes(folder).save({ id: null, anchor, text, complexity });
  };

  it("keeps one's text and the other's complexity of the same note", () => {
    const [base, ours, theirs] = versions(
      save("slow", "O(n)"),
      save("slow, see below", "O(n)"),
      save("slow", "O(n log n)"),
    );
    const text = merged(base, ours, theirs);
    expect(text).not.toBeNull();
    writeFileSync(join(ours, readdirSync(ours)[0] ?? ""), text ?? "");
    expect(openNotes(ours).list()).toMatchObject([{ text: "slow, see below", complexity: "O(n log n)" }]);
  });

  it("keeps both moves when they moved different cards of one board", () => {
    const card = (x: number) => ({ x, y: 0, pinned: true });
    const board = (positions: Board["positions"]): Board => ({
      name: "main",
      question: {},
      runLabel: null,
      baseLabel: null,
      positions,
      look: "clean",
      calls: null,
      updatedAt: new Date().toISOString(),
    });
    const put = (first: number, last: number) => (folder: string) => {
      openBoards(folder).save(board({ a: card(first), b: card(2), c: card(3), d: card(last) }));
    };
    const [base, ours, theirs] = versions(put(1, 4), put(10, 4), put(1, 40));
    const text = merged(base, ours, theirs);
    expect(text).not.toBeNull();
    writeFileSync(join(ours, readdirSync(ours)[0] ?? ""), text ?? "");
    expect(openBoards(ours).list()[0]?.positions).toMatchObject({ a: { x: 10 }, d: { x: 40 } });
    expect(readFileSync(join(ours, readdirSync(ours)[0] ?? ""), "utf8")).not.toContain("<<<<");
  });
});
