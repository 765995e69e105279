/** How far a long piece of work has come. */
export interface Progress {
  /** What is going on, as a few words: `reading Python files`. */
  readonly stage: string;
  readonly done: number;
  /** Null when it isn't known yet. */
  readonly all: number | null;
}

export type ReportProgress = (progress: Progress) => void;
