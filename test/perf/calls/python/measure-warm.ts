import { readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { indexProject } from "#project/index-project.ts";
import { indexSummary } from "#project/index-summary.ts";
import { openProject } from "#project/open-project.ts";
import type { Cost } from "../python-speed.ts";

/**
 * Edits a file of a project again and again and brings its index up to date each time, in one process, as the app does
 * while it is open. Prints what each edit of the last round took: see `edits`.
 */
const [root, path] = process.argv.slice(2) as [string, string];
const rounds = 3;
const project = openProject(root, tmpdir());
const file = join(root, path);
const edits: Readonly<Record<string, (text: string, round: number) => string>> = {
  comment: (text, round) => `# Edit ${round}.\n${text}`,
  function: (text, round) => `${text}\n\ndef edited_${round}(one):\n    return one.copy(len(one))\n`,
};

await indexed();
const costs: Record<string, Cost> = {};
for (let round = 0; round < rounds; round++) {
  for (const [name, edit] of Object.entries(edits)) {
    writeFileSync(file, edit(readFileSync(file, "utf8"), round));
    costs[name] = await indexed();
  }
}
project.close();
console.log(JSON.stringify(costs));
process.exit();

/** What it takes from now on until the index is up to date. */
async function indexed(): Promise<Cost> {
  const start = performance.now();
  const before = process.cpuUsage();
  await indexProject(project, { onProgress: () => {}, signal: new AbortController().signal });
  const { user, system } = process.cpuUsage(before);
  return {
    seconds: (performance.now() - start) / 1000,
    processorSeconds: (user + system) / 1e6,
    peakBytes: process.resourceUsage().maxRSS * 1024,
    lines: indexSummary(project)!.lines,
  };
}
