/**
 * Imports a small run into a project and then larger ones until the disk is full. Prints the problem that a person is
 * told, and how many runs are there after opening the project again.
 */
import { readFileSync } from "node:fs";
import { asProblem } from "../../../src/project/as-problem.ts";
import { importRun } from "../../../src/project/import-run.ts";
import { openProject } from "../../../src/project/open-project.ts";
import { runs } from "../../../src/store/queries/runs.ts";

const [folder = "", small = "", large = ""] = process.argv.slice(2);
const options = { onProgress: () => {}, signal: new AbortController().signal };
const origin = (label: string) => ({ label });

let project = openProject(folder, folder);
await importRun(project, small, origin("small"), options);
let stored = 0;
let problem = null;
while (problem === null && stored < 100) {
  await importRun(project, large, origin(`large ${stored}`), options).then(
    () => stored++,
    (error: unknown) => {
      problem = asProblem(error);
    },
  );
}
const left = runs(project.store).length;
project.close();
project = openProject(folder, folder);
const after = runs(project.store).length;
const [check] = project.store.pragma("integrity_check") as { integrity_check: string }[];
process.stdout.write(
  JSON.stringify({ problem, stored, left, after, check: check?.integrity_check, bytes: readFileSync(large).length }),
);
