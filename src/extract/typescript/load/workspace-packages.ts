import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { ts } from "ts-morph";

interface Package {
  readonly folder: string;
  /** Entry points by subpath (`.`, `./x`) as the manifest states them, relative to the folder. */
  readonly entries: ReadonlyMap<string, string>;
}

type FindSource = (name: string, from: string) => ts.ResolvedModuleFull | undefined;

/**
 * Leads imports of a project's own packages (a monorepo's, or the root package importing itself) to their sources, also
 * when they aren't installed or built: `dist/x.js` stands for `src/x.ts`, and a package without a known entry for its index.
 */
export function workspacePackages(root: string, paths: readonly string[]): FindSource {
  const packages = readPackages(root, paths);
  return (name, from) => {
    const [packageName, subpath] = splitName(name);
    if (packageName === null) return relativeSource(name, from);
    const found = packages.get(packageName);
    if (found === undefined) return undefined;
    const file = sourceOf(found, subpath);
    return file === null
      ? undefined
      : { resolvedFileName: file, extension: path.extname(file), isExternalLibraryImport: false };
  };
}

/** `./x.js` written where only `x.ts` exists is the compiler's to solve; `../dist/x` isn't, and stays unresolved. */
function relativeSource(name: string, from: string): ts.ResolvedModuleFull | undefined {
  if (!name.startsWith(".")) return undefined;
  const file = firstExisting(path.resolve(path.dirname(from), name));
  return file === null
    ? undefined
    : { resolvedFileName: file, extension: path.extname(file), isExternalLibraryImport: false };
}

function splitName(name: string): [string | null, string] {
  if (name.startsWith(".") || path.isAbsolute(name)) return [null, name];
  const parts = name.split("/");
  const length = name.startsWith("@") ? 2 : 1;
  const rest = parts.slice(length).join("/");
  return [parts.slice(0, length).join("/"), rest === "" ? "." : `./${rest}`];
}

function readPackages(root: string, paths: readonly string[]): ReadonlyMap<string, Package> {
  const folders = new Set<string>([root]);
  for (const each of paths) {
    for (let folder = path.dirname(each); folder !== "."; folder = path.dirname(folder)) {
      if (folders.has(path.join(root, folder))) break;
      folders.add(path.join(root, folder));
    }
  }
  const packages = new Map<string, Package>();
  for (const folder of [...folders].sort()) {
    const manifest = readManifest(path.join(folder, "package.json"));
    if (manifest?.name !== undefined) packages.set(manifest.name, { folder, entries: manifest.entries });
  }
  return packages;
}

function readManifest(file: string): { name: string | undefined; entries: Map<string, string> } | null {
  if (!existsSync(file)) return null;
  try {
    const { name, exports, module, main, types } = JSON.parse(readFileSync(file, "utf8"));
    const entries = new Map<string, string>();
    for (const entry of [types, main, module]) if (typeof entry === "string") entries.set(".", entry);
    addExports(entries, exports);
    return { name: typeof name === "string" ? name : undefined, entries };
  } catch {
    return null;
  }
}

function addExports(entries: Map<string, string>, exports: unknown): void {
  if (typeof exports === "string") entries.set(".", exports);
  if (typeof exports !== "object" || exports === null) return;
  const keys = Object.keys(exports);
  if (!keys.some((key) => key.startsWith("."))) {
    const entry = firstText(exports);
    if (entry !== null) entries.set(".", entry);
    return;
  }
  for (const [key, value] of Object.entries(exports)) {
    const entry = firstText(value);
    if (entry !== null) entries.set(key, entry);
  }
}

/** The first path among nested conditions; a `source` condition wins. */
function firstText(value: unknown): string | null {
  if (typeof value === "string") return value;
  if (typeof value !== "object" || value === null) return null;
  const conditions = value as Record<string, unknown>;
  for (const name of ["source", "import", "module", "default", "require", ...Object.keys(conditions)]) {
    const text = firstText(conditions[name]);
    if (text !== null) return text;
  }
  return null;
}

function sourceOf({ folder, entries }: Package, subpath: string): string | null {
  const entry = entries.get(subpath) ?? wildcard(entries, subpath);
  const stated = entry === undefined ? null : sourceBehind(folder, entry);
  if (stated !== null) return stated;
  const bases = subpath === "." ? ["src/index", "index", "src/main", "lib/index"] : [`src/${subpath}`, subpath];
  for (const base of bases) {
    const file = firstExisting(path.join(folder, base));
    if (file !== null) return file;
  }
  return null;
}

function wildcard(entries: ReadonlyMap<string, string>, subpath: string): string | undefined {
  for (const [key, value] of entries) {
    const [head, tail] = key.split("*");
    if (tail === undefined || !subpath.startsWith(head!) || !subpath.endsWith(tail)) continue;
    return value.replaceAll("*", subpath.slice(head!.length, subpath.length - tail.length));
  }
  return undefined;
}

/** The source that a stated entry was built from: itself when it is one, else the same path under `src`. */
function sourceBehind(folder: string, entry: string): string | null {
  const plain = entry.replace(/^\.\//, "");
  const candidates = [plain, plain.replace(/^(dist|build|out|lib|es|esm|cjs)\/(esm\/|cjs\/|src\/|types\/)?/, "src/")];
  for (const candidate of candidates) {
    const file = firstExisting(path.join(folder, candidate));
    if (file !== null && (candidate !== plain || !/\/(dist|build|out)\//.test(file.slice(folder.length)))) return file;
  }
  return null;
}

const sourceEndings = [".ts", ".tsx", ".mts", ".cts", ".js", ".jsx", ".mjs", ".cjs"];

function firstExisting(base: string): string | null {
  const bare = base.replace(/(\.d)?\.[cm]?[jt]sx?$/, "");
  for (const start of new Set([bare, base])) {
    for (const ending of [...sourceEndings, ...sourceEndings.map((each) => `/index${each}`)]) {
      if (ts.sys.fileExists(start + ending)) return start + ending;
    }
  }
  return null;
}
