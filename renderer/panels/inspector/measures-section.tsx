import { formatCost } from "#format/format-cost.ts";
import type { Run } from "#model/run.ts";
import { go } from "../../app/actions/navigate.ts";
import { currentMeasure, measuresOf, wholeOfThreads } from "../../app/current.ts";
import { useStore } from "../../app/store.ts";
import { texts } from "../../app/texts.ts";
import { Section } from "./section.tsx";

const { measures: words } = texts;

/** Everything that the shown threads measure; a click shows it in all views. */
export function MeasuresSection({ run }: { readonly run: Run }) {
  const shown = useStore(currentMeasure)?.name;
  const threads = useStore((state) => state.place.threads);
  const measures = measuresOf(run, threads);
  const ownerOf = (name: string): string | null => run.fused.find((one) => one.measures.includes(name))?.label ?? null;
  return (
    <Section title={words.title} end={measures.length} testId="run-measures">
      {measures.length === 0 && <p className="muted">{words.none}</p>}
      <ul className="choice-list">
        {measures.map(({ name, unit }) => {
          const owner = ownerOf(name);
          return (
            <li key={name}>
              <button
                type="button"
                className="choice"
                aria-pressed={name === shown}
                title={words.show(name)}
                onClick={() => go({ measure: name })}
              >
                <span className="elide">{name}</span>
                <span className="muted small">{owner === null ? words.unit[unit] : words.from(owner)}</span>
                <span className="number">{formatCost(wholeOfThreads(run, threads, name), unit)}</span>
              </button>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
