import { NotebookPen } from "lucide-react";
import { memo } from "react";
import type { FunctionRow } from "#contract/answers.ts";
import { formatCalls } from "#format/format-calls.ts";
import { formatCost } from "#format/format-cost.ts";
import { formatShare } from "#format/format-share.ts";
import type { Measure } from "#model/measure.ts";
import { texts } from "../app/texts.ts";
import { CostBar } from "../widgets/cost-bar.tsx";
import { ElidedName } from "../widgets/elided-name.tsx";

interface FunctionItemProps {
  readonly row: FunctionRow;
  /** Null without a run: only names are shown then. */
  readonly measure: Measure | null;
}

/** A function in a list: name and share, module, calls and cost, a thin bar. */
export const FunctionItem = memo(function FunctionItem({ row, measure }: FunctionItemProps) {
  const noted = row.hasNote || row.notedComplexity !== null;
  return (
    <div className={`function-item ${row.external ? "external" : ""}`} title={titleOf(row)}>
      <div className="line">
        <ElidedName name={row.name} className="name" />
        {noted && <NotebookPen className="mark" aria-label={texts.notes.title} />}
        {measure !== null && <span className="number">{formatShare(row.cost?.total ?? null, measure.whole)}</span>}
      </div>
      <div className="line small muted">
        <ElidedName name={row.module} />
        {measure !== null && row.cost !== null && (
          <span className="number">
            {row.calls !== null && <>×{formatCalls(row.calls, row.primitiveCalls)} </>}
            {formatCost(row.cost.total, measure.unit)}
          </span>
        )}
      </div>
      {measure !== null && <CostBar cost={row.cost} whole={measure.whole} />}
    </div>
  );
});

function titleOf(row: FunctionRow): string {
  const place = row.file === null ? "" : `\n${row.file}${row.line === null ? "" : `:${row.line}`}`;
  return `${row.qualifiedName}${place}`;
}
