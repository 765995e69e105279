import type { CallTier, SourceFunction, StaticCall } from "#model/source-graph.ts";

interface Missed {
  readonly caller: SourceFunction;
  readonly callee: SourceFunction;
}

/** Groups missed calls by what the callee is, which tells what the analysis would have to follow; most frequent first. */
export function missCauses(missed: readonly Missed[]): ReadonlyMap<string, number> {
  return counted(missed.map(cause));
}

const doubts: Readonly<Partial<Record<CallTier, string>>> = {
  direct: "one of several functions that a value may be",
  constructor: "one of several classes that a value may be",
  method: "a method of one of several classes",
  implicit: "an operator or property of one of several classes",
  callback: "one of several functions given to a library",
  dispatch: "an override",
  registered: "given to a library, which may call it",
  flow: "behind a wrapper, or a mirrored operator",
  guess: "guessed by its name",
};

/** Groups calls that are held for possible by the reason; most frequent first. */
export function doubtCauses(calls: readonly StaticCall[]): ReadonlyMap<string, number> {
  return counted(calls.map((call) => doubts[call.tier] ?? call.tier));
}

function counted(texts: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
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
