import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import Database from "better-sqlite3";
import { describe, expect, it } from "vitest";
import { ProblemError } from "#model/problem.ts";
import { migrations } from "#store/migrations/index-of-migrations.ts";
import { openStore } from "#store/open-store.ts";
import { indexState } from "#store/queries/index-state.ts";
import { loadGraph } from "#store/queries/load-graph.ts";
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

  it("brings a store of the first version up to date: its runs stay, its graph is read anew", () => {
    const file = join(temporaryFolder(), "store.db");
    const old = new Database(file);
    old.exec(migrations[0]!);
    old.pragma("user_version = 1");
    old.exec(`INSERT INTO file VALUES ('a.py', 'python', 'hash', 9, 90, 1);
      INSERT INTO function (number, id, qualified_name, name, kind, language, file, external, positions)
        VALUES (1, 'a.py#f', 'a.f', 'f', 'function', 'python', 'a.py', 0, '{}');
      INSERT INTO call_hub VALUES (1, 1, 3, 5, 'hub', '["a.py#f","a.py#g"]'), (2, 1, 4, 5, 'hub', '["a.py#f","a.py#g"]');
      INSERT INTO run (label, created_at, format, file, parameters, has_stacks, has_calls, skipped_lines)
        VALUES ('before', '2026-05-04T10:00:00.000Z', 'pstats', 'a.pstats', '{}', 0, 1, 0);
      INSERT INTO index_state (only, revision, extractor_version, finished_at, took_ns, files_read)
        VALUES (1, 7, '1', '2026-05-04T10:00:00.000Z', 1, 1)`);
    old.close();
    const db = openStore(file);
    expect(runs(db).map((run) => run.label)).toEqual(["before"]);
    expect(loadGraph(db).functions).toEqual([]);
    expect(indexState(db)).toMatchObject({ revision: 7, extractorVersion: "" });
    db.close();
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
    const unfinished = db.prepare("SELECT COUNT(*) AS n FROM frame_list WHERE run NOT IN (SELECT id FROM run)").get();
    expect(unfinished).toEqual({ n: 0 });
    db.close();
  });
});
