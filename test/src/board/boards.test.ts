import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openBoards } from "#board/open-boards.ts";
import type { Board } from "#model/board.ts";
import { functionId } from "#model/ids.ts";
import { ProblemError } from "#model/problem.ts";
import { folderOf, temporaryFolder } from "../../helpers/temporary-folder.ts";

const board: Board = {
  name: "Before / after: 1",
  question: { roots: [functionId("a.py#f")], nodes: 40, group: "module" },
  runLabel: "before",
  baseLabel: null,
  positions: { "b.py#g": { x: 8, y: -16, pinned: true }, "a.py#f": { x: 0.5, y: 0, pinned: false } },
  look: "sketch",
  calls: null,
  updatedAt: "2026-05-04T10:00:00.000Z",
};

describe("a board", () => {
  it("comes back as it was saved, from a new store too", () => {
    const folder = temporaryFolder();
    openBoards(folder).save(board);
    expect(openBoards(folder).list()).toEqual([board]);
  });

  it("takes the place of the one with its name", () => {
    const boards = openBoards(temporaryFolder());
    boards.save(board);
    boards.save({ ...board, look: "clean" });
    boards.save({ ...board, name: "before / after 1" });
    expect(boards.list().map(({ name, look }) => [name, look])).toEqual([
      ["before / after 1", "sketch"],
      ["Before / after: 1", "clean"],
    ]);
  });

  it("is written with a position a line in a fixed order, for merges", () => {
    const folder = temporaryFolder();
    openBoards(folder).save(board);
    const lines = readFileSync(join(folder, readdirSync(folder)[0] ?? ""), "utf8").split("\n");
    expect(lines.slice(-6)).toEqual([
      '  "positions": {',
      '    "a.py#f": {"x":0.5,"y":0,"pinned":false},',
      '    "b.py#g": {"x":8,"y":-16,"pinned":true}',
      "  }",
      "}",
      "",
    ]);
  });

  it("may have no positions", () => {
    const boards = openBoards(temporaryFolder());
    boards.save({ ...board, positions: {} });
    expect(boards.list()).toMatchObject([{ positions: {} }]);
  });

  it("goes when it is removed", () => {
    const boards = openBoards(temporaryFolder());
    boards.save(board);
    boards.remove(board.name);
    expect(boards.list()).toEqual([]);
  });

  it("needs a name", () => {
    expect(() => openBoards(temporaryFolder()).save({ ...board, name: " " })).toThrow(ProblemError);
  });
});

describe("a file that is no board", () => {
  it.each([
    ["{", /isn't JSON/],
    ["[]", /isn't a JSON object/],
    ['{"schema":"other"}', /"schema" isn't/],
    [`{"schema":"callsketch.board/1","question":{},"name":"n","positions":{"a":{"x":"1"}}}`, /position of "a"/],
  ])("is reported: %s", (content, reason) => {
    const boards = openBoards(folderOf({ "broken.json": content }));
    expect(boards.list()).toEqual([]);
    expect(boards.unreadable()).toEqual([{ file: "broken.json", reason: expect.stringMatching(reason) }]);
  });

  it("is never overwritten", () => {
    const folder = temporaryFolder();
    const boards = openBoards(folder);
    boards.save(board);
    const file = join(folder, readdirSync(folder)[0] ?? "");
    writeFileSync(file, "{ conflict");
    expect(() => boards.save(board)).toThrow(/isn't overwritten/);
    expect(readFileSync(file, "utf8")).toBe("{ conflict");
  });
});
