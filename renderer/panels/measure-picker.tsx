import { formatCost } from "#format/format-cost.ts";
import { go } from "../app/actions/navigate.ts";
import { currentMeasure, currentRun } from "../app/current.ts";
import { useStore } from "../app/store.ts";
import { texts } from "../app/texts.ts";
import { MenuChoice, MenuLine, MenuTitle, Picker } from "../widgets/menu.tsx";

/** What is counted, and in which thread where there are several. */
export function MeasurePicker() {
  const run = useStore(currentRun);
  const measure = useStore(currentMeasure);
  const thread = useStore((state) => state.place.thread);
  if (run === null || measure === null) return null;
  const shownThread = run.threads.find(({ index }) => index === thread);
  return (
    <Picker
      name={texts.topBar.measure}
      testId="measure-picker"
      shown={
        <>
          <span className="label wide-only">{texts.topBar.measure}</span>
          <span className="elide">
            {shownThread === undefined ? measure.name : `${measure.name}, ${shownThread.name}`}
          </span>
        </>
      }
    >
      {run.measures.map(({ name, unit, whole }) => (
        <MenuChoice
          key={name}
          chosen={name === measure.name}
          end={formatCost(whole, unit)}
          onSelect={() => go({ measure: name })}
          testId={`measure-${name}`}
        >
          {name}
        </MenuChoice>
      ))}
      {run.threads.length > 1 && (
        <>
          <MenuLine />
          <MenuTitle>{texts.topBar.threads}</MenuTitle>
          <MenuChoice chosen={thread === null} onSelect={() => go({ thread: null })}>
            {texts.topBar.allThreads}
          </MenuChoice>
          {run.threads.map(({ index, name }) => (
            <MenuChoice key={index} chosen={index === thread} onSelect={() => go({ thread: index, view: "flame" })}>
              {name}
            </MenuChoice>
          ))}
        </>
      )}
    </Picker>
  );
}
