import type { Budget, BudgetedQuantity } from "#model/budget.ts";
import { ProblemError } from "#model/problem.ts";
import { jsonFault } from "./json-fault.ts";
import { readLimit } from "./read-limit.ts";

const quantities: Readonly<Record<BudgetedQuantity, "count" | "time" | "memory">> = {
  calls: "count",
  primitiveCalls: "count",
  total: "time",
  self: "time",
  peakMemory: "memory",
  wallTime: "time",
};
const wholeRunOnly: readonly BudgetedQuantity[] = ["peakMemory", "wallTime"];
const keys = ["name", "function", "quantity", "most", "run"];

/**
 * Reads `.callsketch/budgets.json`:
 *
 *     { "budgets": [
 *         { "name": "no ABC machinery", "function": "abc.ABCMeta.__subclasscheck__", "quantity": "calls", "most": 0 },
 *         { "name": "run time", "quantity": "wallTime", "most": "2 s", "run": "after" } ] }
 *
 * `most` is a number (nanoseconds, bytes, calls) or a text with a unit.
 *
 * @param file how the file is named in errors
 * @throws ProblemError with the place
 */
export function readBudgets(file: string, content: string): readonly Budget[] {
  const found = parsed(file, content);
  const list = Array.isArray(found) ? found : isObject(found) ? found.budgets : undefined;
  if (!Array.isArray(list)) {
    throw new ProblemError(`${file}: there is no list "budgets".`, 'Write { "budgets": [ ... ] }.');
  }
  const budgets = list.map((entry: unknown, index) => budgetOf(entry, `${file}, budget ${index + 1}`));
  const twice = budgets.find(({ name }, index) => budgets.findIndex((other) => other.name === name) !== index);
  if (twice !== undefined) throw new ProblemError(`${file}: two budgets are called "${twice.name}".`, "Rename one.");
  return budgets;
}

function parsed(file: string, content: string): unknown {
  const plain = content.replace(/^\ufeff/, "");
  try {
    return JSON.parse(plain);
  } catch {
    throw new ProblemError(`${file}, ${jsonFault(plain)}: this isn't JSON.`, "Correct the file.");
  }
}

function budgetOf(entry: unknown, where: string): Budget {
  if (!isObject(entry)) throw new ProblemError(`${where}: it isn't an object.`, 'Write { "name": ..., ... }.');
  const name = text(entry, "name", where);
  if (name === null || name === "") throw new ProblemError(`${where}: "name" is missing.`, "Give it one.");
  const place = `${where} ("${name}")`;
  const other = Object.keys(entry).find((key) => !keys.includes(key));
  if (other !== undefined) {
    throw new ProblemError(`${place}: "${other}" isn't known.`, `Known are ${keys.join(", ")}.`);
  }
  const quantity = quantityOf(entry, place);
  const functionName = text(entry, "function", place);
  if (functionName !== null && wholeRunOnly.includes(quantity)) {
    throw new ProblemError(`${place}: "${quantity}" is known for a whole run only.`, 'Leave out "function".');
  }
  const most = readLimit(entry.most, quantities[quantity], place);
  return { name, function: functionName, quantity, most, run: text(entry, "run", place) };
}

function quantityOf(entry: Record<string, unknown>, place: string): BudgetedQuantity {
  const { quantity } = entry;
  if (typeof quantity === "string" && Object.hasOwn(quantities, quantity)) return quantity as BudgetedQuantity;
  const found = quantity === undefined ? '"quantity" is missing' : `"quantity" is ${JSON.stringify(quantity)}`;
  throw new ProblemError(`${place}: ${found}.`, `Write one of ${Object.keys(quantities).join(", ")}.`);
}

function text(entry: Record<string, unknown>, key: string, place: string): string | null {
  const value = entry[key];
  if (value === undefined || value === null) return null;
  if (typeof value !== "string") throw new ProblemError(`${place}: "${key}" isn't a text.`, "Put it in quotes.");
  return value;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
