/** What a person is told when something can't be done: what and where, then what to do. */
export interface Problem {
  /** What happened and where, as a sentence. */
  readonly text: string;
  /** What to do next, as a sentence; empty when there is nothing to do. */
  readonly hint: string;
}

/** What is said of work that a person cancelled. */
export const cancelledText = "Cancelled.";

/** Thrown where the input or the surroundings are at fault, not the program. Its message reads as text plus hint. */
export class ProblemError extends Error {
  override readonly name: string = "ProblemError";
  readonly problem: Problem;

  constructor(text: string, hint = "") {
    super(hint === "" ? text : `${text} ${hint}`);
    this.problem = { text, hint };
  }
}
