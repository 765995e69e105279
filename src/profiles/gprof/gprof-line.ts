/** A line of gprof's call graph. Times in seconds; null where gprof prints none, as for calls inside a cycle. */
export interface GprofLine {
  /** The number in front; null on the lines of callers and callees. */
  readonly index: number | null;
  readonly self: number | null;
  readonly children: number | null;
  /** Calls that aren't recursive; null for a function that nobody called. */
  readonly calls: number | null;
  /** The `+n` behind the calls; 0 when there is none. */
  readonly recursive: number;
  readonly name: string;
  /** The number behind the name. */
  readonly of: number;
  readonly isCycle: boolean;
}

/** `[7]  0.0  0.00  0.00  1+21890  fib [7]` and its callers' and callees' lines; null for any other. */
export function gprofLine(line: string): GprofLine | null {
  const match = pattern.exec(line);
  if (match?.groups === undefined) return null;
  const { index, self, children, calls, recursive, name = "", of } = match.groups;
  return {
    index: index === undefined ? null : Number(index),
    self: self === undefined ? null : Number(self),
    children: children === undefined ? null : Number(children),
    calls: calls === undefined ? null : Number(calls),
    recursive: Number(recursive ?? 0),
    name: name.replace(/ <cycle \d+>$/, ""),
    of: Number(of),
    isCycle: / as a whole>$/.test(name),
  };
}

const pattern =
  /^(?:\[(?<index>\d+)\]\s+[\d.]+)?\s+(?:(?<self>\d+\.\d+)\s+(?<children>\d+\.\d+)\s+)?(?:(?<calls>\d+)(?:\+(?<recursive>\d+))?(?:\/\d+)?\s+)?(?<name>\S.*?) \[(?<of>\d+)\]\s*$/;
