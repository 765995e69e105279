import { ts } from "ts-morph";
import type { CostlyBuiltinFact } from "#model/complexity-facts.ts";
import { shortText } from "./loop-fact.ts";

/** Methods that call their argument once per element. */
export const higherOrderNames: ReadonlySet<string> = new Set(
  "map filter forEach some every find findIndex findLast findLastIndex flatMap reduce reduceRight".split(" "),
);

const linearMethods = new Set(
  "includes indexOf lastIndexOf slice splice shift unshift concat join split reverse fill flat toReversed toSpliced with replaceAll".split(
    " ",
  ),
);
const sortingMethods = new Set(["sort", "toSorted"]);
const linearFunctions = new Set([
  "Object.keys",
  "Object.values",
  "Object.entries",
  "Object.assign",
  "Object.fromEntries",
  "JSON.parse",
  "JSON.stringify",
  "Array.from",
  "structuredClone",
]);

/** A built-in that costs more on longer input; null when the call is none, judged by name alone. */
export function costlyBuiltin(
  node: ts.CallExpression | ts.NewExpression,
  name: string | null,
  source: ts.SourceFile,
  line: number,
  inside: number | null,
): CostlyBuiltinFact | null {
  if (name === null) return null;
  const argument = node.arguments?.[0];
  const over = argument === undefined ? null : shortText(argument, source);
  if (ts.isNewExpression(node)) {
    const copies = (name === "Set" || name === "Map") && argument !== undefined;
    return copies ? { name: `new ${name}`, line, growth: "linear", over, inside } : null;
  }
  const callee = node.expression;
  if (!ts.isPropertyAccessExpression(callee)) {
    return linearFunctions.has(name) ? { name, line, growth: "linear", over, inside } : null;
  }
  const receiver = shortText(callee.expression, source);
  if (linearFunctions.has(`${receiver}.${name}`)) {
    return { name: `${receiver}.${name}`, line, growth: "linear", over, inside };
  }
  if (sortingMethods.has(name)) return { name, line, growth: "linearithmic", over: receiver, inside };
  return linearMethods.has(name) ? { name, line, growth: "linear", over: receiver, inside } : null;
}
