import type { RunId } from "#model/ids.ts";
import { go } from "../app/actions/navigate.ts";
import { currentRun } from "../app/current.ts";
import { useStore } from "../app/store.ts";
import { texts } from "../app/texts.ts";
import { wholeOf } from "../panels/run-picker.tsx";
import { MenuChoice, Picker } from "../widgets/menu.tsx";

/** Which runs a view looks at: the shown one, and as many others as a person adds. Nothing where there is but one run. */
export function ViewRuns() {
  const runs = useStore((state) => state.runs);
  const run = useStore(currentRun);
  const more = useStore((state) => state.place.moreRuns);
  if (run === null || runs.length < 2) return null;
  const added = more.filter((id) => id !== run.id && runs.some((one) => one.id === id));
  return (
    <Picker
      name={texts.runsOfView.label}
      testId="view-runs"
      shown={<span className="elide">{texts.runsOfView.shown(run.label, added.length)}</span>}
    >
      {runs.toReversed().map((candidate) => (
        <MenuChoice
          key={candidate.id}
          staysOpen
          chosen={candidate.id === run.id || added.includes(candidate.id)}
          end={wholeOf(candidate)}
          onSelect={() => candidate.id !== run.id && go({ moreRuns: toggled(added, candidate.id) })}
          testId={`view-run-${candidate.label}`}
        >
          {candidate.label}
        </MenuChoice>
      ))}
    </Picker>
  );
}

function toggled(runs: readonly RunId[], id: RunId): readonly RunId[] {
  return runs.includes(id) ? runs.filter((other) => other !== id) : [...runs, id];
}
