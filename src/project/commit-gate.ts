const [open, committing, cancelled] = [0, 1, 2];

/**
 * Decides between a cancel and a commit that two threads want at the same time: whoever asks first wins, so that what
 * was called cancelled is never stored, and what is being stored is never called cancelled.
 */
export class CommitGate {
  /** Shared with the other thread, which makes its own gate from it. */
  readonly memory: SharedArrayBuffer;
  readonly #state: Int32Array;

  constructor(memory = new SharedArrayBuffer(4)) {
    this.memory = memory;
    this.#state = new Int32Array(memory);
  }

  /** True when the work may be committed; from then on it can't be cancelled. */
  commit(): boolean {
    return Atomics.compareExchange(this.#state, 0, open, committing) !== cancelled;
  }

  /** True when the work won't be committed any more. */
  cancel(): boolean {
    return Atomics.compareExchange(this.#state, 0, open, cancelled) !== committing;
  }
}
