import type { RunTimeline } from "#contract/answers.ts";
import type { TimeRange } from "#model/time-range.ts";
import { rangeOf, zoomedTime } from "./timeline-scale.ts";

interface TimelineKeyTarget {
  readonly timeline: RunTimeline;
  readonly shown: TimeRange;
  readonly selected: TimeRange | null;
  /** Nanoseconds; null before the first key. */
  readonly mark: number | null;
  /** Position of the track that the keyboard is on. */
  readonly track: number;
  readonly onTrack: (track: number) => void;
  /** Shows the thread of a track alone, or all of them again. */
  readonly onThread: (track: number) => void;
  readonly onMark: (time: number) => void;
  readonly onShow: (range: TimeRange | null) => void;
  readonly onSelect: (range: TimeRange | null) => void;
}

/** Steps from one edge of the picture to the other. */
const steps = 50;

/** Acts on a key of the timeline. Answers whether it was meant for it. */
export function timelineKey(event: KeyboardEvent, target: TimelineKeyTarget): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  const { timeline, shown, selected, mark, onShow, onSelect } = target;
  const about = mark ?? (shown.start + shown.end) / 2;
  if (event.key === "ArrowLeft" || event.key === "ArrowRight") moveMark(event, target);
  else if (event.key === "ArrowUp" || event.key === "ArrowDown") moveTrack(event, target);
  else if (event.key === " ") target.onThread(target.track);
  else if (event.key === "+" || event.key === "=") onShow(zoomedTime(shown, 2, about, timeline.end));
  else if (event.key === "-") onShow(zoomedTime(shown, 0.5, about, timeline.end));
  else if (event.key === "0") onShow(null);
  else if (event.key === "Enter" && selected !== null) onShow(selected);
  else if (event.key === "Escape" && selected !== null) onSelect(null);
  else return false;
  return true;
}

function moveTrack(event: KeyboardEvent, { timeline, track, onTrack }: TimelineKeyTarget): void {
  const next = track + (event.key === "ArrowUp" ? -1 : 1);
  onTrack(Math.min(timeline.tracks.length - 1, Math.max(0, next)));
}

function moveMark(
  event: KeyboardEvent,
  { timeline, shown, selected, mark, onMark, onSelect }: TimelineKeyTarget,
): void {
  const by = ((shown.end - shown.start) / steps) * (event.key === "ArrowLeft" ? -1 : 1);
  const from = mark ?? (by > 0 ? shown.start : shown.end);
  const to = Math.min(shown.end, Math.max(shown.start, from + by));
  onMark(to);
  if (!event.shiftKey) return;
  // The end that the mark isn't on stays where it is.
  const anchor = selected === null ? from : from === selected.start ? selected.end : selected.start;
  const range = rangeOf(anchor, to, timeline.end);
  if (range !== null) onSelect(range);
}
