/** Which file a module name means, for imports from anywhere in the project. Files count by their place in the sorted list. */
export class ModuleIndex {
  /** Dotted name of each file from its import root; empty for an `__init__` of the project's folder that has no name. */
  readonly names: readonly string[];
  readonly #paths: readonly string[];
  readonly #byName = new Map<string, number[]>();
  readonly #byPath = new Map<string, number>();
  readonly #prefixes = new Set<string>();
  readonly #packages: ReadonlySet<string>;

  /**
   * @param paths of the files, relative to the project, sorted
   * @param projectName name of the project's folder: the package's name where that folder is one itself
   */
  constructor(paths: readonly string[], projectName: string) {
    this.#paths = paths;
    this.#packages = new Set(paths.filter(isInit).map(folderOf));
    this.names = paths.map((path) => this.#nameOf(path, projectName));
    for (const [file, name] of this.names.entries()) {
      this.#byName.set(name, [...(this.#byName.get(name) ?? []), file]);
      for (let dot = name.lastIndexOf("."); dot > 0; dot = name.lastIndexOf(".", dot - 1)) {
        this.#prefixes.add(name.slice(0, dot));
      }
      const bare = withoutEnding(paths[file]!);
      if (!this.#byPath.has(bare) || paths[file]!.endsWith(".py")) this.#byPath.set(bare, file);
    }
  }

  /** The name counts from above the outermost package; outside of packages, from the project's folder or its `src`. */
  #nameOf(path: string, projectName: string): string {
    let holder = folderOf(path);
    while (holder !== "" && !this.#packages.has(holder)) holder = folderOf(holder.slice(0, -1));
    if (!this.#packages.has(holder))
      return withoutEnding(path.replace(/^(.*\/)?(src|lib|python)\//, "")).replaceAll("/", ".");
    let root = holder;
    while (root !== "" && this.#packages.has(root)) root = folderOf(root.slice(0, -1));
    const dotted = withoutEnding(path.slice(root.length)).replaceAll("/", ".");
    return root === "" && this.#packages.has("") ? joined(projectName, dotted) : dotted;
  }

  /** Whether a file is a package's `__init__`. */
  isPackage(file: number): boolean {
    return isInit(this.#paths[file]!);
  }

  /** Whether the name is a package's or package part's, with modules below it. */
  isNamespace(name: string): boolean {
    return this.#prefixes.has(name);
  }

  /**
   * The file that an absolute module name means when imported from a file, or -1. A script sees what lies beside it; a
   * module of a package doesn't, so that `import typing` there means the library and not a neighbour of that name.
   */
  find(name: string, from: number): number {
    const folder = folderOf(this.#paths[from]!);
    const path = name.replaceAll(".", "/");
    const beside = this.#packages.has(folder) ? undefined : this.#byPath.get(folder + path);
    if (beside !== undefined) return beside;
    const named = this.#byName.get(name);
    if (named !== undefined) return nearest(named, this.#paths, this.#paths[from]!);
    return (this.#packages.has("") ? undefined : this.#byPath.get(path)) ?? -1;
  }

  /** The absolute name of a module as an import writes it (`..pkg.mod`), seen from a file. */
  absolute(written: string, from: number): string {
    let dots = 0;
    while (written[dots] === ".") dots++;
    if (dots === 0) return written;
    const parts = this.names[from] === "" ? [] : this.names[from]!.split(".");
    const up = this.isPackage(from) ? dots - 1 : dots;
    return joined(parts.slice(0, Math.max(0, parts.length - up)).join("."), written.slice(dots));
  }
}

function withoutEnding(path: string): string {
  const ending = [".py", ".pyi", ".ipynb"].find((one) => path.endsWith(one)) ?? "";
  const bare = path.slice(0, path.length - ending.length);
  if (bare === "__init__") return "";
  return bare.endsWith("/__init__") ? bare.slice(0, -"/__init__".length) : bare;
}

function isInit(path: string): boolean {
  const name = path.slice(path.lastIndexOf("/") + 1);
  return name === "__init__.py" || name === "__init__.pyi";
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf("/") + 1);
}

function joined(outer: string, inner: string): string {
  return outer === "" ? inner : inner === "" ? outer : `${outer}.${inner}`;
}

/** Of several files with one module name, a source before a stub, then the one that shares most of its path. */
function nearest(files: readonly number[], paths: readonly string[], from: string): number {
  let best = files[0]!;
  let bestScore = -1;
  for (const file of files) {
    const path = paths[file]!;
    let shared = 0;
    while (shared < path.length && path[shared] === from[shared]) shared++;
    const score = shared + (path.endsWith(".pyi") ? 0 : 10_000);
    if (score > bestScore) {
      best = file;
      bestScore = score;
    }
  }
  return best;
}
