import type { ImportedProfile } from "#model/imported-profile.ts";
import type { ProfileSource } from "../source/profile-source.ts";
import type { ThreadName } from "../stacks/stack-profile.ts";
import { type FoldedLine, foldedLine } from "./folded-line.ts";
import { FoldedThread } from "./folded-thread.ts";
import { hasThreadPrefix, isOpenRecord, type ThreadPrefix, threadPrefix } from "./thread-prefix.ts";

/** Lines that one broken record may span before it is given up. */
const longestRecord = 1000;

/** Collects collapsed stacks line by line, each thread for itself. */
export class FoldedProfile {
  readonly #source: ProfileSource;
  readonly #columns: 1 | 2;
  readonly #threads = new Map<string, FoldedThread>();
  readonly #prefixes = new Map<FoldedThread, ThreadPrefix | null>();
  #open: string[] = [];
  #skipped = 0;
  #counts: number[] = [0];

  constructor(source: ProfileSource, columns: 1 | 2) {
    this.#source = source;
    this.#columns = columns;
  }

  line(line: string, number: number): void {
    if (this.#open.length > 0) this.#continue(line, number);
    else if (line !== "" && line.charCodeAt(0) !== 35) this.#record(line, number, 1);
  }

  finish(): ImportedProfile {
    this.#skipped += this.#open.length;
    if (this.#threads.size === 0) throw this.#source.error({ line: 1 }, "no line has a stack and a count");
    return {
      format: "collapsed",
      producer: null,
      file: this.#source.file,
      threads: [...this.#threads.values()].map((thread) => thread.finish(this.#threadName(thread))),
      skipped: { lines: this.#skipped, reason: this.#skipped === 0 ? null : "no count at the end of the line" },
    };
  }

  #continue(line: string, number: number): void {
    this.#open.push(line);
    const record = this.#open.join("\n");
    if (!isOpenRecord(record)) {
      const lines = this.#open.length;
      this.#open = [];
      this.#record(record, number, lines);
    } else if (this.#open.length > longestRecord) {
      this.#skipped += this.#open.length;
      this.#open = [];
    }
  }

  #record(record: string, number: number, lines: number): void {
    if (isOpenRecord(record)) {
      this.#open = [record];
      return;
    }
    const folded = foldedLine(record, this.#columns);
    if (folded === null) {
      this.#skipped += lines;
      return;
    }
    this.#check(folded, number);
    const stack = record.slice(0, folded.end).trimStart();
    const prefix = hasThreadPrefix(stack) ? threadPrefix(stack) : null;
    this.#thread(prefix).add(prefix === null ? stack : stack.slice(prefix.end), this.#counts);
  }

  #check({ count, second }: FoldedLine, number: number): void {
    if (count > Number.MAX_SAFE_INTEGER || (second ?? 0) > Number.MAX_SAFE_INTEGER) {
      const hint = "Divide the counts by a common factor.";
      throw this.#source.error({ line: number }, `a count of ${count}, more than 2^53`, hint);
    }
    this.#counts = second === null ? [count] : [count, second];
  }

  #thread(prefix: ThreadPrefix | null): FoldedThread {
    const id = prefix === null ? "" : `${prefix.processId} ${prefix.threadId}`;
    let thread = this.#threads.get(id);
    if (thread === undefined) {
      thread = new FoldedThread(this.#columns === 1 ? ["samples"] : ["samples before", "samples after"]);
      this.#threads.set(id, thread);
      this.#prefixes.set(thread, prefix);
    }
    // py-spy leaves a thread's name out as long as it doesn't know it.
    if (prefix?.name && !this.#prefixes.get(thread)?.name) this.#prefixes.set(thread, prefix);
    return thread;
  }

  #threadName(thread: FoldedThread): ThreadName {
    const prefix = this.#prefixes.get(thread) ?? null;
    const { processId = null, threadId = null } = prefix ?? {};
    return { name: threadText(prefix) ?? this.#source.file, processId, threadId };
  }
}

function threadText(prefix: ThreadPrefix | null): string | null {
  if (prefix === null) return null;
  if (prefix.name !== null && prefix.name !== "") return prefix.name;
  if (prefix.threadId !== null) return `Thread ${prefix.threadId}`;
  return prefix.processId === null ? null : `Process ${prefix.processId}`;
}
