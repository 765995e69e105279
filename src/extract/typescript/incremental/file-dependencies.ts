import { ts } from "ts-morph";
import type { SourceChecker } from "../checker/source-checker.ts";
import type { FileDependencies } from "./facts-keys.ts";

/** What a parsed file imports, as the compiler resolved it. */
export function fileDependencies(
  source: ts.SourceFile,
  path: string,
  hash: string,
  checker: SourceChecker,
  pathBySource: ReadonlyMap<ts.SourceFile, string>,
): FileDependencies {
  const found = new Set<string>();
  for (const specifier of specifiersOf(source)) {
    const file = checker.moduleFile(specifier);
    const imported = file === null ? undefined : pathBySource.get(file);
    if (imported !== undefined && imported !== path) found.add(imported);
  }
  return { path, hash, imports: [...found].sort(), isGlobal: isGlobal(source) };
}

/** The compiler lists all module specifiers of a file while parsing, of `require` and `import()` too, yet not in its types. */
function specifiersOf(source: ts.SourceFile): readonly ts.StringLiteralLike[] {
  return (source as { imports?: readonly ts.StringLiteralLike[] }).imports ?? [];
}

function isGlobal(source: ts.SourceFile): boolean {
  const isModule =
    ts.isExternalModule(source) ||
    (source as { commonJsModuleIndicator?: unknown }).commonJsModuleIndicator !== undefined;
  if (!isModule) return true;
  return source.statements.some(
    (each) => ts.isModuleDeclaration(each) && (ts.isStringLiteral(each.name) || each.name.text === "global"),
  );
}
