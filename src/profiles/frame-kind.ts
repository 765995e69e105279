/**
 * True when a profiler itself says that a frame is no code of the user: built into the language or its runtime, native,
 * or bookkeeping such as garbage collection.
 */
export function isExternalFrame(name: string, file: string | null): boolean {
  if (file === null || file === "") return true;
  return externalFile.test(file) || /^\((program|idle|garbage collector|root)\)$/.test(name);
}

const externalFile = /^(~$|<frozen |<built-in>|node:|native |\[native code\]|ext:|\[kernel)/;

/** True for the frames that py-spy puts below all others to name the process and the thread; they are no functions. */
export function isThreadFrame(name: string, file: string | null): boolean {
  return file === null && /^(?:process \d+:"|thread \(\w+\))/.test(name);
}

/**
 * What such frames say: the thread's name, and the first line of the command without its folder. Those of the processes
 * that started it stand below a process's own. Null where they don't say.
 */
export function namesInFrames(frames: readonly string[], processId: string | null) {
  const ofProcess = /^process (\d+):"(?:\S*\/)?([^\n]+?)"?(?:\n|$)/;
  const thread = frames.map((frame) => /^thread \(\w+\): (.+)$/s.exec(frame)?.[1]).find((name) => name !== undefined);
  const own = frames.map((frame) => ofProcess.exec(frame)).find((found) => found?.[1] === processId);
  return { thread: thread ?? null, process: own?.[2] ?? null };
}
