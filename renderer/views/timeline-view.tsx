import { Clock } from "lucide-react";
import { useMemo } from "react";
import type { RunTimeline, TimelineTrack } from "#contract/answers.ts";
import type { Run } from "#model/run.ts";
import type { TimeRange } from "#model/time-range.ts";
import { adjust, chooseThreads, go } from "../app/actions/navigate.ts";
import { recordAgain } from "../app/actions/record.ts";
import { chooseProfiles } from "../app/actions/runs.ts";
import { currentRun } from "../app/current.ts";
import { get, set, useStore } from "../app/store.ts";
import { texts } from "../app/texts.ts";
import { useTheme } from "../app/theme.ts";
import { threadGroups } from "../app/thread-groups.ts";
import { TimelineCanvas } from "../flame/timeline-canvas.tsx";
import { Button } from "../widgets/button.tsx";
import { EmptyState } from "../widgets/empty-state.tsx";
import { ProblemPanel } from "../widgets/problem-panel.tsx";
import { ProgressLine } from "../widgets/progress-line.tsx";

const { timeline: words } = texts;

/** What each thread did when. A range that is selected here cuts every other view. */
export function TimelineView() {
  const { value, problem } = useStore((state) => state.timeline);
  const run = useStore(currentRun);
  const time = useStore((state) => state.place.time);
  const shown = useStore((state) => state.timelineShown);
  const theme = useTheme();
  const ordered = useMemo(() => (run === null || value === null ? null : inPickerOrder(value, run)), [value, run]);
  if (run === null) {
    return (
      <EmptyState icon={Clock} title={texts.table.noRun} hint={texts.table.noRunHint}>
        <Button look="primary" onClick={recordAgain}>
          {texts.topBar.record}
        </Button>
        <Button onClick={() => void chooseProfiles()}>{texts.topBar.importRun}</Button>
      </EmptyState>
    );
  }
  if (problem !== null) {
    return (
      <div className="view-problem">
        <ProblemPanel problem={problem}>
          <Button onClick={() => go({ view: "flow" })}>{texts.stacks.toFlow}</Button>
        </ProblemPanel>
      </div>
    );
  }
  if (value === null || ordered === null || value.run !== run.id) {
    return (
      <div className="canvas-wait">
        <ProgressLine progress={null} label={words.loading} />
      </div>
    );
  }
  if (value.tracks.length === 0) {
    return (
      <EmptyState icon={Clock} title={words.noTimes} hint={words.noTimesHint(run.format)}>
        <Button onClick={() => go({ view: "flame" })}>{texts.views.flame}</Button>
      </EmptyState>
    );
  }
  return (
    <div className="stack-area" data-testid="timeline-view">
      <div className="view-bar">
        <span className="muted small">{words.hint}</span>
        <span className="spring" />
        {time !== null && (
          <Button onClick={() => set({ timelineShown: time })} data-testid="timeline-to-selection">
            {words.toSelection}
          </Button>
        )}
        {shown !== null && (
          <Button onClick={() => set({ timelineShown: null })} data-testid="timeline-whole">
            {words.whole}
          </Button>
        )}
      </div>
      {!value.hasCommonZero && value.tracks.length > 1 && <p className="stack-remarks">{words.ownZeros}</p>}
      {ordered.tracks.length < value.tracks.length && (
        <p className="stack-remarks">{words.moreTracks(value.tracks.length - ordered.tracks.length)}</p>
      )}
      <TimelineCanvas
        timeline={ordered}
        shown={shown ?? { start: 0, end: value.end }}
        selected={time}
        theme={theme}
        onShow={(range) => set({ timelineShown: range })}
        onSelect={selectTime}
        onThread={toggleThread}
      />
    </div>
  );
}

/** Canvases can't be higher than some 30,000 pixels. */
const mostTracks = 200;

/** Tracks as the picker lists their threads, and named like there. */
function inPickerOrder(timeline: RunTimeline, run: Run): RunTimeline {
  const threads = threadGroups(run, run.measures[0]?.name ?? "").flatMap((group) => group.threads);
  const tracks = threads.flatMap(({ index, label }) => {
    const found = timeline.tracks.find(({ thread }) => thread === index);
    return found === undefined ? [] : [{ ...found, name: label }];
  });
  return { ...timeline, tracks: tracks.slice(0, mostTracks) };
}

/** A thread alone; all of them when it is alone already. */
function toggleThread({ thread }: TimelineTrack): void {
  const { threads } = get().place;
  chooseThreads(threads?.length === 1 ? null : [thread]);
}

/** One step in the history for a range, however long it is being changed. */
function selectTime(time: TimeRange | null): void {
  if (get().place.time === null || time === null) go({ time });
  else adjust({ time });
}
