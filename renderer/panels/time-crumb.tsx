import { X } from "lucide-react";
import { formatDuration } from "#format/format-duration.ts";
import { go } from "../app/actions/navigate.ts";
import { useStore } from "../app/store.ts";
import { texts } from "../app/texts.ts";

/** The stretch of time that every view is cut to, above all of them; a click takes it away. */
export function TimeCrumb() {
  const time = useStore((state) => state.place.time);
  const view = useStore((state) => state.place.view);
  if (time === null) return null;
  const text = texts.timeline.crumb(formatDuration(time.start), formatDuration(time.end));
  return (
    <div className="time-crumb">
      <button
        type="button"
        className="crumb"
        title={texts.crumbs.remove(text)}
        onClick={() => go({ time: null })}
        data-testid="crumb-time"
      >
        <span className="elide">{text}</span>
        <X aria-label={texts.crumbs.removeIt} />
      </button>
      {view === "compare" && <span className="muted small">{texts.timeline.compareWhole}</span>}
    </div>
  );
}
