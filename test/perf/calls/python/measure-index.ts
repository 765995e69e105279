import { enableCompileCache } from "node:module";
import { tmpdir } from "node:os";

/** Brings a folder's index up to date, as the command line does, and prints what the process took for it. */
enableCompileCache();
const { indexProject } = await import("#project/index-project.ts");
const { indexSummary } = await import("#project/index-summary.ts");
const { openProject } = await import("#project/open-project.ts");
const { ownCost } = await import("./own-cost.ts");
const project = openProject(process.argv[2]!, tmpdir());
await indexProject(project, { onProgress: () => {}, signal: new AbortController().signal });
const { lines } = indexSummary(project)!;
project.close();
console.log(JSON.stringify(ownCost(lines)));
