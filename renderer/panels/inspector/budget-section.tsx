import { Check, CircleHelp, TriangleAlert } from "lucide-react";
import { useEffect, useState } from "react";
import type { Answer } from "#contract/requests.ts";
import { formatBytes } from "#format/format-bytes.ts";
import { formatCount } from "#format/format-count.ts";
import { formatDuration } from "#format/format-duration.ts";
import type { BudgetedQuantity, BudgetResult, CheckReport } from "#model/budget.ts";
import type { RunId } from "#model/ids.ts";
import { useStore } from "../../app/store.ts";
import { texts } from "../../app/texts.ts";
import { ask } from "../../engine/ask.ts";
import { Section } from "./section.tsx";

const { budgets: words } = texts;
const icons = { within: Check, over: TriangleAlert, unknown: CircleHelp };

/** The run held to the project's budgets, those that it exceeds first; nothing where the project has none. */
export function BudgetSection({ run }: { readonly run: RunId }) {
  const revision = useStore((state) => state.revision);
  const [answer, setAnswer] = useState<Answer<CheckReport | null> | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: budgets may name functions that were indexed anew
  useEffect(() => {
    let isCurrent = true;
    void ask("check", run).then((given) => isCurrent && setAnswer(given));
    return () => {
      isCurrent = false;
    };
  }, [run, revision]);
  if (answer === null) return null;
  if (!answer.ok) {
    return (
      <Section title={words.title} testId="budgets">
        <p className="muted small qualified">{answer.problem.text}</p>
      </Section>
    );
  }
  if (answer.value === null) return null;
  const count = (wanted: BudgetResult["outcome"]): number => results.filter(({ outcome }) => outcome === wanted).length;
  const results = answer.value.results.toSorted((a, b) => rank(a) - rank(b));
  return (
    <Section title={words.title} end={words.outcomes(count("over"), count("unknown"))} testId="budgets">
      <ul>
        {results.map((result) => (
          <BudgetItem key={result.budget.name} result={result} />
        ))}
      </ul>
    </Section>
  );
}

function BudgetItem({ result }: { readonly result: BudgetResult }) {
  const { budget, outcome, measured, reason } = result;
  const Icon = icons[outcome];
  const text = textOf(budget.quantity);
  return (
    <li className={`budget ${outcome}`}>
      <Icon aria-label={words.outcome[outcome]} />
      <span>
        <span className="line">
          <span className="elide">{budget.name}</span>
          <span className="number">
            {text(measured)} <span className="muted">{words.of(text(budget.most))}</span>
          </span>
        </span>
        <span className="muted small qualified">
          {reason ?? `${words.quantity[budget.quantity]}${budget.function === null ? "" : `, ${budget.function}`}`}
        </span>
      </span>
    </li>
  );
}

function rank({ outcome }: BudgetResult): number {
  return ["over", "unknown", "within"].indexOf(outcome);
}

function textOf(quantity: BudgetedQuantity): (value: number | null) => string {
  if (quantity === "calls" || quantity === "primitiveCalls") return formatCount;
  return quantity === "peakMemory" ? formatBytes : formatDuration;
}
