import { cpSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { ProblemError } from "#model/problem.ts";
import type { RunCommand } from "#model/run.ts";
import { runs } from "#store/queries/runs.ts";
import { importRun } from "./import-run.ts";
import type { Project } from "./open-project.ts";

/** What `runs/recorded.json` of an example says of each recording: all that its profile can't. */
interface RecordedRun {
  readonly file: string;
  readonly label: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly command: RunCommand;
  readonly exitCode: number;
  /** Nanoseconds. */
  readonly wallTime: number;
  /** Bytes. */
  readonly peakMemory: number;
}

/** What trying the example in place leaves in it; its budgets and notes belong to it. */
const leftBehind = /[\\/](?:store\.db[^\\/]*|recordings|__pycache__)$/;

/** The example's folder in the person's data folder; copied there when it isn't yet, so that it can be changed and run. */
export function exampleFolder(personFolder: string, name: string): string {
  const target = join(personFolder, "examples", name);
  if (existsSync(target)) return target;
  const source = bundledExample(name);
  mkdirSync(join(personFolder, "examples"), { recursive: true });
  cpSync(source, target, {
    recursive: true,
    filter: (path) => !leftBehind.test(path),
  });
  return target;
}

/** Where the example lies in the installation: beside `src/` in the repository, beside the built engine in the app. */
export function bundledExample(name: string): string {
  const here = fileURLToPath(new URL(".", import.meta.url));
  for (const up of ["../../examples", "../../../examples", "../../../../examples"]) {
    const folder = join(here, up, name);
    if (existsSync(folder)) return folder;
  }
  throw new ProblemError(`The example "${name}" isn't part of this installation.`, "Open a folder of your own.");
}

/** Imports the example's recorded runs unless the project has runs already. */
export async function importExampleRuns(project: Project): Promise<void> {
  const list = join(project.folder, "runs", "recorded.json");
  if (runs(project.store).length > 0 || !existsSync(list)) return;
  const options = { onProgress: () => {}, signal: new AbortController().signal };
  for (const { file, ...origin } of JSON.parse(readFileSync(list, "utf8")) as RecordedRun[]) {
    await importRun(project, join(project.folder, "runs", file), origin, options);
  }
}
