import { X } from "lucide-react";
import { formatDuration } from "#format/format-duration.ts";
import type { Run } from "#model/run.ts";
import { chooseThreads, go } from "../app/actions/navigate.ts";
import { currentRun } from "../app/current.ts";
import { comparedThreads } from "../app/run-part.ts";
import { useStore } from "../app/store.ts";
import { texts } from "../app/texts.ts";
import { threadGroups, wholeProcess } from "../app/thread-groups.ts";

const { parts: words } = texts;

/** The part of the run that every view is cut to, above all of them; a click takes it away. */
export function PartCrumbs() {
  const { time, threads, view } = useStore((state) => state.place);
  const run = useStore(currentRun);
  const comparesThreads = useStore((state) => comparedThreads(state) !== null);
  if (run === null || (time === null && threads === null)) return null;
  const ofComparison = time !== null ? words.compareWhole : comparesThreads ? null : words.compareAllThreads;
  const isListOfRuns = view === "hidden" || view === "unexercised";
  const remark = view === "compare" ? ofComparison : isListOfRuns ? words.wholeRuns : null;
  return (
    <ul className="part-crumbs" aria-label={words.label}>
      {threads !== null && (
        <PartCrumb text={threadsInWords(run, threads)} onRemove={() => chooseThreads(null)} testId="crumb-threads" />
      )}
      {time !== null && (
        <PartCrumb
          text={texts.timeline.crumb(formatDuration(time.start), formatDuration(time.end))}
          onRemove={() => go({ time: null })}
          testId="crumb-time"
        />
      )}
      {(view === "hidden" || view === "unexercised") && <li className="muted small">{texts.timeline.listWhole}</li>}
      {remark !== null && <li className="muted small">{remark}</li>}
    </ul>
  );
}

interface PartCrumbProps {
  readonly text: string;
  readonly onRemove: () => void;
  readonly testId: string;
}

function PartCrumb({ text, onRemove, testId }: PartCrumbProps) {
  return (
    <li>
      <button type="button" className="crumb" title={texts.crumbs.remove(text)} onClick={onRemove} data-testid={testId}>
        <span className="elide">{text}</span>
        <X aria-label={texts.crumbs.removeIt} />
      </button>
    </li>
  );
}

function threadsInWords(run: Run, chosen: readonly number[]): string {
  const groups = threadGroups(run, "");
  const process = wholeProcess(groups, chosen);
  if (process !== null) return words.processCrumb(process.label);
  const named = groups.flatMap(({ threads }) => threads).filter(({ index }) => chosen.includes(index));
  return words.threadsCrumb(named[0]?.label ?? "", named.length - 1);
}
