/** Type checks each folder with its own tsconfig, so that `document` in `src` doesn't compile. */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const compiler = fileURLToPath(new URL("../../node_modules/typescript-7/bin/tsc", import.meta.url));
const failed = ["src", "main", "renderer", "test", "examples"].filter((folder) => {
  const result = spawnSync(process.execPath, [compiler, "-p", folder], { cwd: root, stdio: "inherit" });
  return result.status !== 0;
});
if (failed.length > 0) console.error(`Types don't hold in: ${failed.join(", ")}`);
process.exitCode = failed.length === 0 ? 0 : 1;
