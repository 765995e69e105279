import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openBoards } from "#board/open-boards.ts";
import { functionId } from "#model/ids.ts";
import { runCli } from "../../helpers/run-cli.ts";
import { folderOf } from "../../helpers/temporary-folder.ts";

const shop = "def price(item):\n    return tax(item)\n\ndef tax(item):\n    return item\n\nprice(1)\n";
const [price, tax] = [functionId("shop.py#price"), functionId("shop.py#tax")];

describe("a board in CI", () => {
  it("fails the check when the source doesn't make its calls any more", async () => {
    const folder = folderOf({ "shop.py": shop });
    openBoards(join(folder, ".callsketch", "boards")).save({
      name: "prices",
      question: {},
      runLabel: null,
      baseLabel: null,
      positions: { [price]: { x: 0, y: 0, pinned: false }, [tax]: { x: 0, y: 90, pinned: false } },
      look: "clean",
      calls: [[price, tax]],
      updatedAt: "2026-05-04T10:00:00.000Z",
    });
    expect(await runCli(folder, ["check"])).toMatchObject({ code: 0, stdout: "1 board shows the source as it is.\n" });

    writeFileSync(join(folder, "shop.py"), shop.replace("return tax(item)", "return item"));
    const { code, stdout } = await runCli(folder, ["check"]);
    expect([code, stdout]).toEqual([1, expect.stringContaining("gone      shop.py#price -> shop.py#tax")]);
    const { stdout: json } = await runCli(folder, ["check", "--json"]);
    expect(JSON.parse(json)).toMatchObject({ run: null, results: [], boards: [{ board: "prices" }] });
    expect((await runCli(folder, ["check", "--no-boards"])).code).toBe(2); // no budgets either: nothing to hold
  });

  it("that can't be read fails the check with its reason, and isn't passed over", async () => {
    const folder = folderOf({
      "shop.py": shop,
      ".callsketch/boards/prices.json":
        '{"schema":"callsketch.board/1","name":"b","question":{},"positions":{},"calls":[3]}',
    });
    const { code, stderr } = await runCli(folder, ["check"]);
    expect([code, stderr]).toEqual([
      2,
      expect.stringContaining('prices.json: "calls" isn\'t a list of [caller, callee]'),
    ]);
  });
});
