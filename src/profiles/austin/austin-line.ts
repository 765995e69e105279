/** A sample of Austin: `P<pid>;T<thread>;file:name:line;... metrics`. */
export interface AustinLine {
  readonly processId: string;
  readonly threadId: string;
  /** The frames' text, root first; empty when there are none. */
  readonly stack: string;
  readonly metrics: readonly number[];
}

/** Takes a line apart; null when it isn't one. */
export function austinLine(line: string): AustinLine | null {
  const space = line.lastIndexOf(" ");
  const metrics = line.slice(space + 1);
  const prefix = /^P(\d+);T([\da-fA-Fx:]+)(?:;|$)/.exec(line.slice(0, space));
  if (space === -1 || prefix === null || !/^-?\d+(?:,-?\d+){0,2}$/.test(metrics)) return null;
  return {
    processId: prefix[1] ?? "",
    threadId: prefix[2] ?? "",
    stack: line.slice(prefix[0].length, space),
    metrics: metrics.split(",").map(Number),
  };
}

/** A frame of Austin: `file:qualified name:line`. Null when it isn't one. */
export function austinFrame(text: string): { file: string; name: string; line: number } | null {
  const last = text.lastIndexOf(":");
  const middle = text.lastIndexOf(":", last - 1);
  const line = Number(text.slice(last + 1));
  if (middle < 1 || !Number.isSafeInteger(line)) return null;
  return { file: text.slice(0, middle), name: text.slice(middle + 1, last), line };
}
