/** The first line of a sample: who, when, how much of what. */
export interface PerfHeader {
  readonly command: string;
  readonly processId: string | null;
  readonly threadId: string;
  /** Seconds since the machine started; null where perf was told not to print it. */
  readonly time: number | null;
  /** How many events the sample stands for; null where it isn't printed. */
  readonly period: number | null;
  /** `cycles`, `cpu-clock:u`. */
  readonly event: string;
  /** A stack of one frame on the same line; empty when there is none. */
  readonly rest: string;
}

/**
 * `comm tid [cpu] time: period event: frame`, each part but the first two may be missing, `pid/tid` in place of `tid`, the
 * command may have spaces. Null for any other line.
 */
export function perfHeader(line: string): PerfHeader | null {
  const groups = header.exec(line)?.groups;
  if (groups === undefined) return null;
  const { command = "", pid, tid = "", time, period, event = "", rest = "" } = groups;
  return {
    command: command.trim(),
    processId: pid ?? null,
    threadId: tid,
    time: time === undefined ? null : Number(time),
    period: period === undefined ? null : Number(period),
    event,
    rest: rest.trim(),
  };
}

const header =
  /^\s*(?<command>\S.*?)\s+(?:(?<pid>\d+)\/)?(?<tid>-?\d+)(?:\s+\[\d+\])?(?:\s+(?<time>\d+\.\d+):)?(?:\s+(?<period>\d+))?\s+(?<event>[A-Za-z][\w\-/.,=<>*{}]*(?::[\w\-/.,=<>*{}]+)*):(?:\s(?<rest>.*))?$/;

/** A frame: `address symbol+0xoffset (object)`. */
export interface PerfFrame {
  readonly symbol: string;
  readonly object: string;
}

/** Null for a line that is no frame. The symbol may hold spaces and parentheses, the object's name too. */
export function perfFrame(line: string): PerfFrame | null {
  const match = /^\s*[\da-f]+\s+(.*?)\s*\(((?:[^()]|\([^()]*\))*)\)\s*$/.exec(line);
  if (match === null) return null;
  const symbol = (match[1] ?? "").replace(/\+0x[\da-f]+$/, "");
  return { symbol: symbol === "" ? "[unknown]" : symbol, object: match[2] ?? "" };
}
