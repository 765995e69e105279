import type { SourceFunction } from "#model/source-graph.ts";

interface Missed {
  readonly caller: SourceFunction;
  readonly callee: SourceFunction;
}

/** Groups missed calls by what the callee is, which tells what the analysis would have to follow; most frequent first. */
export function missCauses(missed: readonly Missed[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const call of missed) counts.set(cause(call), (counts.get(cause(call)) ?? 0) + 1);
  return new Map([...counts].sort((a, b) => b[1] - a[1]));
}

function cause({ caller, callee }: Missed): string {
  if (callee.kind === "accessor" || /^(get|set)$/.test(callee.name)) return "accessor on a value of unknown type";
  if (callee.name.startsWith("[Symbol.")) return "iteration of a value of unknown type";
  if (callee.name === "toString" || callee.name === "toJSON" || callee.name === "valueOf")
    return "conversion by the language";
  if (callee.kind === "constructor" || callee.kind === "class") return "class held in a value";
  if (callee.parent === caller.id) return "own callback given to unknown code";
  if (callee.kind === "lambda") return "function without a name, through values";
  return callee.kind === "method" ? "method of a value of unknown type" : "function through values";
}
