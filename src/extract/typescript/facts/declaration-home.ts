import type { ts } from "ts-morph";

/** Where a declaration lives: in a file that is read, in a declaration file of the project, in the standard library or a package. */
export type Home = "project" | "own-types" | "library" | "package";

/** Tells where declarations live, and under which path their file goes in refs. */
export interface Homes {
  homeOf(node: ts.Node): Home;
  /** Relative to the project for its own files, absolute for all others. */
  pathOf(source: ts.SourceFile): string;
}

/** Types that describe a platform rather than a library somebody implements here. */
const platform = /\/node_modules\/(@types\/(node|react|react-dom|jest|mocha|estree|json-schema)|typescript)\//;

export function declarationHomes(
  root: string,
  program: ts.Program,
  sources: ReadonlyMap<string, ts.SourceFile>,
): Homes {
  const pathBySource = new Map<ts.SourceFile, string>([...sources].map(([path, source]) => [source, path]));
  const known = new Map<ts.SourceFile, Home>();

  function homeOfFile(source: ts.SourceFile): Home {
    if (pathBySource.has(source)) return source.isDeclarationFile ? "own-types" : "project";
    const { fileName } = source;
    if (program.isSourceFileDefaultLibrary(source) || platform.test(fileName)) return "library";
    return fileName.startsWith(`${root}/`) && !fileName.includes("/node_modules/") ? "own-types" : "package";
  }

  return {
    homeOf(node) {
      const source = node.getSourceFile();
      const before = known.get(source);
      if (before !== undefined) return before;
      const home = homeOfFile(source);
      known.set(source, home);
      return home;
    },
    pathOf: (source) => pathBySource.get(source) ?? source.fileName,
  };
}
