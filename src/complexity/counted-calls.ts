import type { FunctionId } from "#model/ids.ts";
import type { SourceFunction, StaticCall } from "#model/source-graph.ts";

/** The calls of one function that its estimate is made from, and those that it can only mention. */
export interface CallsOfFunction {
  /** Certain calls of functions whose body is known; the callee is a position in the list of functions. */
  readonly counted: { readonly callee: number; readonly sites: StaticCall["sites"] }[];
  /** Names of callees outside the project, whose cost isn't known. */
  readonly external: string[];
  /** How many calls are only possible. */
  possible: number;
}

/** Calls by caller, in the order of `functions`. Imports and registered callbacks don't run when the caller does. */
export function countedCalls(functions: readonly SourceFunction[], calls: readonly StaticCall[]): CallsOfFunction[] {
  const positions = new Map<FunctionId, number>(functions.map(({ id }, index) => [id, index]));
  const byCaller = functions.map((): CallsOfFunction => ({ counted: [], external: [], possible: 0 }));
  for (const { caller, callee, certainty, via, tier, sites } of calls) {
    const from = byCaller[positions.get(caller) ?? -1];
    const to = positions.get(callee);
    const target = to === undefined ? undefined : functions[to];
    if (from === undefined || via === "import" || tier === "registered") continue;
    if (certainty === "possible") from.possible++;
    else if (to !== undefined && target?.complexity != null) from.counted.push({ callee: to, sites });
    else if (!isOneStep(target)) from.external.push(target?.qualifiedName ?? callee);
  }
  return byCaller;
}

/** Of the language itself: their names in the source graph. */
const pythonBuiltin = /^builtins\./;
const javascriptBuiltin =
  /^(?:(?:Readonly|Weak)?(?:Array|Map|Set)|\w*Array|\w*Error|String|Number|Boolean|BigInt|Symbol|Math|JSON|Object|Function|Date|RegExp|Promise|Reflect|Intl|Iterator|Generator|console|parseInt|parseFloat|isNaN|isFinite)(?:Constructor)?(?:\.|$)/;

/** Built-ins that grow are facts of their own (`CostlyBuiltinFact`); the others, and plain classes, take one step. */
function isOneStep(target: SourceFunction | undefined): boolean {
  if (target === undefined) return false;
  const builtin = target.language === "python" ? pythonBuiltin : javascriptBuiltin;
  return target.kind === "class" || builtin.test(target.qualifiedName);
}
