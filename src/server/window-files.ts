import { readdir, readFile } from "node:fs/promises";
import { extname, join, relative, sep } from "node:path";
import { contentTypes } from "#contract/content-types.ts";
import { ProblemError } from "#model/problem.ts";

export interface WindowFile {
  readonly contentType: string;
  readonly body: Buffer;
}

/**
 * The built window's files by address. An address is looked up in the list of the files that are there and never made
 * into a path, so no spelling of `..` leads out of the folder.
 */
export interface WindowFiles {
  /** Null when no such file belongs to the window. */
  read(address: string): Promise<WindowFile | null>;
  /** Lists the folder again, for a window that was built anew. */
  refresh(): Promise<void>;
}

/** @throws ProblemError when the folder holds no built window. */
export async function windowFiles(folder: string): Promise<WindowFiles> {
  let list = await listed(folder);
  return {
    async read(address) {
      const path = list.get(address);
      const contentType = path === undefined ? undefined : contentTypes[extname(path)];
      if (path === undefined || contentType === undefined) return null;
      const body = await readFile(path).catch(() => null);
      return body === null ? null : { contentType, body };
    },
    async refresh() {
      list = await listed(folder);
    },
  };
}

async function listed(folder: string): Promise<ReadonlyMap<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const list = new Map(files.map((path) => [`/${relative(folder, path).split(sep).join("/")}`, path]));
  if (!list.has("/index.html")) {
    throw new ProblemError(`The window isn't built: ${folder} has no index.html.`, "Run `npm run build` once.");
  }
  return list;
}
