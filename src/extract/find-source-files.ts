import type { Dirent } from "node:fs";
import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import ignore, { type Ignore } from "ignore";
import type { SourceFileEntry } from "#model/extraction.ts";
import { ProblemError } from "#model/problem.ts";
import type { UnreadableFile } from "#model/source-graph.ts";
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
  await visit(root, "", [], found);
  found.files.sort((a, b) => byText(a.path, b.path));
  found.leftOut.sort((a, b) => byText(a.file, b.file));
  return found;
}

async function visit(root: string, folder: string, inherited: readonly IgnoreRules[], found: FoundSourceFiles) {
  const entries = await entriesOf(root, folder, found);
  const names = new Set(entries.map((entry) => entry.name));
  if (folder !== "" && names.has("pyvenv.cfg")) return;
  const rules = names.has(".gitignore") ? [...inherited, await ownRules(root, folder)] : inherited;
  for (const entry of entries) {
    const path = folder + entry.name;
    if (entry.isDirectory()) {
      if (await isSourceFolder(root, path, entry.name, rules)) await visit(root, `${path}/`, rules, found);
    } else if (entry.isFile() && !isIgnored(path, rules)) {
      await addFile(root, path, found);
    }
  }
}

async function entriesOf(root: string, folder: string, found: FoundSourceFiles): Promise<Dirent[]> {
  try {
    return await readdir(join(root, folder), { withFileTypes: true });
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? "unknown";
    if (folder === "") {
      throw new ProblemError(`The folder ${root} can't be read (${code}).`, "Check that it exists and may be opened.");
    }
    found.leftOut.push({ file: folder, reason: `The folder can't be opened (${code}).` });
    return [];
  }
}

async function ownRules(root: string, folder: string): Promise<IgnoreRules> {
  const text = await readFile(join(root, folder, ".gitignore"), "utf8").catch(() => "");
  return { folder, rules: ignore().add(text) };
}

async function isSourceFolder(root: string, path: string, name: string, rules: readonly IgnoreRules[]) {
  if (name.startsWith(".") || skippedFolders.has(name) || /\.(egg-info|egg|dist-info)$/.test(name)) return false;
  if (isIgnored(`${path}/`, rules)) return false;
  if (!outputFolders.has(name)) return true;
  return stat(join(root, path, "__init__.py")).then(
    () => true,
    () => false,
  );
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

async function addFile(root: string, path: string, found: FoundSourceFiles) {
  if (path.endsWith(".pyx")) {
    found.leftOut.push({ file: path, reason: "Cython source isn't read." });
    return;
  }
  const language = languageOf(path);
  if (language === null) return;
  try {
    const { size } = await stat(join(root, path));
    const reason = await reasonToLeaveOut(join(root, path), language, size);
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
