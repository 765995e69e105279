import type { FunctionDetails } from "#contract/answers.ts";
import { verdictOf } from "#format/difference-color.ts";
import { formatCalls } from "#format/format-calls.ts";
import { formatCost } from "#format/format-cost.ts";
import { formatDifference } from "#format/format-difference.ts";
import { formatShare } from "#format/format-share.ts";
import type { Difference } from "#model/flow-view.ts";
import type { Measure, MeasureUnit } from "#model/measure.ts";
import { useStore } from "../../app/store.ts";
import { texts } from "../../app/texts.ts";
import { CostBar } from "../../widgets/cost-bar.tsx";
import { Section } from "./section.tsx";

const { inspector: words } = texts;

/** Calls, and self and total in every measure of the run; the change against the base where there is one. */
export function CostsSection({ details }: { readonly details: FunctionDetails }) {
  const { row, measure, costs, difference, callsFrom } = details;
  const hasDifference =
    difference !== null && Object.values(difference).some(({ base, head }) => base !== null || head !== null);
  const hasRun = useStore((state) => state.place.run !== null);
  if (!hasRun) return null;
  return (
    <Section title={words.costs} testId="costs">
      <dl className="facts">
        <dt>{words.calls}</dt>
        <dd className="number" data-testid="calls" title={row.calls === null ? words.callsUnknown : undefined}>
          {formatCalls(row.calls, row.primitiveCalls)}
          {row.primitiveCalls !== null && row.primitiveCalls !== row.calls && (
            <span className="muted small"> {words.withoutRecursion}</span>
          )}
        </dd>
        {callsFrom !== null && (
          <dd className="muted small wide" data-testid="calls-from">
            {texts.fuse.callsFrom(callsFrom)}
          </dd>
        )}
      </dl>
      {costs.length === 0 ? <p className="muted">{words.notMeasured}</p> : <CostTable details={details} />}
      {hasDifference && measure !== null && (
        <>
          <h4 className="muted small">{words.changes}</h4>
          <dl className="facts" data-testid="difference">
            <Change name={words.calls} difference={difference.calls} unit="count" />
            <Change name={words.total} difference={difference.total} unit={measure.unit} />
            <Change name={words.self} difference={difference.self} unit={measure.unit} />
          </dl>
        </>
      )}
    </Section>
  );
}

function CostTable({ details: { costs, measure } }: { readonly details: FunctionDetails }) {
  return (
    <table className="cost-table">
      <thead>
        <tr>
          <th scope="col">{words.measure}</th>
          <th scope="col">{words.total}</th>
          <th scope="col">{words.self}</th>
        </tr>
      </thead>
      <tbody>
        {costs.map((entry) => (
          <tr key={entry.measure.name} className={entry.measure.name === measure?.name ? "chosen" : ""}>
            <th scope="row">
              {entry.measure.name}
              <CostBar cost={entry.cost} whole={entry.measure.whole} />
              {entry.from !== null && (
                <span className="muted small cost-source">{texts.fuse.measureFrom(entry.from)}</span>
              )}
            </th>
            <CostCell value={entry.cost.total} measure={entry.measure} />
            <CostCell value={entry.cost.self} measure={entry.measure} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function CostCell({ value, measure }: { readonly value: number | null; readonly measure: Measure }) {
  return (
    <td className="number">
      {formatCost(value, measure.unit)}
      <span className="muted small cost-share">{formatShare(value, measure.whole)}</span>
    </td>
  );
}

interface ChangeProps {
  readonly name: string;
  readonly difference: Difference;
  readonly unit: MeasureUnit;
}

function Change({ name, difference, unit }: ChangeProps) {
  return (
    <>
      <dt>{name}</dt>
      <dd className={`number ${verdictOf(difference)}`}>{changeText(difference, unit)}</dd>
    </>
  );
}

/** What only one of the runs measured is said in words: there is no number to compare with, and it needn't be zero. */
function changeText(difference: Difference, unit: MeasureUnit): string {
  if (difference.base === null && difference.head !== null) return words.onlyHere(formatCost(difference.head, unit));
  if (difference.base !== null && difference.head === null) return words.onlyBase(formatCost(difference.base, unit));
  return formatDifference(difference, unit);
}
