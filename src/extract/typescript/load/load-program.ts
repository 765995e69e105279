import path from "node:path";
import { Project, type ts } from "ts-morph";
import { type ProjectOptions, projectOptions } from "./compiler-options.ts";
import { moduleResolver } from "./resolve-modules.ts";

/** The project as the compiler sees it. */
export interface LoadedProgram {
  readonly program: ts.Program;
  readonly checker: ts.TypeChecker;
  /** The files asked for, in the order of their paths; those that vanished meanwhile are missing. */
  readonly sources: ReadonlyMap<string, ts.SourceFile>;
  readonly options: ProjectOptions;
}

/** Parses the files and all that they import into one program. Types are computed later, when asked for. */
export function loadProgram(root: string, paths: readonly string[]): LoadedProgram {
  const options = projectOptions(root);
  const project = new Project({
    compilerOptions: options.options,
    skipAddingFilesFromTsConfig: true,
    skipFileDependencyResolution: true,
    resolutionHost: moduleResolver(root, paths),
  });
  for (const each of paths) project.addSourceFileAtPathIfExists(path.join(root, each));
  const program = project.getProgram().compilerObject;
  const sources = new Map<string, ts.SourceFile>();
  for (const each of paths) {
    const source = program.getSourceFile(toSlashes(path.join(root, each)));
    if (source !== undefined) sources.set(each, source);
  }
  return { program, checker: program.getTypeChecker(), sources, options };
}

const toSlashes = (file: string) => file.replaceAll("\\", "/");
