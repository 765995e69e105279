import { dataFolder } from "#project/data-folder.ts";
import { indexProject } from "#project/index-project.ts";
import { nearestProject, openProject, type Project } from "#project/open-project.ts";
import { type Output, output } from "./output.ts";

/** Options that every command knows. */
export interface CommonOptions {
  readonly project?: string;
  readonly quiet?: boolean;
  readonly json?: boolean;
}

/** What a command works with. */
export interface CommandContext extends Output {
  readonly project: Project;
  /** Aborted by Ctrl+C. */
  readonly signal: AbortSignal;
}

/** Opens the project that the options or the current folder name, and closes it whatever happens. */
export async function withProject(
  options: CommonOptions,
  folder: string | undefined,
  run: (context: CommandContext) => Promise<void> | void,
): Promise<void> {
  const project = openProject(folder ?? options.project ?? nearestProject(process.cwd()), dataFolder());
  try {
    await run({ project, signal: interrupted(), ...output(options.quiet === true) });
  } finally {
    project.close();
  }
}

/** The same with an index that is up to date: an unchanged project costs a look at its files. */
export function withIndexedProject(
  options: CommonOptions,
  folder: string | undefined,
  run: (context: CommandContext) => Promise<void> | void,
): Promise<void> {
  return withProject(options, folder, async (context) => {
    await indexProject(context.project, context);
    await run(context);
  });
}

/** The first Ctrl+C ends the work in an orderly way, the second one ends the program. */
export function interrupted(): AbortSignal {
  const controller = new AbortController();
  process.once("SIGINT", () => {
    controller.abort(new Interrupted());
    process.once("SIGINT", () => process.exit(130));
  });
  return controller.signal;
}

/** Ctrl+C: not an error, but not done either. */
export class Interrupted extends Error {
  override readonly name = "Interrupted";
}
