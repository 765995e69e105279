/** A call as it is written: who, what (`self.run`, `open`, `Order`), where. */
export interface WrittenCall {
  readonly caller: number;
  readonly callee: string;
  readonly line: number;
  readonly column: number;
}

/** The calls and imports of one file. */
export interface Program {
  readonly calls: readonly WrittenCall[];
  /** Local name to what it was imported as: `..pkg.mod` or `..pkg.mod:name`. */
  readonly imports: Readonly<Record<string, string>>;
}
