import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { PackagePlace } from "#match/library-of.ts";

const plainVersion = /^\d[\w.+!-]{0,40}$/;
const largest = 1024 * 1024;

/**
 * The version of a package that was recorded on this machine and is still here: by the name of its `.dist-info` folder, or
 * in its `package.json`. Null for any other. Nothing else of the recorded path is read, and no path on another machine.
 */
export function libraryVersions(): (place: PackagePlace) => string | null {
  const known = new Map<string, string | null>();
  return (place) => {
    const key = `${place.folder}\n${place.name}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    const version = isOfThisMachine(place.folder) ? versionAt(place) : null;
    known.set(key, version);
    return version;
  };
}

function isOfThisMachine(folder: string): boolean {
  return /^\/(?!\/)/.test(folder) || /^[A-Za-z]:\//.test(folder);
}

function versionAt({ ecosystem, folder, name }: PackagePlace): string | null {
  try {
    const version = ecosystem === "python" ? distVersion(folder, name) : packageVersion(join(folder, name));
    return version !== null && plainVersion.test(version) ? version : null;
  } catch {
    return null;
  }
}

function distVersion(folder: string, name: string): string | null {
  const wanted = comparable(name);
  for (const entry of readdirSync(folder)) {
    const [, distribution, version] = /^(.+)-([^-]+)\.dist-info$/.exec(entry) ?? [];
    if (distribution !== undefined && comparable(distribution) === wanted) return version ?? null;
  }
  return null;
}

/** Names of Python packages are alike whatever their case and separators. */
function comparable(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, "-");
}

function packageVersion(folder: string): string | null {
  const file = join(folder, "package.json");
  const stat = statSync(file);
  if (!stat.isFile() || stat.size > largest) return null;
  const { version } = JSON.parse(readFileSync(file, "utf8")) as { version?: unknown };
  return typeof version === "string" ? version : null;
}
