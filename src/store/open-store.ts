import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import Database from "better-sqlite3";
import { ProblemError } from "#model/problem.ts";
import { migrations } from "./migrations/index-of-migrations.ts";
import { addPackingFunctions } from "./packing-functions.ts";

/** A connection to one project's store. Only `store` knows what lies behind it. */
export type Store = Database.Database;

/**
 * Opens the store and brings its schema up to date. Several processes may have it open: SQLite's WAL lets them read
 * while one writes, and a writer waits up to ten seconds for another.
 *
 * @throws ProblemError when the file is no store, is damaged, or was written by a newer Callsketch
 */
export function openStore(file: string): Store {
  mkdirSync(dirname(file), { recursive: true });
  const db = connect(file);
  try {
    db.pragma("busy_timeout = 10000");
    db.pragma("journal_mode = WAL");
    db.pragma("synchronous = NORMAL");
    db.pragma("foreign_keys = ON");
    db.pragma("temp_store = MEMORY");
    migrate(db, file);
    return db;
  } catch (error) {
    db.close();
    throw asProblem(error, file);
  }
}

function connect(file: string): Store {
  try {
    return new Database(file);
  } catch (error) {
    throw asProblem(error, file);
  }
}

function migrate(db: Store, file: string): void {
  const version = () => db.pragma("user_version", { simple: true }) as number;
  if (version() > migrations.length) {
    throw new ProblemError(
      `The store ${file} was written by a newer Callsketch (schema ${version()}, known are ${migrations.length}).`,
      "Update Callsketch, or move the file away to start a new store.",
    );
  }
  if (version() === migrations.length) return;
  addPackingFunctions(db);
  db.transaction(() => {
    // Another process may have migrated while this one waited for the lock.
    for (let next = version(); next < migrations.length; next++) {
      db.exec(migrations[next]!);
      db.pragma(`user_version = ${next + 1}`);
    }
  }).immediate();
}

function asProblem(error: unknown, file: string): Error {
  if (error instanceof ProblemError || !(error instanceof Error)) return error as Error;
  const code = (error as { code?: string }).code ?? "";
  if (code === "SQLITE_NOTADB" || code === "SQLITE_CORRUPT") {
    return new ProblemError(
      `The store ${file} is damaged (${error.message}).`,
      "Move the file away and import the runs again; notes and boards are text files beside it and are not affected.",
    );
  }
  if (code === "SQLITE_BUSY") {
    return new ProblemError(
      `The store ${file} is busy: another Callsketch has been writing for over ten seconds.`,
      "Try again when it has finished.",
    );
  }
  if (code === "SQLITE_FULL") {
    return new ProblemError(`The disk is full; nothing was written to ${file}.`, "Free some space and try again.");
  }
  return code.startsWith("SQLITE_") ? new ProblemError(`The store ${file} can't be used: ${error.message}.`) : error;
}
