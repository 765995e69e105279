import { fileURLToPath } from "node:url";

/**
 * A path as a profiler wrote it, brought into one shape. `file`: forward slashes, no `file://`, no `./`. `pseudo` has no
 * file behind it (`~`, `<string>`, no path at all); `runtime` names a module that is built into the interpreter.
 */
export type RecordedPath =
  | { readonly kind: "file"; readonly path: string; readonly absolute: boolean }
  | { readonly kind: "runtime"; readonly module: string }
  | { readonly kind: "builtin" }
  | { readonly kind: "pseudo"; readonly text: string };

const builtinSpellings = new Set(["~", "", "<built-in>"]);

/** Sorts a recorded path by what it can name. Null stands for a profiler that gave no path. */
export function recordedPath(file: string | null): RecordedPath {
  if (file === null) return { kind: "pseudo", text: "" };
  if (builtinSpellings.has(file)) return { kind: "builtin" };
  const frozen = /^<frozen (.+)>$/.exec(file)?.[1];
  if (frozen !== undefined) return { kind: "runtime", module: frozen };
  if (/^node:/.test(file)) return { kind: "runtime", module: file };
  if (/^<.*>$/.test(file) || /^(eval|wasm|chrome-extension|evalmachine\.)/.test(file))
    return { kind: "pseudo", text: file };
  const path = withoutScheme(file)
    .replaceAll("\\", "/")
    .replace(/^(\.\/)+/, "")
    .replace(/\/(\.\/)+/g, "/");
  return { kind: "file", path, absolute: /^(\/|[A-Za-z]:\/|[a-z][a-z0-9+.-]*:\/\/)/.test(path) };
}

function withoutScheme(file: string): string {
  if (!/^(file|https?|webpack|webpack-internal|app):\/\//.test(file)) return file;
  const bare = file.replace(/[?#].*$/, "");
  if (!bare.startsWith("file:")) return bare;
  try {
    return fileURLToPath(bare, { windows: /^file:\/\/\/[A-Za-z]:/.test(bare) });
  } catch {
    return bare.replace(/^file:\/\/[^/]*/, "");
  }
}

/** Where a path lies inside a library: `site-packages/pkg/mod.py` and `lib/python3.11/abc.py` give `pkg/mod.py`, `abc.py`. */
export function libraryPath(path: string): { readonly ecosystem: "python" | "node"; readonly inside: string } | null {
  const node = /^.*\/?node_modules\/(?!\.)(.+)$/.exec(path)?.[1];
  if (node !== undefined) return { ecosystem: "node", inside: node };
  const site = /^.*\/(?:site|dist)-packages\/(.+)$/.exec(path)?.[1];
  if (site !== undefined) return { ecosystem: "python", inside: site };
  const standard = /^.*\/(?:lib(?:64)?\/(?:python|pypy)\d[\d.]*|Python\d+\/Lib|python\d+\.zip)\/(.+)$/i.exec(path)?.[1];
  return standard === undefined ? null : { ecosystem: "python", inside: standard };
}
