import { readdirSync } from "node:fs";
import path from "node:path";
import { runTests } from "./vitest-stand-in.mjs";

const folders = ["src/v4/classic/tests", "src/v4/core/tests", "src/v4/mini/tests"].map((each) =>
  path.join(process.env.BENCH_PACKAGE, each),
);
let failedFiles = 0;
for (const folder of folders) {
  for (const name of readdirSync(folder)
    .filter((each) => /\.test\.ts$/.test(each))
    .sort()) {
    try {
      await import(path.join(folder, name));
    } catch (error) {
      if (process.env.BENCH_FAILURES) console.error(error);
      failedFiles++;
    }
  }
}
const { passed, failed } = await runTests();
console.log(`${passed} passed, ${failed} failed, ${failedFiles} not loaded`);
process.exit(0);
