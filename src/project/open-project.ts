import { createHash } from "node:crypto";
import { accessSync, constants, existsSync, mkdirSync, realpathSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { ProblemError } from "#model/problem.ts";
import { openStore, type Store } from "#store/open-store.ts";
import { purgeDeletedRuns } from "#store/queries/runs.ts";
import { type ProjectMemory, projectMemory } from "./project-memory.ts";

/** A project that is open: its folder, its store, and what was loaded from it. Not shared between threads. */
export interface Project {
  /** Absolute, symbolic links resolved. */
  readonly folder: string;
  readonly name: string;
  /** Holds the store, notes, boards and recordings: `.callsketch/` in the project. */
  readonly storeFolder: string;
  /** True when the project can't be written, so that its data lie in the person's data folder. */
  readonly storeIsElsewhere: boolean;
  readonly store: Store;
  readonly memory: ProjectMemory;
  close(): void;
}

/** What Git should not keep of `.callsketch/`. Notes, boards and budgets are text and do go into Git. */
const ignored =
  "# The store is made from the sources and the profiles; notes, boards and budgets are worth keeping.\nstore.db*\nrecordings/\n";

/**
 * Opens a folder as a project. Nothing of it is executed.
 *
 * @param personFolder where data go when the project can't be written
 * @throws ProblemError when the folder is missing, is no folder, or its store can't be opened
 */
export function openProject(path: string, personFolder: string): Project {
  const folder = existingFolder(path);
  const inside = join(folder, ".callsketch");
  const elsewhere = !isWritable(folder, inside);
  const storeFolder = elsewhere ? join(personFolder, "projects", folderKey(folder)) : inside;
  mkdirSync(storeFolder, { recursive: true });
  if (!elsewhere) writeGitignore(storeFolder);
  const store = openStore(join(storeFolder, "store.db"));
  return {
    folder,
    name: basename(folder),
    storeFolder,
    storeIsElsewhere: elsewhere,
    store,
    memory: projectMemory(),
    close() {
      try {
        purgeDeletedRuns(store);
      } catch {
        // The folder may be gone by now; closing must still succeed.
      }
      store.close();
    },
  };
}

/** The nearest folder upwards that holds `.callsketch/`, else the folder itself: what `--project` defaults to. */
export function nearestProject(from: string): string {
  for (let at = resolve(from); ; at = dirname(at)) {
    if (existsSync(join(at, ".callsketch"))) return at;
    if (dirname(at) === at) return resolve(from);
  }
}

function existingFolder(path: string): string {
  try {
    const folder = realpathSync(resolve(path));
    if (statSync(folder).isDirectory()) return folder;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") {
      throw new ProblemError(`The folder ${path} can't be opened: ${(error as Error).message}.`);
    }
    throw new ProblemError(`The folder ${path} doesn't exist.`, "Check the path, or choose another folder.");
  }
  throw new ProblemError(
    `${path} is a file, not a folder.`,
    "Open the folder that holds it; import profiles with `callsketch import`.",
  );
}

function isWritable(folder: string, inside: string): boolean {
  try {
    accessSync(existsSync(inside) ? inside : folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function folderKey(folder: string): string {
  return `${basename(folder).replace(/[^\w.-]/g, "_")}-${createHash("sha256").update(folder).digest("hex").slice(0, 12)}`;
}

function writeGitignore(storeFolder: string): void {
  const file = join(storeFolder, ".gitignore");
  if (!existsSync(file)) writeFileSync(file, ignored);
}
