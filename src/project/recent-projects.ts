import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { RecentProject } from "#contract/answers.ts";

const most = 20;

interface Entry {
  readonly folder: string;
  readonly openedAt: string;
}

/** Projects that were opened, newest first; folders that are gone are listed as such. */
export function recentProjects(personFolder: string): RecentProject[] {
  return entries(personFolder).map(({ folder, openedAt }) => ({
    folder,
    name: basename(folder),
    openedAt,
    exists: existsSync(folder),
  }));
}

/** Puts a project first. A list that can't be written is no reason not to open the project. */
export function rememberProject(personFolder: string, folder: string): void {
  const others = entries(personFolder).filter((one) => one.folder !== folder);
  save(personFolder, [{ folder, openedAt: new Date().toISOString() }, ...others].slice(0, most));
}

export function forgetProject(personFolder: string, folder: string): void {
  save(
    personFolder,
    entries(personFolder).filter((one) => one.folder !== folder),
  );
}

function entries(personFolder: string): Entry[] {
  try {
    const list: unknown = JSON.parse(readFileSync(fileOf(personFolder), "utf8"));
    return Array.isArray(list) ? list.filter(isEntry) : [];
  } catch {
    return []; // none yet, or damaged: a list of shortcuts may start anew
  }
}

function isEntry(value: unknown): value is Entry {
  const { folder, openedAt } = (value ?? {}) as Partial<Entry>;
  return typeof folder === "string" && typeof openedAt === "string";
}

function save(personFolder: string, list: readonly Entry[]): void {
  try {
    mkdirSync(personFolder, { recursive: true });
    const draft = `${fileOf(personFolder)}.${process.pid}`;
    writeFileSync(draft, `${JSON.stringify(list, null, 2)}\n`);
    renameSync(draft, fileOf(personFolder));
  } catch {
    // A read-only home: the project still opens.
  }
}

const fileOf = (personFolder: string) => join(personFolder, "recent-projects.json");
