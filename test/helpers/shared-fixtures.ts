import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, it } from "vitest";

/** Real profiles and projects that lie beside the repository where it is built; a fresh clone has none. */
const root = fileURLToPath(new URL("../../../shared/fixtures/", import.meta.url));

/** The path of a shared fixture (`profiles/cprofile/recur.cprofile.pstats`); null where there is none. */
export function sharedFixture(name: string): string | null {
  return existsSync(root + name) ? root + name : null;
}

/** A `describe` that is visibly skipped where the shared fixtures are absent. Its body gets their folder. */
export function describeShared(name: string, body: (folder: string) => void): void {
  if (existsSync(root)) describe(name, () => body(root));
  else describe.skip(name, () => it("skipped: no shared fixtures here", () => {}));
}
