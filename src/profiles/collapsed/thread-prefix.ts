/** The thread that a stack belongs to, by the frames that py-spy and Python's sampling profiler put in front. */
export interface ThreadPrefix {
  readonly processId: string | null;
  readonly threadId: string | null;
  /** Null when the prefix has no name. */
  readonly name: string | null;
  /** Where the real stack starts. */
  readonly end: number;
}

/** True when a stack starts with a process or a thread. */
export function hasThreadPrefix(stack: string): boolean {
  const first = stack.charCodeAt(0);
  return (first === 112 || first === 116) && /^(?:process \d+:"|thread \(|tid:\d)/.test(stack);
}

/**
 * True when a line starts a record that goes on in the next: py-spy writes a process's command as it is, line ends
 * included.
 */
export function isOpenRecord(record: string): boolean {
  if (!record.startsWith("process ")) return false;
  const end = processesEnd(record).end;
  return /^process \d+:"/.test(record.slice(end, end + 40));
}

/**
 * Reads the prefix of a stack: `process 7:"command"` for each ancestor, then `thread (id): name` or `tid:id`. A thread's
 * name may hold `;`, so it reaches up to the first frame with a place, as all of py-spy's frames have one.
 */
export function threadPrefix(stack: string): ThreadPrefix {
  const { processId, end } = processesEnd(stack);
  const rest = stack.slice(end);
  const sampled = /^tid:(\d+)(?:;|$)/.exec(rest);
  if (sampled !== null) {
    return { processId, threadId: sampled[1] ?? null, name: null, end: end + sampled[0].length };
  }
  const thread = /^thread \(([^)]*)\)(?:: ((?:[^;]|;(?![^;]* \())*))?(?:;|$)/.exec(rest);
  if (thread === null) return { processId, threadId: null, name: null, end };
  return { processId, threadId: thread[1] ?? null, name: thread[2] ?? null, end: end + thread[0].length };
}

/** Passes over all `process 7:"command";`. The last one is the process that was sampled. */
function processesEnd(stack: string): { processId: string | null; end: number } {
  let processId: string | null = null;
  let end = 0;
  for (;;) {
    const start = /^process (\d+):"/.exec(stack.slice(end, end + 40));
    if (start === null) return { processId, end };
    const closing = /"(?:;|(?= \d+$)|$)/g;
    closing.lastIndex = end + start[0].length;
    const close = closing.exec(stack);
    if (close === null) return { processId, end };
    processId = start[1] ?? null;
    end = closing.lastIndex;
  }
}
