import type { Dispatch } from "#model/flow-view.ts";
import type { SourcePosition, StaticCall } from "#model/source-graph.ts";
import type { JoinedCall, JoinedGraph } from "./joined-graph.ts";

/**
 * Where a call that may go to several functions went in the run: the share of each function that its sites may reach. Null
 * for a call with one target, without a run, and when the run made none of these calls or doesn't tell what each of them took.
 *
 * Profiles count calls by caller and callee, not by site. Where a target is called at other sites of the caller as well, the
 * shares are of all calls between them, and `isExact` is false.
 */
export function dispatchOf(call: JoinedCall, graph: JoinedGraph): Dispatch | null {
  if (!graph.hasRun || (call.statics.length > 0 && !call.statics.some(goesSeveralWays))) return null;
  const { targets, isExact } = call.statics.length > 0 ? ofSites(call, graph) : ofHubs(call, graph);
  const made = targets.flatMap(({ head }) => (head === null ? [] : [head]));
  const counted = made.length > 0 && made.every(({ calls }) => calls !== null);
  const weight = ({ head }: JoinedCall) =>
    head === null ? 0 : counted ? Number(head.calls) : (head.cost.total ?? Number.NaN);
  const whole = targets.reduce((sum, target) => sum + weight(target), 0);
  if (!(whole > 0)) return null;
  const shares = targets.map((target) => {
    const { id } = graph.functionAt(target.callee);
    return { functionId: id, name: graph.labelAt(target.callee).name, share: weight(target) / whole };
  });
  shares.sort((a, b) => b.share - a.share || (a.functionId < b.functionId ? -1 : 1));
  return { by: counted ? "calls" : "cost", isExact, targets: shares };
}

interface Targets {
  readonly targets: readonly JoinedCall[];
  readonly isExact: boolean;
}

function ofSites(call: JoinedCall, graph: JoinedGraph): Targets {
  const sites = new Set(call.statics.flatMap((one) => one.sites).map(placeOf));
  const targets = graph
    .outgoing(call.caller)
    .map(graph.callAt)
    .filter(({ statics }) =>
      statics.some((one) => goesSeveralWays(one) && one.sites.some((site) => sites.has(placeOf(site)))),
    );
  const isExact = targets.every(({ statics }) =>
    statics.every((one) => one.sites.every((at) => sites.has(placeOf(at)))),
  );
  return { targets, isExact };
}

/** True where a site has several targets, be they possible or, where objects of several known classes come, certain. */
function goesSeveralWays({ sites }: StaticCall): boolean {
  return sites.some(({ candidates }) => candidates > 1);
}

/** A site with too many targets to list them: those that the run reached. */
function ofHubs(call: JoinedCall, graph: JoinedGraph): Targets {
  const callee = graph.functionAt(call.callee).id;
  const hubs = graph.statics.hubsOf(call.caller).filter(({ candidates }) => candidates.includes(callee));
  const reached = new Set(hubs.flatMap(({ candidates }) => candidates));
  const targets =
    hubs.length === 0
      ? []
      : graph
          .outgoing(call.caller)
          .map(graph.callAt)
          .filter((each) => each.head !== null && reached.has(graph.functionAt(each.callee).id));
  return { targets, isExact: hubs.length === 1 && targets.every(({ statics }) => statics.length === 0) };
}

function placeOf({ line, column }: SourcePosition): string {
  return `${line}:${column}`;
}
