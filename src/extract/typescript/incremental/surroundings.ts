import { existsSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { digest } from "./facts-keys.ts";

const locks = ["package-lock.json", "yarn.lock", "pnpm-lock.yaml", "bun.lock"];

/**
 * A digest of all that rules the meaning of the sources without being one: configs and manifests of every folder, lock
 * files, what is installed, and the set of files.
 *
 * @param more what else the sources' meaning hangs on
 */
export function surroundingsDigest(root: string, paths: readonly string[], more: readonly string[]): string {
  const folders = new Set([""]);
  for (const each of paths) {
    for (let folder = path.dirname(each); folder !== "." && !folders.has(folder); folder = path.dirname(folder)) {
      folders.add(folder);
    }
  }
  const parts = [...more, "", ...paths];
  for (const folder of [...folders].sort()) {
    const here = path.join(root, folder);
    for (const name of ["tsconfig.json", "jsconfig.json", "tsconfig.base.json", "package.json", ...locks]) {
      const file = path.join(here, name);
      if (existsSync(file)) parts.push(`${name} ${readFileSync(file, "utf8")}`);
    }
    const installed = path.join(here, "node_modules");
    if (existsSync(installed)) parts.push(`${installed} ${statSync(installed).mtimeMs}`);
  }
  return digest(parts.join("\n"));
}
