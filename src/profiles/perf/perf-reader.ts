import { type PerfHeader, perfFrame, perfHeader } from "./perf-line.ts";
import { type PerfPlace, PerfThread } from "./perf-thread.ts";

/** Puts samples together from the lines of `perf script`: a header, its frames, an empty line. */
export class PerfReader {
  /** By process, thread and event. */
  readonly threads = new Map<string, PerfThread>();
  readonly events = new Set<string>();
  skipped = 0;
  readonly #frameTexts = new Map<string, PerfPlace>();
  #header: PerfHeader | null = null;
  #stack: PerfPlace[] = [];
  #isBroken = false;

  line(line: string): void {
    if (line === "" || line.trim() === "") this.#endSample();
    else if (line.charCodeAt(0) !== 35) this.#wordLine(line);
  }

  end(): void {
    this.#endSample();
  }

  #wordLine(line: string): void {
    const frame = this.#header === null ? null : this.#frame(line);
    if (frame !== null) {
      this.#stack.push(frame);
      return;
    }
    const header = perfHeader(line);
    if (header !== null) {
      this.#endSample();
      this.#header = header;
      const only = header.rest === "" ? null : perfFrame(header.rest);
      if (only !== null) this.#stack.push({ ...only, file: null, line: null });
    } else if (!this.#sourceLine(line)) {
      this.skipped++;
      this.#isBroken = this.#header !== null;
    }
  }

  /** With `-F srcline`, the place in the source follows its frame. */
  #sourceLine(line: string): boolean {
    const last = this.#stack.at(-1);
    const place = /^\s+(\S.*?):(\d+)(?:\s.*)?$/.exec(line);
    if (last === undefined || (place === null && !/^\s+\S/.test(line))) return false;
    if (place === null) return /^\s+\S+\[[\da-f]+\]$|^\s+\?\?/.test(line);
    if (last.file === null)
      this.#stack[this.#stack.length - 1] = { ...last, file: place[1] ?? null, line: Number(place[2]) };
    return true;
  }

  #frame(line: string): PerfPlace | null {
    const known = this.#frameTexts.get(line);
    if (known !== undefined) return known;
    const read = perfFrame(line);
    if (read === null) return null;
    // Copies, since slices would keep the whole chunk of the file in memory.
    const frame = { symbol: copied(read.symbol), object: copied(read.object), file: null, line: null };
    this.#frameTexts.set(copied(line), frame);
    return frame;
  }

  /** A sample with a line that can't be read is passed over: the file may end in the middle of it. */
  #endSample(): void {
    const header = this.#header;
    if (header !== null && !this.#isBroken) {
      const id = `${header.processId} ${header.threadId} ${header.event}`;
      const thread = this.threads.get(id) ?? new PerfThread(header);
      this.threads.set(id, thread);
      this.events.add(header.event);
      thread.add(header, this.#stack);
    }
    this.#header = null;
    this.#stack = [];
    this.#isBroken = false;
  }
}

function copied(text: string): string {
  return Buffer.from(text, "utf8").toString("utf8");
}
