import { formatCost } from "#format/format-cost.ts";
import { formatShare } from "#format/format-share.ts";
import type { Run } from "#model/run.ts";
import { chooseThreads } from "../../app/actions/navigate.ts";
import { runCommand } from "../../app/commands/all-commands.ts";
import { currentMeasure, wholeOfThreads } from "../../app/current.ts";
import { useStore } from "../../app/store.ts";
import { texts } from "../../app/texts.ts";
import { type NamedThread, threadGroups } from "../../app/thread-groups.ts";
import { Button } from "../../widgets/button.tsx";
import { ElidedName } from "../../widgets/elided-name.tsx";
import { Section } from "./section.tsx";

const { threadList: words } = texts;
/** More than these are in the picker. */
const mostShown = 12;

/** The threads of the run by process, with what each cost; a click shows one alone. Nothing where there is one. */
export function ThreadsSection({ run }: { readonly run: Run }) {
  const measure = useStore(currentMeasure);
  const chosen = useStore((state) => state.place.threads);
  const groups = threadGroups(run, measure?.name ?? "");
  const count = groups.reduce((sum, { threads }) => sum + threads.length, 0);
  if (measure === null || count < 2) return null;
  const whole = wholeOfThreads(run, null, measure.name);
  let left = mostShown;
  const row = ({ index, label, whole: cost }: NamedThread) => (
    <li key={index}>
      <button
        type="button"
        className="choice"
        aria-pressed={chosen?.includes(index) === true}
        title={texts.parts.onlyThis(label)}
        onClick={() => chooseThreads(chosen?.length === 1 && chosen[0] === index ? null : [index])}
      >
        <ElidedName name={label} />
        <span className="muted small number">{formatShare(cost, whole)}</span>
        <span className="number">{formatCost(cost, measure.unit)}</span>
      </button>
    </li>
  );
  return (
    <Section title={words.title} end={words.count(count, groups.length)} testId="run-threads">
      {groups.map((group) => {
        const threads = group.threads.slice(0, left);
        left -= threads.length;
        if (threads.length === 0) return null;
        return (
          <div key={group.processId}>
            {groups.length > 1 && <h4 className="muted small elide">{group.label}</h4>}
            <ul className="choice-list">{threads.map(row)}</ul>
          </div>
        );
      })}
      {count > mostShown && <Button onClick={() => runCommand("choose-threads")}>{words.more(count)}</Button>}
    </Section>
  );
}
