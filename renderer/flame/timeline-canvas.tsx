import "./flame.css";
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from "react";
import type { RunTimeline } from "#contract/answers.ts";
import { formatDuration } from "#format/format-duration.ts";
import type { Theme } from "#format/tokens.ts";
import type { TimeRange } from "#model/time-range.ts";
import { texts } from "../app/texts.ts";
import { canvasContext } from "../diagram/paint/canvas-context.ts";
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
}

/** The tracks on a canvas, for pointer and keys. While a range is dragged only the picture follows; the views do at its end. */
export function TimelineCanvas(props: TimelineCanvasProps) {
  const { timeline, shown, selected, theme } = props;
  const box = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [dragged, setDragged] = useState<TimeRange | null>(null);
  const [mark, setMark] = useState<number | null>(null);
  const [width, setWidth] = useState(0);
  const latest = useRef(props);
  latest.current = props;
  const colors = useMemo(() => flameColors(timeline.functions, theme, "module"), [timeline.functions, theme]);
  const height = rulerHeight + timeline.tracks.length * trackHeight;
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
    const frame = { shown, selected: shownSelection, mark, width, height, pixelRatio };
    paintTimeline(canvasContext(element, { opaque: true }), timeline, frame, colors, words.samples);
  }, [timeline, shown, shownSelection, mark, width, height, colors]);

  const onKeyDown = (event: KeyboardEvent): void => {
    const { onShow, onSelect } = props;
    if (!timelineKey(event.nativeEvent, { timeline, shown, selected, mark, onMark: setMark, onShow, onSelect })) return;
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
        data-testid="timeline-canvas"
      >
        <canvas ref={canvas} style={{ width, height }} />
      </div>
      <span className="visually-hidden" aria-live="polite">
        {spoken(timeline, mark, shownSelection)}
      </span>
    </div>
  );
}

/** What lies at the mark in the first track, and what is selected. */
function spoken(timeline: RunTimeline, mark: number | null, selected: TimeRange | null): string {
  const parts: string[] = [];
  const { range, tracks, functions } = timeline;
  const first = tracks[0];
  if (mark !== null && first !== undefined) {
    const column = Math.floor(((mark - range.start) / (range.end - range.start)) * first.functions.length);
    const name = functions[first.functions[column] ?? -1]?.name ?? words.idle;
    parts.push(words.at(formatDuration(mark), name));
  }
  if (selected !== null) parts.push(words.range(formatDuration(selected.start), formatDuration(selected.end)));
  return parts.join(". ");
}
