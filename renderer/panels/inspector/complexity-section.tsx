import type { FunctionDetails } from "#contract/answers.ts";
import { showSource } from "../../app/actions/navigate.ts";
import { texts } from "../../app/texts.ts";
import { Button } from "../../widgets/button.tsx";
import { FitTable, FittedFacts } from "./fitted-growth.tsx";
import { Section } from "./section.tsx";

const { complexity: words } = texts;

/** What a person noted, what the source suggests with its label and lines, and what a series of runs measured. */
export function ComplexitySection({ details }: { readonly details: FunctionDetails }) {
  const { estimate, fit, note, row } = details;
  if (estimate === null && fit === null && note?.complexity == null) return null;
  return (
    <Section title={words.title} testId="complexity">
      <dl className="facts">
        <dt>{words.noted}</dt>
        <dd>
          {note?.complexity == null ? <span className="muted">{words.notNoted}</span> : <code>{note.complexity}</code>}
        </dd>
        {estimate !== null && (
          <>
            <dt>{words.estimated}</dt>
            <dd>
              {estimate.text === null ? (
                <span className="muted">{words.noEstimate}</span>
              ) : (
                <code>{estimate.text}</code>
              )}{" "}
              <span className="badge" title={words.labelLine[estimate.label]}>
                {words.label[estimate.label]}
              </span>
            </dd>
          </>
        )}
        {fit !== null && <FittedFacts fit={fit} />}
      </dl>
      {estimate?.reason != null && <p className="muted small">{estimate.reason}</p>}
      {estimate !== null && estimate.evidence.length > 0 && (
        <ul className="evidence">
          {estimate.evidence.map(({ line, text }) => (
            <li key={`${line} ${text}`} className="line small">
              {row.file !== null && !row.external ? (
                <Button look="link" className="small" onClick={() => showSource(row.file!, line)}>
                  {words.line(line)}
                </Button>
              ) : (
                <span className="muted">{words.line(line)}</span>
              )}
              <code className="elide" title={text}>
                {text}
              </code>
            </li>
          ))}
        </ul>
      )}
      {fit !== null && <FitTable fit={fit} />}
    </Section>
  );
}
