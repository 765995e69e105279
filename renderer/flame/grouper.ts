/** Where the cursors of a new root stand. */
export interface RootCursors {
  readonly frame: number;
  readonly nodes: ArrayLike<number>;
  /** Cost of each cursor: for callers only; a callee cursor weighs the node's total. */
  readonly weights: ArrayLike<number> | null;
}

/** What one node of the unfolding stands for. */
export interface Group {
  readonly frame: number;
  readonly cursors: ArrayLike<number>;
  /** Cost of each cursor: for callers only. */
  readonly weights: ArrayLike<number>;
  self: number;
  total: number;
}

/** Makes the nodes below others, in any order. */
export interface Grouper {
  root(cursors: RootCursors): Group;
  children(group: Group): Group[];
}
