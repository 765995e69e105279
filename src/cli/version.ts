import { createRequire } from "node:module";

/** The version in package.json, beside the sources or two folders above the built engine. */
export function version(): string {
  const require = createRequire(import.meta.url);
  for (const at of ["../../package.json", "../../../../package.json"]) {
    try {
      const manifest = require(at) as { name: string; version: string };
      if (manifest.name === "callsketch") return manifest.version;
    } catch {
      // not there: try the next place
    }
  }
  return "unknown";
}
