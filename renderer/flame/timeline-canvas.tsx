import "./flame.css";
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from "react";
import type { RunTimeline, TimelineTrack } from "#contract/answers.ts";
import { formatCount } from "#format/format-count.ts";
import { formatDuration } from "#format/format-duration.ts";
import type { Theme } from "#format/tokens.ts";
import type { TimeRange } from "#model/time-range.ts";
import { texts } from "../app/texts.ts";
import { canvasContext } from "../diagram/paint/canvas-context.ts";
import { textScale } from "../widgets/text-scale.ts";
import { flameColors } from "./flame-colors.ts";
import { paintTimeline, rulerHeight, trackHeight } from "./paint-timeline.ts";
import { listenToTimeline } from "./timeline-gestures.ts";
import { timelineKey } from "./timeline-keys.ts";

const { timeline: words } = texts;

interface TimelineCanvasProps {
  readonly timeline: RunTimeline;
  readonly shown: TimeRange;
  readonly selected: TimeRange | null;
  readonly theme: Theme;
  /** Null for the whole run. */
  readonly onShow: (range: TimeRange | null) => void;
  readonly onSelect: (range: TimeRange | null) => void;
  /** Shows the thread of a track alone, or all of them again. */
  readonly onThread: (track: TimelineTrack) => void;
}

/** The tracks on a canvas, for pointer and keys. While a range is dragged only the picture follows; the views do at its end. */
export function TimelineCanvas(props: TimelineCanvasProps) {
  const { timeline, shown, selected, theme } = props;
  const box = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [dragged, setDragged] = useState<TimeRange | null>(null);
  const [mark, setMark] = useState<number | null>(null);
  const [wantedTrack, setTrack] = useState(0);
  const [hasKeyboard, setHasKeyboard] = useState(false);
  const [width, setWidth] = useState(0);
  const latest = useRef(props);
  latest.current = props;
  const colors = useMemo(() => flameColors(timeline.functions, theme, "module"), [timeline.functions, theme]);
  const scale = textScale();
  const each = trackHeight(timeline.tracks.length) * scale;
  const height = rulerHeight * scale + timeline.tracks.length * each;
  const track = Math.min(wantedTrack, timeline.tracks.length - 1);
  const shownSelection = dragged ?? selected;

  useEffect(() => {
    const observer = new ResizeObserver(() => setWidth(box.current?.clientWidth ?? 0));
    observer.observe(box.current!);
    const stop = listenToTimeline(canvas.current!, {
      shown: () => latest.current.shown,
      end: () => latest.current.timeline.end,
      onShow: (range) => latest.current.onShow(range),
      onDrag: setDragged,
      onSelect: (range) => latest.current.onSelect(range),
      onThread: (y) => {
        const { tracks } = latest.current.timeline;
        const found = tracks[Math.floor((y / textScale() - rulerHeight) / trackHeight(tracks.length))];
        if (found !== undefined) latest.current.onThread(found);
      },
    });
    return () => {
      observer.disconnect();
      stop();
    };
  }, []);
  useEffect(() => {
    const element = canvas.current;
    if (element === null || width === 0) return;
    const pixelRatio = devicePixelRatio || 1;
    element.width = Math.round(width * pixelRatio);
    element.height = Math.round(height * pixelRatio);
    const marked = hasKeyboard ? track : null;
    const frame = {
      shown,
      selected: shownSelection,
      mark,
      track: marked,
      width: width / scale,
      height: height / scale,
      pixelRatio: pixelRatio * scale,
    };
    paintTimeline(canvasContext(element, { opaque: true }), timeline, frame, colors, nameOf);
  }, [timeline, shown, shownSelection, mark, track, hasKeyboard, width, height, colors, scale]);
  useEffect(() => {
    const scroll = box.current?.parentElement;
    if (scroll == null || !hasKeyboard) return;
    const top = rulerHeight * scale + track * each;
    if (top < scroll.scrollTop) scroll.scrollTop = track === 0 ? 0 : top;
    else if (top + each > scroll.scrollTop + scroll.clientHeight) scroll.scrollTop = top + each - scroll.clientHeight;
  }, [track, each, hasKeyboard, scale]);

  const onKeyDown = (event: KeyboardEvent): void => {
    const { onShow, onSelect } = props;
    const onThread = (at: number) => props.onThread(timeline.tracks[at]!);
    const keyboard = { mark, onMark: setMark, track, onTrack: setTrack, onThread, onShow, onSelect };
    if (!timelineKey(event.nativeEvent, { timeline, shown, selected, ...keyboard })) return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="timeline-scroll">
      <div
        ref={box}
        className="timeline-box"
        style={{ height }}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the canvas takes the arrow keys
        tabIndex={0}
        role="application"
        aria-roledescription="timeline"
        aria-label={words.label}
        onKeyDown={onKeyDown}
        onFocus={(event) => setHasKeyboard(event.currentTarget.matches(":focus-visible"))}
        onBlur={() => setHasKeyboard(false)}
        data-testid="timeline-canvas"
      >
        <canvas ref={canvas} style={{ width, height }} />
      </div>
      <span className="visually-hidden" aria-live="polite">
        {spoken(timeline, timeline.tracks[track], mark, shownSelection)}
      </span>
    </div>
  );
}

function nameOf({ name, busy, samples }: TimelineTrack): string {
  const duration = formatDuration(busy);
  return samples === null ? `${name}, ${duration}` : `${name}, ${duration}, ${words.samples(formatCount(samples))}`;
}

/** The track that the keyboard is on, what lies there at the mark, and what is selected. */
function spoken(
  { range, tracks, functions }: RunTimeline,
  track: TimelineTrack | undefined,
  mark: number | null,
  selected: TimeRange | null,
): string {
  const parts = track !== undefined && tracks.length > 1 ? [track.name] : [];
  if (mark !== null && track !== undefined) {
    const column = Math.floor(((mark - range.start) / (range.end - range.start)) * track.functions.length);
    const name = functions[track.functions[column] ?? -1]?.name ?? words.idle;
    parts.push(words.at(formatDuration(mark), name));
  }
  if (selected !== null) parts.push(words.range(formatDuration(selected.start), formatDuration(selected.end)));
  return parts.join(". ");
}
