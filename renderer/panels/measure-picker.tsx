import { formatCost } from "#format/format-cost.ts";
import { go } from "../app/actions/navigate.ts";
import { currentMeasure, currentRun, measuresOf, wholeOfThreads } from "../app/current.ts";
import { useStore } from "../app/store.ts";
import { texts } from "../app/texts.ts";
import { MenuChoice, Picker } from "../widgets/menu.tsx";

/** What is counted: the measures of the threads that are shown. */
export function MeasurePicker() {
  const run = useStore(currentRun);
  const measure = useStore(currentMeasure);
  const threads = useStore((state) => state.place.threads);
  if (run === null || measure === null) return null;
  return (
    <Picker
      name={texts.topBar.measure}
      testId="measure-picker"
      shown={
        <>
          <span className="label wide-only">{texts.topBar.measure}</span>
          <span className="elide">{measure.name}</span>
        </>
      }
    >
      {measuresOf(run, threads).map(({ name, unit }) => (
        <MenuChoice
          key={name}
          chosen={name === measure.name}
          end={formatCost(wholeOfThreads(run, threads, name), unit)}
          onSelect={() => go({ measure: name })}
          testId={`measure-${name}`}
        >
          {name}
        </MenuChoice>
      ))}
    </Picker>
  );
}
