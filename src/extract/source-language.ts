import type { Language } from "#model/source-graph.ts";

const languages = new Map<string, Language>([
  [".py", "python"],
  [".pyi", "python"],
  [".ipynb", "python"],
  [".ts", "typescript"],
  [".tsx", "typescript"],
  [".mts", "typescript"],
  [".cts", "typescript"],
  [".js", "javascript"],
  [".jsx", "javascript"],
  [".mjs", "javascript"],
  [".cjs", "javascript"],
]);

/** The language of a source file by its name; null for what isn't read, declaration files (`.d.ts`) among them. */
export function languageOf(path: string): Language | null {
  if (/\.d\.[cm]?ts$/.test(path)) return null;
  const dot = path.lastIndexOf(".");
  return dot < 0 ? null : (languages.get(path.slice(dot)) ?? null);
}
