import type { ReactNode } from "react";
import { shownFit } from "#format/fit-text.ts";
import { formatCost } from "#format/format-cost.ts";
import { formatCount } from "#format/format-count.ts";
import { plainName } from "#format/plain-name.ts";
import type { ComplexityFit, FittedGrowth } from "#model/complexity-fit.ts";
import { texts } from "../../app/texts.ts";

const { complexity: words } = texts;

/** The growth that was fitted, as a row of facts. */
export function FittedFacts({ fit }: { readonly fit: ComplexityFit }): ReactNode {
  const shown = shownFit(fit);
  return (
    <>
      <dt>{words.fitted}</dt>
      <dd>
        {shown === null ? (
          <span className="muted">{words.noFit}</span>
        ) : (
          <>
            <code>{shown.text}</code>{" "}
            <span className="badge" title={words.fittedFrom}>
              {shown.scope}
            </span>
          </>
        )}
      </dd>
    </>
  );
}

/** The measured values behind the fit, with the growth of each column at the foot and the reason where there is none. */
export function FitTable({ fit }: { readonly fit: ComplexityFit }): ReactNode {
  const { points, measure, parameter, perCall, perRun, callsMade, calls } = fit;
  const reasons = [...new Set([perCall, perRun].flatMap(({ reason }) => reason ?? []))];
  const cost = (value: number | null): string => formatCost(value, measure.unit);
  return (
    <>
      {reasons.map((reason) => (
        <p key={reason} className="muted small">
          {reason}
        </p>
      ))}
      <table className="cost-table fit-table small" aria-label={words.fitTable} data-testid="fit-table">
        <thead>
          <tr>
            <th scope="col">{plainName(parameter)}</th>
            <th scope="col">{words.fitCalls}</th>
            <th scope="col">{words.fitMade}</th>
            <th scope="col">{words.fitPerCall}</th>
            <th scope="col">{words.fitTotal}</th>
          </tr>
        </thead>
        <tbody>
          {points.map((point) => (
            <tr key={point.size}>
              <th scope="row">{formatCount(point.size)}</th>
              <td>{formatCount(point.calls)}</td>
              <td>{formatCount(ratio(point.callsMade, point.calls))}</td>
              <td>{cost(ratio(point.total, point.calls))}</td>
              <td>{cost(point.total)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td />
            <td>{growthText(calls)}</td>
            <td>{growthText(callsMade)}</td>
            <td>{growthText(perCall)}</td>
            <td>{growthText(perRun)}</td>
          </tr>
        </tfoot>
      </table>
    </>
  );
}

function ratio(part: number | null, calls: number | null): number | null {
  return part === null || calls === null || calls === 0 ? null : part / calls;
}

function growthText({ text }: FittedGrowth): string {
  return text === null ? "–" : plainName(text);
}
