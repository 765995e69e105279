import type { ProfileFrame } from "#model/imported-profile.ts";
import { libraryPath, type RecordedPath } from "./recorded-path.ts";

/** What a frame outside the project belongs to. */
export interface Library {
  /** `sympy`, `@scope/name`, `Python standard library`, `Node.js`, `built-in functions`, `runtime`. */
  readonly name: string;
  /** As far as the recorded path says; null when it doesn't. */
  readonly version: string | null;
  /** Where its package lies, so that its version can be looked up; null for what is no package. */
  readonly place: PackagePlace | null;
}

/** What `Library` calls the modules that come with Python. */
export const standardLibrary = "Python standard library";

/** A package in a folder of packages (`site-packages`, `node_modules`), as recorded. */
export interface PackagePlace {
  readonly ecosystem: "python" | "node";
  /** The folder that holds packages. */
  readonly folder: string;
  readonly name: string;
}

/** Names the package of a frame that lies outside the project. */
export function libraryOf(frame: ProfileFrame, path: RecordedPath): Library {
  if (path.kind === "builtin") return { name: "built-in functions", version: null, place: null };
  if (path.kind === "runtime") {
    const name = path.module.startsWith("node:") ? "Node.js" : standardLibrary;
    return { name, version: null, place: null };
  }
  const library = path.kind === "file" ? libraryPath(path.path) : null;
  if (path.kind !== "file" || library === null) {
    const isBuiltIn = /^<(built-in|method|slot|function) /.test(frame.name);
    return { name: isBuiltIn ? "built-in functions" : "runtime", version: null, place: null };
  }
  const isStandard = library.ecosystem === "python" && !/\/(?:site|dist)-packages\//.test(path.path);
  if (isStandard) {
    const version = /[/\\](?:python|pypy)(\d+(?:\.\d+)*)[/\\]/i.exec(path.path)?.[1] ?? null;
    return { name: standardLibrary, version, place: null };
  }
  const name = packageName(library.inside, library.ecosystem);
  const folder = path.path.slice(0, path.path.length - library.inside.length);
  const pinned = /\/([^/]+)@(\d[^/@_(]*)[^/]*\/node_modules\/$/.exec(folder); // pnpm: .pnpm/name@1.2.3/node_modules/name
  const version = pinned !== null && pinned[1] === name.replace("/", "+") ? pinned[2]! : null;
  return { name, version, place: { ecosystem: library.ecosystem, folder, name } };
}

function packageName(inside: string, ecosystem: "python" | "node"): string {
  const parts = inside.split("/");
  if (ecosystem === "node") return parts[0]!.startsWith("@") ? parts.slice(0, 2).join("/") : parts[0]!;
  return parts[0]!.replace(/\.(py|pyx|so|pyd)$/, "");
}
