import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL("../fixtures/profiles/", import.meta.url));

/** One small file of every format, by its name; they are ours, so that a fresh clone has them. */
export function smallProfiles(): ReadonlyMap<string, Uint8Array> {
  return new Map(readdirSync(folder).map((name) => [name, readFileSync(folder + name)]));
}
