import { type Dirent, existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import ignore, { type Ignore } from "ignore";
import type { SourceFileEntry } from "#model/extraction.ts";
import { ProblemError } from "#model/problem.ts";
import type { UnreadableFile } from "#model/source-graph.ts";
import { TimeSlices } from "#model/time-slices.ts";
import { reasonToLeaveOut } from "./reason-to-leave-out.ts";
import { languageOf } from "./source-language.ts";

/** Source files of a project, and those left out on purpose, both ordered by path. */
export interface FoundSourceFiles {
  readonly files: SourceFileEntry[];
  readonly leftOut: UnreadableFile[];
}

/** A folder's own `.gitignore`, with the folder it counts from (relative to the project, "" or ending with a slash). */
interface IgnoreRules {
  readonly folder: string;
  readonly rules: Ignore;
}

const skippedFolders = new Set(["node_modules", "bower_components", "jspm_packages", "__pycache__", "site-packages"]);
/** Build output by habit of naming; a Python package of that name is source all the same. */
const outputFolders = new Set(["build", "dist", "out", "target", "coverage", "htmlcov"]);

/**
 * Finds the source files below a folder: heeds each `.gitignore`, leaves out hidden folders, dependencies, virtual
 * environments and build output, and follows no symbolic link, so it never leaves the folder.
 *
 * @param root absolute path of the project
 * @throws ProblemError when the folder can't be read
 */
export async function findSourceFiles(root: string): Promise<FoundSourceFiles> {
  const found: FoundSourceFiles = { files: [], leftOut: [] };
  await visit({ root, found, slices: new TimeSlices() }, "", []);
  found.files.sort((a, b) => byText(a.path, b.path));
  found.leftOut.sort((a, b) => byText(a.file, b.file));
  return found;
}

interface Search {
  readonly root: string;
  readonly found: FoundSourceFiles;
  readonly slices: TimeSlices;
}

async function visit(search: Search, folder: string, inherited: readonly IgnoreRules[]): Promise<void> {
  const { root, slices } = search;
  const entries = entriesOf(search, folder);
  const names = new Set(entries.map((entry) => entry.name));
  if (folder !== "" && names.has("pyvenv.cfg")) return;
  const rules = names.has(".gitignore") ? [...inherited, ownRules(root, folder)] : inherited;
  for (const entry of entries) {
    const pause = slices.pause();
    if (pause !== null) await pause;
    const path = folder + entry.name;
    if (entry.isDirectory()) {
      if (isSourceFolder(root, path, entry.name, rules)) await visit(search, `${path}/`, rules);
    } else if (entry.isFile() && !isIgnored(path, rules)) {
      addFile(search, path);
    }
  }
}

function entriesOf({ root, found }: Search, folder: string): Dirent[] {
  try {
    return readdirSync(join(root, folder), { withFileTypes: true });
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? "unknown";
    if (folder === "") {
      throw new ProblemError(`The folder ${root} can't be read (${code}).`, "Check that it exists and may be opened.");
    }
    found.leftOut.push({ file: folder, reason: `The folder can't be opened (${code}).` });
    return [];
  }
}

function ownRules(root: string, folder: string): IgnoreRules {
  return { folder, rules: ignore().add(textOf(join(root, folder, ".gitignore"))) };
}

function textOf(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}

function isSourceFolder(root: string, path: string, name: string, rules: readonly IgnoreRules[]): boolean {
  if (name.startsWith(".") || skippedFolders.has(name) || /\.(egg-info|egg|dist-info)$/.test(name)) return false;
  if (isIgnored(`${path}/`, rules)) return false;
  return !outputFolders.has(name) || existsSync(join(root, path, "__init__.py"));
}

/** The innermost `.gitignore` that says anything about the path decides, as in git. */
function isIgnored(path: string, rules: readonly IgnoreRules[]): boolean {
  for (let index = rules.length - 1; index >= 0; index--) {
    const { folder, rules: own } = rules[index]!;
    const verdict = own.test(path.slice(folder.length));
    if (verdict.ignored) return true;
    if (verdict.unignored) return false;
  }
  return false;
}

function addFile({ root, found }: Search, path: string) {
  if (path.endsWith(".pyx")) {
    found.leftOut.push({ file: path, reason: "Cython source isn't read." });
    return;
  }
  const language = languageOf(path);
  if (language === null) return;
  try {
    const { size } = statSync(join(root, path));
    const reason = reasonToLeaveOut(join(root, path), language, size);
    if (reason === null) found.files.push({ path, language, bytes: size });
    else found.leftOut.push({ file: path, reason });
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? "unknown";
    found.leftOut.push({ file: path, reason: `The file can't be opened (${code}).` });
  }
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
