import { isExternalFrame } from "../frame-kind.ts";
import type { FrameName } from "../stacks/stack-profile.ts";

/**
 * A function as V8 names it for other profilers: `~fib /path/recur.js:2:13`, `LazyCompile:*fib file:///x.js:2:13`,
 * `JS:^ node:internal/x:1:10`, `JS: *fib /path/recur.js:2:13`; the marks before the name say how it was compiled and go. Null for any other symbol.
 */
export function v8Symbol(symbol: string): FrameName | null {
  const groups = pattern.exec(symbol)?.groups;
  if (groups === undefined) return null;
  const { name = "", file = "", line, column } = groups;
  return {
    name: name === "" || name === "<anonymous>" ? "(anonymous)" : name,
    file,
    line: Number(line),
    column: Number(column),
    lineKind: "definition",
    external: isExternalFrame(name, file),
  };
}

const pattern =
  /^(?:(?:JS|LazyCompile|Function|Script|Eval|Callback): ?)?[~^*+]?(?<name>[^/]*?) ?(?<file>(?:file:\/\/|node:|\/|[A-Za-z]:[\\/]).*):(?<line>\d+):(?<column>\d+)$/;
