import { tmpdir } from "node:os";
import { indexProject } from "#project/index-project.ts";
import { indexSummary } from "#project/index-summary.ts";
import { openProject } from "#project/open-project.ts";
import { ownCost } from "./own-cost.ts";

/** Brings a folder's index up to date and prints what the process took for it. */
const project = openProject(process.argv[2]!, tmpdir());
await indexProject(project, { onProgress: () => {}, signal: new AbortController().signal });
const { lines } = indexSummary(project)!;
project.close();
console.log(JSON.stringify(ownCost(lines)));
