import { readFileSync, realpathSync, statSync } from "node:fs";
import { join, sep } from "node:path";

/** Bundles and maps beyond this aren't read. */
const largest = 64 * 1024 * 1024;

/**
 * Reads compiled code and source maps of a project, by path relative to it; null for what isn't there, is too large, or
 * lies outside of the project once links are followed.
 */
export function compiledFileReader(folder: string): (path: string) => string | null {
  return (path) => {
    try {
      const real = realpathSync(join(folder, path));
      if (!real.startsWith(realpathSync(folder) + sep)) return null;
      const stat = statSync(real);
      return stat.isFile() && stat.size <= largest ? readFileSync(real, "utf8") : null;
    } catch {
      return null;
    }
  };
}
