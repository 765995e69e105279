import type { RunReport } from "#contract/answers.ts";
import type { Run, RunContents } from "#model/run.ts";
import { threadsToChoose } from "../../app/run-part.ts";
import { useStore } from "../../app/store.ts";
import { texts } from "../../app/texts.ts";
import { Fact } from "./fact.tsx";
import { Section } from "./section.tsx";

const { imported: words } = texts;

/** What was read from the profile: its format and writer, how much of what, what was passed over, and what to mind. */
export function ImportSection({ run }: { readonly run: Run }) {
  const report = useStore((state) => state.report.value);
  const contents = report?.run.id === run.id ? report.contents : null;
  const { lines, reason } = run.skipped;
  const skipped = lines === 0 && reason === null ? null : words.skippedLines(lines, reason);
  const remarks = remarksOf(run, report);
  return (
    <Section title={words.title} testId="run-import">
      <dl className="facts">
        <Fact name={words.format} value={words.formats[run.format] ?? run.format} />
        <Fact name={words.writtenBy} value={run.producer ?? words.notSaid} />
        <Fact name={words.file} value={run.file} />
        {contents !== null &&
          contentFacts(run, contents).map(([name, value]) => <Fact key={name} name={name} value={value} />)}
        <Fact name={words.skipped} value={skipped ?? words.nothingSkipped} isBad={skipped !== null} />
      </dl>
      {remarks.length > 0 && (
        <ul className="remarks" data-testid="run-remarks">
          {remarks.map((remark) => (
            <li key={remark}>{remark}</li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function contentFacts(run: Run, contents: RunContents): [string, string][] {
  const { functions, withoutFile, withLines, calls, stacks, samples, timedThreads } = contents;
  const number = (count: number): string => count.toLocaleString("en-US");
  const fileless = withoutFile === 0 ? "" : ` (${words.withoutFile(withoutFile)})`;
  const threads = threadsToChoose(run);
  const only = threads.length === 1 && threads[0]!.name !== run.file ? threads[0]!.name : null;
  const noStacks = calls === 0 ? words.noStacksNoCalls : words.noStacks;
  const ofThreads = timedThreads < threads.length ? [words.ofThreads(timedThreads, threads.length)] : [];
  const points = run.hasCalls && run.hasStacks ? words.changes : words.samples;
  const timed = samples === null ? words.sums : [points(samples), ...ofThreads].join(", ");
  const facts: [string, string | null][] = [
    [words.thread, only],
    [words.functions, `${number(functions)}${fileless}`],
    [words.pairs, calls === 0 ? words.noPairs : number(calls)],
    [words.counts, run.hasCalls ? words.counted : words.notCounted],
    [words.stacks, stacks === null ? noStacks : words.distinct(stacks)],
    [words.order, timed],
    [words.lines, withLines === 0 ? words.noLines : words.linesOf(withLines)],
  ];
  return facts.filter((fact): fact is [string, string] => fact[1] !== null);
}

/** What a person has to know to read the numbers right. */
function remarksOf(run: Run, report: RunReport | null): string[] {
  const { remarks } = words;
  const isCProfile = run.format === "pstats" && run.producer === "cProfile";
  const samplesAlone = run.measures.length > 0 && run.measures.every(({ unit }) => unit === "samples");
  const match = report?.run.id === run.id ? report.match : null;
  return [
    isCProfile ? remarks.oneThread : null,
    samplesAlone ? remarks.samplesAlone : null,
    run.exitCode === null || run.exitCode === 0 ? null : remarks.failed(run.exitCode),
    match?.project === 0 ? remarks.noProject : null,
  ].filter((remark) => remark !== null);
}
