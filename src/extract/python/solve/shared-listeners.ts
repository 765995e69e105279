import type { Analysis } from "./analysis.ts";
import { noteAccessed } from "./attributes.ts";
import { callAsMethod } from "./call-found.ts";
import { bindToClass, bindToInstance } from "./class-attributes.ts";
import { followInstanceCall, noteCallback } from "./invocation.ts";
import { followOriginal } from "./invoke-decorated.ts";
import { followIterator, followMethod, tellName } from "./iteration.ts";
import type { ListenerNumbers } from "./listener-numbers.ts";

/** Makes the listeners known to the flow graph. */
export function sharedListeners(analysis: () => Analysis, graph: Analysis["graph"]): ListenerNumbers {
  const call = (number: number) => analysis().calls[number]!;
  return {
    method: graph.share((object, number, value) => followMethod(analysis(), object, call(number), value)),
    found: graph.share((object, number, value) => callAsMethod(analysis(), object, call(number), value)),
    original: graph.share((object, number, value) => followOriginal(analysis(), object, call(number), value)),
    instanceCall: graph.share((number, _, value) => followInstanceCall(analysis(), call(number), value)),
    callback: graph.share((site, tier, value) => noteCallback(analysis(), site, tier, value)),
    access: graph.share((object, site, value) => noteAccessed(analysis(), object, site, value)),
    ofInstance: graph.share((object, to, value) => bindToInstance(analysis(), value, object, to)),
    ofClass: graph.share((object, to, value) => bindToClass(analysis(), value, object, to)),
    named: graph.share((site, _, value) => tellName(analysis(), site, value)),
    iterator: graph.share((to, site, value) => followIterator(analysis(), to, site, value)),
  };
}
