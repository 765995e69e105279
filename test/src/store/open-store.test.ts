import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { ProblemError } from "#model/problem.ts";
import { openStore } from "#store/open-store.ts";
import { runs } from "#store/queries/runs.ts";
import { temporaryFolder } from "../../helpers/temporary-folder.ts";

const importer = fileURLToPath(new URL("./endless-import.ts", import.meta.url));

describe("opening a store", () => {
  it("refuses one that a newer Callsketch wrote, and leaves it as it is", () => {
    const file = join(temporaryFolder(), "store.db");
    const db = openStore(file);
    db.pragma("user_version = 99");
    db.close();
    expect(() => openStore(file)).toThrow(/newer Callsketch/);
  });

  it("says what to do when the file is damaged, and doesn't touch it", () => {
    const file = join(temporaryFolder(), "store.db");
    writeFileSync(file, "this is no database, but it is long enough to look like one\n".repeat(200));
    const before = readFileSync(file);
    expect(() => openStore(file)).toThrow(ProblemError);
    expect(() => openStore(file)).toThrow(/Move the file away/);
    expect(readFileSync(file)).toEqual(before);
  });

  it("lets two connections work on one store", () => {
    const file = join(temporaryFolder(), "store.db");
    const first = openStore(file);
    const second = openStore(file);
    first.prepare("INSERT INTO path_mapping (from_prefix, to_prefix) VALUES ('a', 'b')").run();
    expect(second.prepare("SELECT COUNT(*) AS n FROM path_mapping").get()).toEqual({ n: 1 });
    first.close();
    second.close();
  });

  it("shows nothing of an import whose process was killed in the middle, and all that was acknowledged before", async () => {
    const file = join(temporaryFolder(), "store.db");
    const child = spawn(process.execPath, [importer, file], { stdio: ["ignore", "pipe", "inherit"] });
    const [first] = (await once(child.stdout, "data")) as [Buffer];
    child.kill("SIGKILL"); // it is writing the next run, which takes far longer than this
    await once(child, "exit");
    const acknowledged = first.toString().trim().split("\n");
    const db = openStore(file);
    expect(runs(db).map((run) => run.label)).toEqual(expect.arrayContaining(acknowledged));
    expect(db.pragma("integrity_check", { simple: true })).toBe("ok");
    expect(db.pragma("foreign_key_check")).toEqual([]);
    const unfinished = db.prepare("SELECT COUNT(*) AS n FROM frame WHERE run NOT IN (SELECT id FROM run)").get();
    expect(unfinished).toEqual({ n: 0 });
    db.close();
  });
});
