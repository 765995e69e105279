import type { RunReport } from "#contract/answers.ts";
import { formatCost } from "#format/format-cost.ts";
import { formatPercent } from "#format/format-share.ts";
import type { MatchReport } from "#model/match.ts";
import type { Measure } from "#model/measure.ts";
import { set, useStore } from "../../app/store.ts";
import { texts } from "../../app/texts.ts";
import { Button } from "../../widgets/button.tsx";
import { Section } from "./section.tsx";

const { matchReport: words } = texts;
const shownLibraries = 8;
const shownUnmatched = 10;

/** How much of a run found its function, which libraries the rest is in, what nobody knows and why, and paths to mend. */
export function MatchSection() {
  const report = useStore((state) => state.report.value);
  const measure = report?.run.measures[0];
  if (report === null || measure === undefined) return null;
  return (
    <Section title={words.title} testId="run-match">
      <Shares match={report.match} measure={measure} />
      <Libraries match={report.match} />
      <Mappings match={report.match} />
      <Unmatched report={report} measure={measure} />
    </Section>
  );
}

function Shares({ match, measure }: { readonly match: MatchReport; readonly measure: Measure }) {
  const { calls } = match;
  const rows = [
    [words.inProject, match.project, calls?.project],
    [words.inLibraries, match.external, calls?.external],
    [words.unmatched, match.unmatched, calls?.unmatched],
    [words.inIndexedFiles, match.matchedInIndexedFiles, calls?.matchedInIndexedFiles],
  ] as const;
  return (
    <table className="cost-table" data-testid="match-shares">
      <thead>
        <tr>
          <th scope="col">{words.part}</th>
          <th scope="col">{words.ofMeasure(measure.name)}</th>
          {calls !== null && <th scope="col">{words.ofCalls}</th>}
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, cost, counted]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td className="number">{share(cost)}</td>
            {calls !== null && <td className="number">{share(counted ?? null)}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Libraries({ match: { libraries } }: { readonly match: MatchReport }) {
  const shown = libraries.slice(0, shownLibraries);
  if (shown.length === 0) return null;
  return (
    <>
      <h4 className="muted small">{words.libraries}</h4>
      <dl className="facts" data-testid="libraries">
        {shown.map(({ name, version, self }) => (
          <div key={`${name} ${version}`} className="fact-row">
            <dt>
              {name} {version !== null && <span className="number">{version}</span>}
            </dt>
            <dd className="number">{share(self)}</dd>
          </div>
        ))}
      </dl>
      {libraries.length > shown.length && (
        <p className="muted small">{words.moreLibraries(libraries.length - shown.length)}</p>
      )}
    </>
  );
}

function Mappings({ match: { mappings } }: { readonly match: MatchReport }) {
  return (
    <>
      {mappings.length > 0 && (
        <ul className="mappings-used" data-testid="mappings-used">
          {mappings.map(({ from, to }) => (
            <li key={from} className="small wrap">
              {words.mapped(from || words.relative, to || "./")}
            </li>
          ))}
        </ul>
      )}
      <Button look="link" onClick={() => set({ dialog: { kind: "mappings", from: null } })} data-testid="edit-mappings">
        {texts.mappings.open}
      </Button>
    </>
  );
}

function Unmatched({ report, measure }: { readonly report: RunReport; readonly measure: Measure }) {
  const { heaviestUnmatched } = report.match;
  if (heaviestUnmatched.length === 0) return null;
  return (
    <>
      <h4 className="muted small">{words.heaviest}</h4>
      <ul className="unmatched" data-testid="unmatched">
        {heaviestUnmatched.slice(0, shownUnmatched).map(({ name, file, line, self, reason }) => (
          <li key={`${file}:${line}:${name}`} title={reason}>
            <span className="line">
              <span className="elide">{name}</span>
              <span className="number">{formatCost(self, measure.unit)}</span>
            </span>
            <span className="small muted elide">{reason}</span>
            {isOnSomeDisk(file) && (
              <Button
                look="link"
                className="small"
                onClick={() => set({ dialog: { kind: "mappings", from: folderOf(file) } })}
              >
                {texts.mappings.mapFolder(folderOf(file))}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

function share(value: number | null): string {
  return value === null ? texts.unknown : formatPercent(value);
}

function isOnSomeDisk(file: string | null): file is string {
  return file !== null && /[/\\]/.test(file) && !file.startsWith("<");
}

function folderOf(file: string): string {
  const path = file.replaceAll("\\", "/").replace(/^file:\/\//, "");
  return path.slice(0, path.lastIndexOf("/") + 1);
}
