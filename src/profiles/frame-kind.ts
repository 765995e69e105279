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
