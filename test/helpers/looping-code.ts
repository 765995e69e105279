import type { ComplexityFacts, CostlyBuiltinFact, LoopFact } from "#model/complexity-facts.ts";
import { functionId } from "#model/ids.ts";
import type { SourceFunction, StaticCall } from "#model/source-graph.ts";

/** A loop over a named size around line 2, with plain defaults. */
export function loop(over: string | null, facts: Partial<LoopFact> = {}): LoopFact {
  return { line: 2, endLine: 9, over, growth: "linear", kind: "for", inside: null, mayStopEarly: false, ...facts };
}

export function builtin(name: string, over: string | null, facts: Partial<CostlyBuiltinFact> = {}): CostlyBuiltinFact {
  return { name, line: 3, growth: "linear", over, inside: null, ...facts };
}

/** A function of one module with these loops; null facts for one whose body isn't known. */
export function looping(name: string, facts: Partial<ComplexityFacts> | null = {}): SourceFunction {
  const whole = { loops: [], builtins: [], loopedCalls: [], recursionLines: [], awaits: 0, branches: 1 };
  return {
    id: functionId(facts === null ? `external:${name}` : `a.py#${name}`),
    qualifiedName: facts === null ? name : `a.${name}`,
    name,
    kind: "function",
    language: "python",
    file: facts === null ? null : "a.py",
    line: facts === null ? null : 1,
    column: facts === null ? null : 1,
    endLine: facts === null ? null : 10,
    external: facts === null,
    parent: null,
    positions: {},
    fingerprint: null,
    complexity: facts === null ? null : { ...whole, ...facts },
  };
}

/** A certain call at a line; a call inside a loop needs a looped call at the same place in the caller's facts. */
export function calling(
  caller: SourceFunction,
  callee: SourceFunction,
  line = 4,
  facts: Partial<StaticCall> = {},
): StaticCall {
  const sites = [{ line, column: 5, candidates: 1 }];
  return { caller: caller.id, callee: callee.id, certainty: "certain", via: "direct", tier: "direct", sites, ...facts };
}

/** The looped call at a line inside the loop with this index. */
export function loopedAt(line: number, inside: number) {
  return { line, column: 5, inside };
}
