import { type Analysis, type CallContext, named } from "./analysis.ts";
import { callWith, keywordArgument, positionalArgument } from "./call-arguments.ts";
import { edgeTier, role } from "./call-edges.ts";
import { valueKind } from "./values.ts";

/** A function of the standard library that calls back before it returns. */
interface CallsBack {
  /** Which argument is called: its place and its keyword. */
  readonly callee: number;
  readonly keyword: string;
  /** Which argument's items it is called with; -1 for something of the library's own. */
  readonly items: number;
  /** What comes back: a list of those items, of what the callee gives, or text. */
  readonly gives: "items" | "results" | "text";
}

const callsBack = new Map<string, CallsBack>([
  ["re.sub", { callee: 1, keyword: "repl", items: -1, gives: "text" }],
  ["re.subn", { callee: 1, keyword: "repl", items: -1, gives: "text" }],
  ["re.Pattern.sub", { callee: 0, keyword: "repl", items: -1, gives: "text" }],
  ["re.Pattern.subn", { callee: 0, keyword: "repl", items: -1, gives: "text" }],
  ["itertools.takewhile", { callee: 0, keyword: "predicate", items: 1, gives: "items" }],
  ["itertools.dropwhile", { callee: 0, keyword: "predicate", items: 1, gives: "items" }],
  ["itertools.filterfalse", { callee: 0, keyword: "predicate", items: 1, gives: "items" }],
  ["itertools.accumulate", { callee: 1, keyword: "func", items: 0, gives: "results" }],
  ["heapq.nlargest", { callee: 2, keyword: "key", items: 1, gives: "items" }],
  ["heapq.nsmallest", { callee: 2, keyword: "key", items: 1, gives: "items" }],
]);

/** Follows what a function of the standard library calls back; false for all that isn't known to. */
export function callBack(analysis: Analysis, name: string, call: CallContext): boolean {
  const known = callsBack.get(name);
  if (known === undefined) return false;
  const { graph, containers, values } = analysis;
  const byPlace = positionalArgument(call.args, known.callee);
  const callee = byPlace >= 0 ? byPlace : keywordArgument(analysis, call.args, known.keyword);
  const items = graph.newVariable();
  const from = known.items < 0 ? -1 : positionalArgument(call.args, known.items);
  if (from >= 0) graph.listen(from, (value) => analysis.iterate(value, items, call.site));
  if (known.items < 0) graph.add(items, values.of(valueKind.externalInstance, named(analysis, "re.Match")));
  const results = graph.newVariable();
  callWith(analysis, callee, [items, items], results, call.site, role.callback, edgeTier.callback);
  if (call.result < 0) return true;
  if (known.gives === "text") graph.add(call.result, values.of(valueKind.text));
  else {
    const list = containers.create(0);
    graph.copy(known.gives === "items" ? items : results, containers.of(list).element);
    graph.add(call.result, list);
  }
  return true;
}
