import { formatBytes } from "#format/format-bytes.ts";
import { formatDuration } from "#format/format-duration.ts";
import type { Run } from "#model/run.ts";
import { recordAgain } from "../../app/actions/record.ts";
import { currentRun } from "../../app/current.ts";
import { set, useStore } from "../../app/store.ts";
import { texts } from "../../app/texts.ts";
import { Button } from "../../widgets/button.tsx";
import { BudgetSection } from "./budget-section.tsx";
import { Fact } from "./fact.tsx";
import { ImportSection } from "./import-section.tsx";
import { MatchSection } from "./match-section.tsx";
import { MeasuresSection } from "./measures-section.tsx";
import { Section } from "./section.tsx";
import { ThreadsSection } from "./threads-section.tsx";

const { runFacts: words } = texts;

/** The run that is shown: how it was made, what it measured, and what didn't find its function. */
export function RunInspector() {
  const run = useStore(currentRun);
  if (run === null) return null;
  return (
    <div data-testid="run-inspector">
      <header className="inspector-head">
        <h2 className="inspector-name">{run.label}</h2>
        <p className="muted small">{texts.inspector.emptyHint}</p>
      </header>
      <Section title={words.title} testId="run-facts">
        <dl className="facts">
          {factsOf(run).map(([name, value]) => (
            <Fact key={name} name={name} value={value} />
          ))}
        </dl>
        {run.command !== null && (
          <>
            <pre className="command code">{run.command.argv.join(" ")}</pre>
            <Button onClick={recordAgain}>{texts.runs.rerun}</Button>
          </>
        )}
      </Section>
      <MeasuresSection run={run} />
      <ThreadsSection run={run} />
      <ImportSection run={run} />
      {run.fused.length > 0 && <FusedSection run={run} />}
      <BudgetSection run={run.id} />
      <MatchSection />
    </div>
  );
}

function FusedSection({ run }: { readonly run: Run }) {
  return (
    <Section title={texts.fuse.fused} testId="fused-runs">
      <ul>
        {run.fused.map(({ id, label, producer, calls, measures }) => (
          <li key={id}>
            {texts.fuse.taken([...(calls ? [texts.fuse.calls] : []), ...measures].join(", "), `${producer}, ${label}`)}
          </li>
        ))}
      </ul>
      <Button onClick={() => set({ dialog: { kind: "fuse", run: run.id } })}>{texts.fuse.command}</Button>
    </Section>
  );
}

function factsOf(run: Run): [string, string][] {
  const facts: [string, string | null][] = [
    [words.wallTime, run.wallTime === null ? null : formatDuration(run.wallTime)],
    [words.peakMemory, run.peakMemory === null ? null : formatBytes(run.peakMemory)],
    ...Object.entries(run.parameters),
    [
      run.command === null ? words.imported : words.recorded,
      new Date(run.createdAt).toLocaleString("en-GB", { dateStyle: "medium", timeStyle: "short" }),
    ],
    [words.commit, run.commit && `${run.commit.slice(0, 12)}${run.dirty === true ? ` ${texts.runs.dirty}` : ""}`],
    [words.exitCode, run.exitCode === null ? null : String(run.exitCode)],
  ];
  return facts.filter((fact): fact is [string, string] => fact[1] !== null);
}
