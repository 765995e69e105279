import assert from "node:assert/strict";
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";

interface ComparedFunction {
  readonly qualifiedName: string;
  readonly calls: {
    readonly base: number | null;
    readonly head: number | null;
    readonly basePrimitive: number | null;
  };
  readonly self: { readonly base: number | null; readonly head: number | null };
}

interface Comparison {
  readonly functions: readonly ComparedFunction[];
  readonly peakMemory: { readonly base: number | null; readonly head: number | null };
  readonly wallTime: { readonly base: number | null; readonly head: number | null };
}

/** What the story claims, checked on what it wrote. @throws AssertionError when it tells an untruth */
export function expectations(taxForms: string, orderBook: string): void {
  const tax = comparisonIn(taxForms);
  const checks = functionIn(tax, "__subclasscheck__");
  assert.ok(Number(checks.calls.base) > 100_000, "before, __subclasscheck__ is called hundreds of thousands of times");
  assert.ok(Number(checks.calls.basePrimitive) < 1000, "nearly all of these calls come from its own recursion");
  assert.equal(checks.calls.head, 0, "after, __subclasscheck__ isn't called any more");
  assert.ok(smaller(tax.wallTime), "after, the run takes less time");
  assert.ok(smaller(tax.peakMemory), "after, the run needs less memory");
  const markdown = readFileSync(join(taxForms, "pull-request.md"), "utf8");
  for (const words of ["__subclasscheck__", "Top 20 calls", "%", "varies", "unknown"]) {
    assert.ok(markdown.toLowerCase().includes(words.toLowerCase()), `the pull request text says "${words}"`);
  }
  const book = comparisonIn(orderBook);
  const compare = functionIn(book, "OrderBook.compare");
  assert.ok(Number(compare.calls.base) > 100_000, "before, orders are compared hundreds of thousands of times, counted exactly");
  assert.ok(compare.self.base !== null, "the same function carries sampled time");
  assert.ok(smaller(book.wallTime), "after, the run takes less time");
  for (const folder of [taxForms, orderBook]) {
    for (const file of ["flow.svg", "flow.png", "flow.pdf", "flow.ascii.txt", "flow.excalidraw", "flow-sketch.png"]) {
      assert.ok(statSync(join(folder, file)).size > 200, `${file} was written`);
    }
  }
  console.log("\nEverything that the story claims was checked: calls, time and memory before and after, budgets, and every export.");
}

function comparisonIn(folder: string): Comparison {
  return JSON.parse(readFileSync(join(folder, "comparison.json"), "utf8")) as Comparison;
}

function functionIn({ functions }: Comparison, ending: string): ComparedFunction {
  const found = functions.find(({ qualifiedName }) => qualifiedName.endsWith(ending));
  assert.ok(found !== undefined, `${ending} is in the comparison`);
  return found;
}

function smaller({ base, head }: { readonly base: number | null; readonly head: number | null }): boolean {
  return base !== null && head !== null && head < base;
}
