import type { FunctionId } from "#model/ids.ts";

/** A measured call between two cards, or, when residual, through functions that aren't shown. */
export interface UnitCall {
  readonly caller: number;
  readonly callee: number;
  readonly residual: boolean;
  /** Null when the run doesn't say. */
  readonly total: number | null;
  /** Looks up what a residual call passes; made when it is asked for, since most of them aren't drawn. */
  readonly way: () => Way;
}

/** A way through functions that aren't shown. */
export interface Way {
  /** Functions passed, in order from the caller's side. */
  readonly through: readonly FunctionId[];
  /** True when the source shows every step. */
  readonly inSource: boolean;
}

/** The way of a call that passes nothing. */
export const noWay: Way = { through: [], inSource: false };

/** What a run says of the cards that are shown. Cards are numbered by their position. */
export interface UnitCosts {
  readonly self: readonly (number | null)[];
  /** Counts a stack once. */
  readonly total: readonly (number | null)[];
  readonly calls: readonly UnitCall[];
  /** Cards that call themselves, directly or through functions that aren't shown. */
  readonly recursive: ReadonlySet<number>;
}

/** Where the functions of a measured graph are shown. */
export interface Placement {
  /** The card of each function of the graph; -1 when it isn't shown. */
  readonly cardOf: Int32Array;
  readonly cards: number;
  /** True for cards that stand for many functions: calls inside them aren't shown. */
  readonly isGroup: (card: number) => boolean;
  /** Whether the source shows a call between two functions of the measured graph. */
  readonly inSource: (caller: number, callee: number) => boolean;
}
