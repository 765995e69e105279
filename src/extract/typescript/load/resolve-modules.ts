import { existsSync } from "node:fs";
import path from "node:path";
import { type ResolutionHostFactory, ts } from "ts-morph";
import { readConfig } from "./compiler-options.ts";
import { workspacePackages } from "./workspace-packages.ts";

/**
 * Finds modules as the compiler does, and where that ends in nothing, in declarations or in build output of a package of
 * this very project, leads to its sources. Each folder's own tsconfig rules the path aliases of the files below it.
 */
export function moduleResolver(root: string, paths: readonly string[]): ResolutionHostFactory {
  const workspace = workspacePackages(root, paths);
  const configs = new Map<string, ts.CompilerOptions | null>();
  return (host, getOptions) => {
    const cache = new Map<string, ts.ResolvedModuleFull | undefined>();
    const resolve = (name: string, from: string): ts.ResolvedModuleFull | undefined => {
      const folder = path.dirname(from);
      const key = `${folder}\0${name}`;
      if (cache.has(key)) return cache.get(key);
      const own = nearestOptions(folder, root, configs);
      const options = own === null ? getOptions() : { ...getOptions(), ...own };
      const plain = ts.resolveModuleName(name, from, options, host).resolvedModule;
      const found = plain !== undefined && isSource(plain.resolvedFileName) ? plain : (workspace(name, from) ?? plain);
      cache.set(key, found);
      return found;
    };
    return {
      resolveModuleNames: (names, from) => names.map((name) => resolve(name, from)),
    };
  };
}

/** Path aliases of the nearest config between a folder and the root; null at the root, whose config rules the program anyway. */
function nearestOptions(
  folder: string,
  root: string,
  known: Map<string, ts.CompilerOptions | null>,
): ts.CompilerOptions | null {
  const before = known.get(folder);
  if (before !== undefined) return before;
  let result: ts.CompilerOptions | null = null;
  if (folder !== root && folder.startsWith(root)) {
    const config = path.join(folder, "tsconfig.json");
    result = existsSync(config) ? aliases(config) : nearestOptions(path.dirname(folder), root, known);
  }
  known.set(folder, result);
  return result;
}

function aliases(config: string): ts.CompilerOptions {
  const { options } = readConfig(config);
  const result: ts.CompilerOptions = {};
  for (const name of ["paths", "baseUrl", "pathsBasePath", "customConditions", "rootDirs"]) {
    if (options[name] !== undefined) result[name] = options[name];
  }
  return result;
}

const isSource = (file: string) => !file.includes("/node_modules/") && !/\.d\.[cm]?ts$/.test(file);
