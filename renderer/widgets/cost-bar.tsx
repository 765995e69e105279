import { costColor } from "#format/cost-color.ts";
import type { Cost } from "#model/measure.ts";
import { useTheme } from "../app/theme.ts";

interface CostBarProps {
  /** Null when it wasn't measured: no bar. */
  readonly cost: Cost | null;
  readonly whole: number | null;
}

/** Total as length, self as the darker part, coloured by share. Says nothing that isn't written beside it. */
export function CostBar({ cost, whole }: CostBarProps) {
  const theme = useTheme();
  if (cost === null || whole === null || whole <= 0) return <span className="cost-bar" aria-hidden />;
  const share = (value: number | null): number => Math.min(1, Math.max(0, (value ?? 0) / whole));
  const color = costColor(share(cost.total ?? cost.self), theme);
  return (
    <span className="cost-bar" aria-hidden>
      <span className="total" style={{ width: `${share(cost.total) * 100}%`, background: color }} />
      <span className="self" style={{ width: `${share(cost.self) * 100}%`, background: color }} />
    </span>
  );
}
