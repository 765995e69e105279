/** A program that a test kills: saves a note and a board again and again, and says each number once both are on disk. */
import { writeSync } from "node:fs";
import { join } from "node:path";
import { openBoards } from "#board/open-boards.ts";
import { openNotes } from "#board/open-notes.ts";
import { functionId } from "#model/ids.ts";

const folder = process.argv[2] ?? "";
const notes = openNotes(join(folder, "notes"));
const boards = openBoards(join(folder, "boards"));
const anchor = { functionId: functionId("a.py#f"), file: "a.py", qualifiedName: "a.f", fingerprint: "f1" };
const positions = Object.fromEntries(Array.from({ length: 200 }, (_, x) => [`card ${x}`, { x, y: 0, pinned: true }]));

/** Much text, so that most of the time goes into writing it. */
const words = 400_000;

for (let count = 1; ; count++) {
  notes.save({ id: null, anchor, text: `${count} `.repeat(words), complexity: null });
  boards.save({
    name: "main",
    question: { filter: String(count) },
    runLabel: null,
    baseLabel: null,
    positions,
    look: "clean",
    calls: null,
    updatedAt: new Date().toISOString(),
  });
  writeSync(1, `${count}\n`);
}
