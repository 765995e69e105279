import type { FunctionId } from "#model/ids.ts";
import type { ProfileFrame } from "#model/imported-profile.ts";
import type { Cost, Count } from "#model/measure.ts";
import type { MatchKind, MeasuredFunction } from "#model/measured-graph.ts";
import type { SourceFunction } from "#model/source-graph.ts";
import { addCounts, addKnown } from "./count-sum.ts";
import { isFoldedFrame } from "./folded-frame.ts";
import type { JoinedThread } from "./joined-thread.ts";

/** From worst to best: a function that two frames found shows the looser of their matches. */
const kinds: readonly MatchKind[] = ["unmatched", "tie", "body", "name", "line", "exact"];

interface Part {
  readonly frame: ProfileFrame;
  readonly cost: Cost;
  readonly folded: boolean;
  readonly match: MatchKind;
}

/** What a run says about each function, its frames added up; in the order of the ids. Costs are the profile's own. */
export function measuredFunctions(
  joined: readonly JoinedThread[],
  ids: readonly FunctionId[],
  functions: ReadonlyMap<FunctionId, SourceFunction>,
): MeasuredFunction[] {
  const parts: Part[][] = ids.map(() => []);
  for (const each of joined) {
    each.thread.frames.forEach((frame, index) => {
      const at = each.functions[index];
      if (at === undefined) return;
      const cost = frame.costs[each.measure] ?? { self: null, total: null };
      parts[at]!.push({ frame, cost, folded: each.folded[index]!, match: each.matches[index]!.kind });
    });
  }
  return ids.map((id, index) => added(id, parts[index]!, functions.get(id)));
}

function added(id: FunctionId, parts: readonly Part[], source: SourceFunction | undefined): MeasuredFunction {
  const own = parts.filter((part) => !part.folded);
  const counted = own.length > 0 ? own : parts;
  const sum = (count: (part: Part) => Count | null) => counted.map(count).reduce(addCounts);
  const looks = counted[0]!.frame;
  return {
    id,
    name: source?.name ?? (isFoldedFrame(looks) ? looks.name : frameName(id, looks)),
    file: source?.file ?? looks.file,
    line: source?.line ?? looks.line,
    external: source?.external ?? id.startsWith("external:"),
    match: kinds.find((kind) => counted.some((part) => part.match === kind)) ?? "unmatched",
    calls: own.length > 0 ? sum((part) => part.frame.calls) : null,
    primitiveCalls: own.length > 0 ? sum((part) => part.frame.primitiveCalls) : null,
    cost: {
      self: parts.map((part) => part.cost.self).reduce(addKnown),
      total: counted.map((part) => part.cost.total).reduce(addKnown),
    },
  };
}

/** `isinstance` for `external:builtins.isinstance`; a frame's own name when its id says no better. */
function frameName(id: FunctionId, frame: ProfileFrame): string {
  if (!/^<(?!module>|lambda>)/.test(frame.name)) return frame.name === "" ? "(anonymous)" : frame.name;
  const dotted = id.replace(/^external:/, "").split(".");
  const inClass = dotted.length > 2 && dotted[0] === "builtins";
  return id.startsWith("external:") ? dotted.slice(inClass ? -2 : -1).join(".") : frame.name;
}
