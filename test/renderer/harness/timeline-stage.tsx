import { useState } from "react";
import type { Theme } from "#format/tokens.ts";
import type { TimeRange } from "#model/time-range.ts";
import { TimelineCanvas } from "../../../renderer/flame/timeline-canvas.tsx";
import { generatedTimeline } from "./generated-timeline.ts";

interface TimelineStageProps {
  readonly threads: number;
  readonly theme: Theme;
}

/** The tracks of a run, filling the page. */
export function TimelineStage({ threads, theme }: TimelineStageProps) {
  const [timeline, setShown] = useState(() => generatedTimeline(threads));
  const [shown, setRange] = useState<TimeRange | null>(null);
  const [selected, setSelected] = useState<TimeRange | null>(null);
  Object.assign(window, { setShown });
  return (
    <div data-settled="true" style={{ height: "100vh", overflow: "auto" }}>
      <TimelineCanvas
        timeline={timeline}
        shown={shown ?? timeline.range}
        selected={selected}
        theme={theme}
        onShow={setRange}
        onSelect={setSelected}
        onThread={() => undefined}
      />
    </div>
  );
}
