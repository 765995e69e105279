import type { FlowQuestion } from "./flow-view.ts";
import type { KnownPositions } from "./scene.ts";

/** A saved flow: what was asked, and where a person put the cards. A text file in `.callsketch/boards/`. */
export interface Board {
  readonly name: string;
  readonly question: FlowQuestion;
  /** Label of the run, since run numbers differ from machine to machine; null for a static board. */
  readonly runLabel: string | null;
  readonly baseLabel: string | null;
  readonly positions: KnownPositions;
  readonly look: "clean" | "sketch";
  /** ISO 8601. */
  readonly updatedAt: string;
}
