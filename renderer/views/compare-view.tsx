import { Copy, GitCompare } from "lucide-react";
import { useMemo, useState } from "react";
import { verdictOf } from "#format/difference-color.ts";
import { formatBytes } from "#format/format-bytes.ts";
import { formatCost } from "#format/format-cost.ts";
import { formatCount } from "#format/format-count.ts";
import { formatDifference } from "#format/format-difference.ts";
import { isNoise, noiseMark } from "#format/noise-mark.ts";
import type { ComparedFunction, Comparison } from "#model/comparison.ts";
import type { Difference } from "#model/flow-view.ts";
import { copyComparison } from "../app/actions/copy.ts";
import { chooseBase, focusOn, select, showView } from "../app/actions/navigate.ts";
import { useStore } from "../app/store.ts";
import { texts } from "../app/texts.ts";
import { openFunctionMenu } from "../panels/context-menu.tsx";
import { Button } from "../widgets/button.tsx";
import { EmptyState } from "../widgets/empty-state.tsx";
import { ProblemPanel } from "../widgets/problem-panel.tsx";
import { ProgressLine } from "../widgets/progress-line.tsx";
import { SearchField } from "../widgets/search-field.tsx";
import { Segments } from "../widgets/segments.tsx";
import { DataTable } from "./data-table.tsx";
import { differenceColumns } from "./difference-columns.tsx";

const { compare: words } = texts;
const presences = ["all", "changed", "added", "removed"] as const;
type Shown = (typeof presences)[number];

/** Base against head: what changed in one line, then every function with sign and number. */
export function CompareView() {
  const { value, problem } = useStore((state) => state.comparison);
  const ready = useStore((state) => state.place.run !== null && state.place.base !== null);
  if (!ready) return <ChooseBase />;
  if (problem !== null) {
    return (
      <div className="view-problem">
        <ProblemPanel problem={problem}>
          <Button onClick={() => chooseBase(null)}>{texts.commands.noBase}</Button>
        </ProblemPanel>
      </div>
    );
  }
  if (value === null) {
    return (
      <div className="canvas-wait">
        <ProgressLine progress={null} label={words.comparing} />
      </div>
    );
  }
  return <ComparisonTable comparison={value} />;
}

function ComparisonTable({ comparison }: { readonly comparison: Comparison }) {
  const selected = useStore((state) => state.place.selected);
  const [filter, setFilter] = useState("");
  const [shown, setShown] = useState<Shown>("changed");
  const unit = comparison.measure.unit;
  const columns = useMemo(() => differenceColumns(unit), [unit]);
  const rows = useMemo(() => filtered(comparison.functions, filter, shown), [comparison, filter, shown]);
  const counts = useMemo(() => presenceCounts(comparison.functions), [comparison]);
  return (
    <div className="table-view" data-testid="compare-view">
      <Headline comparison={comparison} />
      <div className="view-bar">
        <div className="view-search">
          <SearchField label={texts.functionList.filter} value={filter} onChange={setFilter} testId="table-filter" />
        </div>
        <Segments
          label={words.shown}
          value={shown}
          options={presences}
          nameOf={(presence) => `${words.presence[presence]} ${counts[presence].toLocaleString("en-US")}`}
          onChange={setShown}
        />
        <span className="spring" />
        <Button onClick={() => showView("flow")}>{words.onFlow}</Button>
        <Button onClick={() => void copyComparison()} data-testid="copy-markdown">
          <Copy aria-hidden /> {words.copy}
        </Button>
      </div>
      <DataTable
        label={words.label}
        rows={rows}
        columns={columns}
        idOf={(row) => row.id}
        sortedBy="total-change"
        selected={selected}
        onSelect={(row) => select(row.id)}
        onOpen={(row) => focusOn(row.id)}
        onMenu={(row, at) => openFunctionMenu(row.id, at)}
        testId="comparison"
      />
    </div>
  );
}

function Headline({ comparison }: { readonly comparison: Comparison }) {
  const { base, head, measure, whole, calls, wallTime, peakMemory, chance, noise } = comparison;
  const cost = (value: number | null): string => formatCost(value, measure.unit);
  return (
    <header className="compare-head">
      <h2>
        {base.label} <span className="muted">{words.to}</span> {head.label}
      </h2>
      <ul className="compare-facts">
        <Fact
          name={measure.name}
          difference={whole}
          chance={chance.whole}
          text={cost}
          change={formatDifference(whole, measure.unit)}
        />
        <Fact
          name={words.wallTime}
          difference={wallTime}
          chance={chance.wallTime}
          text={(value) => formatCost(value, "nanoseconds")}
          change={formatDifference(wallTime, "nanoseconds")}
        />
        <Fact
          name={words.peakMemory}
          difference={peakMemory}
          chance={chance.peakMemory}
          text={formatBytes}
          change={formatDifference(peakMemory, "bytes")}
        />
        <Fact
          name={words.calls}
          difference={calls}
          chance={null}
          text={formatCount}
          change={formatDifference(calls, "count")}
        />
      </ul>
      <p className="muted small">{noise}</p>
    </header>
  );
}

interface FactProps {
  readonly name: string;
  readonly difference: Difference;
  readonly chance: number | null;
  readonly text: (value: number | null) => string;
  readonly change: string;
}

/** Nothing when both sides are unknown: a row of dashes says no more. */
function Fact({ name, difference, chance, text, change }: FactProps) {
  if (difference.base === null && difference.head === null) return null;
  return (
    <li>
      <span className="muted small">{name}</span>
      <span className={`number change ${isNoise(chance) ? "muted" : verdictOf(difference)}`}>
        {noiseMark(chance) + change}
      </span>
      <span className="muted small number">
        {text(difference.base)} → {text(difference.head)}
      </span>
    </li>
  );
}

function ChooseBase() {
  const runs = useStore((state) => state.runs);
  const run = useStore((state) => state.place.run);
  const others = runs
    .filter(({ id }) => id !== run)
    .toReversed()
    .slice(0, 6);
  const canCompare = run !== null && others.length > 0;
  return (
    <EmptyState icon={GitCompare} title={words.empty} hint={canCompare ? words.emptyHint : words.needsTwo}>
      {canCompare &&
        others.map(({ id, label }) => (
          <Button key={id} onClick={() => chooseBase(id)} data-testid={`compare-with-${label}`}>
            {words.with(label)}
          </Button>
        ))}
    </EmptyState>
  );
}

function presenceCounts(functions: readonly ComparedFunction[]): Record<Shown, number> {
  const count = (shown: Shown): number => filtered(functions, "", shown).length;
  return { all: functions.length, changed: count("changed"), added: count("added"), removed: count("removed") };
}

function filtered(functions: readonly ComparedFunction[], filter: string, shown: Shown): ComparedFunction[] {
  const wanted = filter.trim().toLowerCase();
  return functions.filter(
    (row) => isShown(row, shown) && (wanted === "" || row.qualifiedName.toLowerCase().includes(wanted)),
  );
}

function isShown(row: ComparedFunction, shown: Shown): boolean {
  if (shown === "all") return true;
  if (shown !== "changed") return row.presence === shown;
  const verdicts = [row.self, row.total, { base: num(row.calls.base), head: num(row.calls.head) }].map(verdictOf);
  return row.presence !== "both" || verdicts.some((verdict) => verdict === "worse" || verdict === "better");
}

function num(count: number | bigint | null): number | null {
  return count === null ? null : Number(count);
}
