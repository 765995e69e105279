import type { Difference } from "#model/flow-view.ts";
import { type Theme, tokens } from "./tokens.ts";

/** Which way a number went. Changes of less than 2 % count as equal. */
export type Verdict = "worse" | "better" | "equal" | "unknown";

/** More cost is worse. Unknown when one side is. */
export function verdictOf({ base, head }: Difference): Verdict {
  if (base === null || head === null) return "unknown";
  if (base === head || Math.abs(head - base) < 0.02 * Math.max(Math.abs(base), Math.abs(head))) return "equal";
  return head > base ? "worse" : "better";
}

/** The colour that goes with sign and number, never instead of them. */
export function differenceColor(difference: Difference, theme: Theme): string {
  const verdict = verdictOf(difference);
  return verdict === "unknown" ? tokens[theme].equal : tokens[theme][verdict];
}
