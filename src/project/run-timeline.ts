import type { RunTimeline, TimelineTrack } from "#contract/answers.ts";
import type { FunctionId } from "#model/ids.ts";
import type { CallTree, ImportedThread, SampleTimeline } from "#model/imported-profile.ts";
import type { FrameMatch } from "#model/match.ts";
import type { Run } from "#model/run.ts";
import type { TimeRange } from "#model/time-range.ts";
import { shownModule, shownName } from "./function-row.ts";
import { loadGraph } from "./load-graph.ts";
import { matchRun, runThreads } from "./match-run.ts";
import type { Project } from "./open-project.ts";

/** Columns of a track at most: more than a screen has pixels. */
const mostColumns = 4_000;

/**
 * What a run did when: each thread with timestamps as columns of equal width over a stretch; all of it when that is null.
 *
 * @param chosen the threads to show, by position; null for all
 */
export function runTimeline(
  project: Project,
  run: Run,
  shown: TimeRange | null,
  columns: number,
  chosen: readonly number[] | null,
): RunTimeline {
  const threads = runThreads(project, run.id);
  const { byThread } = matchRun(project, run.id);
  const end = threads.reduce((latest, { timeline }) => Math.max(latest, timeline?.end ?? 0), 0);
  const range = shown ?? { start: 0, end };
  const wanted = Math.min(mostColumns, Math.max(1, Math.round(columns)));
  const ids = new Map<FunctionId, number>();
  const tracks = threads.flatMap((thread, index) => {
    const { tree, timeline } = thread;
    if (tree === null || timeline === null || timeline.times.length === 0 || chosen?.includes(index) === false)
      return [];
    return [track({ thread, index, tree, timeline, matches: byThread[index] ?? [], range, columns: wanted, ids })];
  });
  const { functions } = loadGraph(project);
  const framesOf = new Map(
    threads.flatMap((thread, index) =>
      (byThread[index] ?? []).map((match) => [match.functionId, thread.frames[match.frame]] as const),
    ),
  );
  return {
    run: run.id,
    end,
    range,
    hasCommonZero: !tracks.some(({ thread }) => threads[thread]!.timeline?.hasOwnZero === true),
    tracks,
    functions: [...ids.keys()].map((id) => {
      const source = functions.get(id);
      const frame = framesOf.get(id);
      return {
        id,
        name: source === undefined ? (frame?.name ?? id) : shownName(id, source, undefined),
        module: source === undefined ? (frame?.file ?? "") : shownModule(id, source, undefined),
        external: source?.external ?? true,
      };
    }),
  };
}

interface TrackInput {
  readonly thread: ImportedThread;
  readonly index: number;
  readonly tree: CallTree;
  readonly timeline: SampleTimeline;
  readonly matches: readonly FrameMatch[];
  readonly range: TimeRange;
  readonly columns: number;
  /** Numbers of the functions that tracks name; new ones are added. */
  readonly ids: Map<FunctionId, number>;
}

/** A column shows the sample that took most of its time. Linear in samples and nodes. */
function track({ thread, index, tree, timeline, matches, range, columns, ids }: TrackInput): TimelineTrack {
  const depths = new Int32Array(tree.parents.length);
  for (let node = 1; node < depths.length; node++) depths[node] = depths[tree.parents[node]!]! + 1;
  const longest = new Float64Array(columns);
  const nodes = new Int32Array(columns).fill(-1);
  const width = (range.end - range.start) / columns;
  const { times, end } = timeline;
  for (let sample = 0; sample < times.length && width > 0; sample++) {
    const from = Math.max(times[sample]!, range.start);
    const until = Math.min(sample + 1 < times.length ? times[sample + 1]! : end, range.end);
    if (until <= from) continue;
    const last = Math.min(columns - 1, Math.floor((until - range.start) / width));
    for (let column = Math.floor((from - range.start) / width); column <= last; column++) {
      const left = range.start + column * width;
      const part = Math.min(until, left + width) - Math.max(from, left);
      if (part <= longest[column]!) continue;
      longest[column] = part;
      nodes[column] = timeline.nodes[sample]!;
    }
  }
  return {
    thread: index,
    name: thread.name,
    busy: busyTime(timeline),
    samples: thread.hasCalls ? null : times.length,
    deepest: depths.reduce((most, depth) => Math.max(most, depth), 0),
    depths: Array.from(nodes, (node) => (node < 0 ? 0 : depths[node]!)),
    functions: Array.from(nodes, (node) => functionNumber(matches[tree.frames[node] ?? -1]?.functionId, ids)),
  };
}

function busyTime({ times, nodes, end }: SampleTimeline): number {
  let busy = 0;
  for (let at = 0; at < times.length; at++) if (nodes[at] !== 0) busy += (times[at + 1] ?? end) - times[at]!;
  return busy;
}

function functionNumber(id: FunctionId | undefined, ids: Map<FunctionId, number>): number {
  if (id === undefined) return -1;
  const number = ids.get(id) ?? ids.size;
  ids.set(id, number);
  return number;
}
