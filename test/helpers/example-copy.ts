import { cpSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { temporaryFolder } from "./temporary-folder.ts";

const examples = fileURLToPath(new URL("../../examples/", import.meta.url));

/** A copy of an example without any store, that is gone after the test. */
export function exampleCopy(name: "tax-forms" | "order-book"): string {
  const folder = join(temporaryFolder(), name);
  const leftBehind = /[\\/]store\.db|[\\/]recordings|__pycache__/;
  cpSync(join(examples, name), folder, { recursive: true, filter: (path) => !leftBehind.test(path) });
  return folder;
}
