import type { FunctionId } from "#model/ids.ts";

/**
 * The qualified name as far as the id alone tells it: `pkg/mod.py#Class.method` is `pkg.mod.Class.method`,
 * `src/file.ts#Class.method` is `src/file.ts:Class.method`, `external:builtins.len` is `builtins.len`, and a frame that
 * matched nothing (`frame:<file>:<line>:<name>`) keeps its name. A Python import root (`src/`) stays in front.
 */
export function qualifiedNameOfId(id: FunctionId): string {
  const external = /^external:(.*)$/s.exec(id)?.[1];
  if (external !== undefined) return external;
  const frame = /^frame:.*?:(?:\d+|null|):(.+)$/s.exec(id)?.[1];
  if (frame !== undefined) return frame;
  const hash = id.indexOf("#");
  if (hash < 0) return id;
  const file = id.slice(0, hash);
  const inner = id.slice(hash + 1);
  if (!/\.pyi?$/.test(file)) return inner === "" ? file : `${file}:${inner}`;
  const module = file
    .replace(/\.pyi?$/, "")
    .replace(/(^|\/)__init__$/, "")
    .replaceAll("/", ".");
  return [module, inner].filter((part) => part !== "").join(".");
}
