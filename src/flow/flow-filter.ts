import type { FlowQuestion, LeftOut, Provenance } from "#model/flow-view.ts";
import type { FunctionId } from "#model/ids.ts";
import type { JoinedFunction } from "./joined-function.ts";
import type { JoinedCall, JoinedGraph } from "./joined-graph.ts";
import { runtimeAround } from "./runtime-around.ts";

/** What a question lets through, apart from limits. */
export interface FlowFilter {
  /** Null when the function may be shown, else why not. */
  readonly removes: (node: number) => LeftOut["reason"] | null;
  readonly allows: (call: JoinedCall) => boolean;
  /** True when every call is allowed, so that nobody needs to ask for each. */
  readonly allowsAll: boolean;
  /** True for a call that a person left out. */
  readonly hides: (call: Pick<JoinedCall, "caller" | "callee">) => boolean;
}

/** Where a function is known from. */
export function functionProvenance(each: JoinedFunction, hasRun: boolean): Provenance {
  const measured = each.head !== null || each.base !== null;
  if (!hasRun || !measured) return "static";
  return each.source === null ? "measured" : "both";
}

export function callProvenance(call: Pick<JoinedCall, "statics" | "head" | "base">): Provenance {
  if (call.head === null && call.base === null) return "static";
  return call.statics.length === 0 ? "measured" : "both";
}

/** Reads the filters of a question. Roots, ends of paths and pinned functions pass whatever the filters say. */
export function flowFilter(question: FlowQuestion, graph: JoinedGraph): FlowFilter {
  const { throughCall } = question;
  const ends = throughCall === undefined ? [] : ([throughCall.caller, throughCall.callee] as FunctionId[]);
  const asked = [question.roots, question.to, question.via, question.pinned, ends].flatMap((ids) => ids ?? []);
  const kept = new Set(asked.map(graph.numberOf));
  const hidden = new Set((question.hidden ?? []).map(graph.numberOf));
  const matches = textFilter(question.filter ?? "");
  const provenance = question.provenance === undefined ? null : new Set(question.provenance);
  const around = isOverview(question) ? runtimeAround(graph) : new Set<number>();
  const known = new Map<number, LeftOut["reason"] | null>();
  const pairs = (question.hiddenCalls ?? []).map(({ caller, callee }) => [caller, callee] as FunctionId[]);
  const hiddenCalls = new Set(pairs.map((pair) => pair.map(graph.numberOf).join()));
  const hides: FlowFilter["hides"] = ({ caller, callee }) =>
    hiddenCalls.size > 0 && hiddenCalls.has(`${caller},${callee}`);
  const allows = (call: JoinedCall): boolean => {
    if (hides(call)) return false;
    const from = callProvenance(call);
    if (provenance !== null && !provenance.has(from)) return false;
    return question.certainOnly !== true || from !== "static" || call.statics[0]?.certainty === "certain";
  };
  const decide = (node: number): LeftOut["reason"] | null => {
    if (hidden.has(node)) return "hidden";
    if (kept.has(node)) return null;
    if (question.onlyProject === true && graph.labelAt(node).external) return "external";
    if (around.has(node)) return "external";
    if (matches !== null && !matches(graph.labelAt(node).qualifiedName)) return "filter";
    if (provenance === null || provenance.has(functionProvenance(graph.functionAt(node), graph.hasRun))) return null;
    const touched = [...graph.outgoing(node), ...graph.incoming(node)].some((call) => allows(graph.callAt(call)));
    return touched ? null : "provenance";
  };
  return {
    allows,
    allowsAll: hiddenCalls.size === 0 && provenance === null && question.certainOnly !== true,
    hides,
    removes(node) {
      const decided = known.get(node);
      if (decided !== undefined) return decided;
      const reason = decide(node);
      known.set(node, reason);
      return reason;
    },
  };
}

/** The first picture of a run leaves the runtime around the project out, unless libraries were asked for. */
function isOverview({ roots, filter, provenance, onlyProject }: FlowQuestion): boolean {
  const asksForMore = (roots ?? []).length > 0 || (filter ?? "") !== "" || provenance !== undefined;
  return onlyProject === undefined && !asksForMore;
}

/** `/pattern/` is a regular expression, anything else a part of the name. A broken pattern is read as text. */
function textFilter(text: string): ((name: string) => boolean) | null {
  if (text === "") return null;
  const pattern = /^\/(.+)\/$/.exec(text)?.[1];
  if (pattern !== undefined) {
    try {
      const expression = new RegExp(pattern, "i");
      return (name) => expression.test(name);
    } catch {
      // a half typed pattern is text until it is whole
    }
  }
  const wanted = text.toLowerCase();
  return (name) => name.toLowerCase().includes(wanted);
}
