import type { FlowQuestion } from "./flow-view.ts";
import type { FunctionId } from "./ids.ts";
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
  /** Certain calls of the source between its functions when it was saved; null when that isn't known. */
  readonly calls: readonly BoardCall[] | null;
  /** ISO 8601. */
  readonly updatedAt: string;
}

/** Caller and callee. */
export type BoardCall = readonly [FunctionId, FunctionId];

/** How a saved picture and the source have come apart. */
export interface BoardDrift {
  /** Name of the board. */
  readonly board: string;
  /** Functions that are in another file now, under the same name. */
  readonly moved: readonly { readonly from: FunctionId; readonly to: FunctionId }[];
  /** Functions that the board shows and the source doesn't have any more. */
  readonly goneFunctions: readonly FunctionId[];
  /** Calls that the board was saved with and the source doesn't make any more. */
  readonly goneCalls: readonly BoardCall[];
  /** Calls between its functions that the source makes since. */
  readonly newCalls: readonly BoardCall[];
}
