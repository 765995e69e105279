import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import type { Run } from "#model/run.ts";
import { importRun, type RunOrigin } from "#project/import-run.ts";
import { indexProject } from "#project/index-project.ts";
import { openProject, type Project } from "#project/open-project.ts";
import { folderOf, temporaryFolder } from "./temporary-folder.ts";

const quiet = { onProgress: () => {}, signal: new AbortController().signal };

/** A project of these files, indexed; closed after the test. */
export async function indexedProject(files: Readonly<Record<string, string>>): Promise<Project> {
  const project = openProject(folderOf(files), temporaryFolder());
  onTestFinished(() => project.close());
  await indexProject(project, quiet);
  return project;
}

/** Changes a file of the project and indexes again. */
export async function edited(project: Project, file: string, content: string): Promise<void> {
  writeFileSync(join(project.folder, file), content);
  await indexProject(project, quiet);
}

/** Imports a profile given as content. */
export async function imported(
  project: Project,
  name: string,
  content: Uint8Array | string,
  origin: RunOrigin = { label: null },
): Promise<Run> {
  const file = join(temporaryFolder(), name);
  writeFileSync(file, content);
  return (await importRun(project, file, origin, quiet)).run;
}

/** What cProfile writes of a script of the project. */
export function cprofileOf(project: Project, script: string): Buffer {
  const out = join(temporaryFolder(), "out.prof");
  execFileSync("python3", ["-m", "cProfile", "-o", out, script], { cwd: project.folder });
  return readFileSync(out);
}
