import type { SourceFunction } from "#model/source-graph.ts";

interface Missed {
  readonly caller: SourceFunction;
  readonly callee: SourceFunction;
}

/** Groups missed calls by what the callee is, which tells what the analysis would have to follow; most frequent first. */
export function missCauses(missed: readonly Missed[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const call of missed) counts.set(cause(call), (counts.get(cause(call)) ?? 0) + 1);
  return new Map([...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)));
}

function cause({ caller, callee }: Missed): string {
  if (/^__(getattr|getattribute|setattr|get|set)__$/.test(callee.name)) return "hook of an attribute of unknown owner";
  if (/^__(init|new|call)__$/.test(callee.name)) return "class or callable object held in a value";
  if (/^__\w+__$/.test(callee.name)) return "operator or protocol of a value of unknown type";
  if (callee.kind === "accessor") return "property of a value of unknown type";
  if (callee.kind === "method") return "method of a value of unknown type";
  if (callee.kind === "lambda") return "lambda through values";
  if (callee.parent === caller.id) return "own function given to unknown code";
  return "function through values";
}
