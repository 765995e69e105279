import type { ImportedProfile } from "#model/imported-profile.ts";
import type { ProfileImporter } from "../profile-importer.ts";
import { FrameBook } from "../stacks/frame-book.ts";
import { StackProfile } from "../stacks/stack-profile.ts";
import { textFormat } from "../text-format.ts";
import { csvLine } from "./csv-line.ts";

interface CsvThread {
  readonly name: string;
  readonly threadId: string;
  readonly profile: StackProfile;
  readonly book: FrameBook;
}

/**
 * memray's table (`memray transform csv`): a record a line with allocations, bytes, thread and stack, leaf first, frames
 * `name;file;line` joined by `|`. Exact; the lines are the ones executing.
 */
export const memrayCsv: ProfileImporter = {
  format: "memray-csv",
  recognizes: (source) => textFormat(source) === "memray-csv",
  read: async (source): Promise<ImportedProfile> => {
    const threads = new Map<string, CsvThread>();
    await source.eachLine((line, number) => {
      if (number === 1 || line === "") return;
      const [, allocations, bytes, threadId = "", name = "", stack] = csvLine(line);
      const counts = [Number(bytes), Number(allocations)];
      if (stack === undefined || !counts.every((count) => Number.isSafeInteger(count) && count >= 0)) {
        throw source.error({ line: number }, "a record without bytes, allocations or stack");
      }
      const thread = threads.get(threadId) ?? newThread(name, threadId);
      threads.set(threadId, thread);
      if (!addRecord(thread, stack, counts))
        throw source.error({ line: number }, "a frame without name, file and line");
    });
    if (threads.size === 0)
      throw source.error({ line: 1 }, "no record", "Nothing was allocated; transform again without --leaks.");
    return {
      format: "memray-csv",
      producer: "memray",
      file: source.file,
      threads: [...threads.values()].map(({ name, threadId, profile }) => profile.finish({ name, threadId })),
      skipped: { lines: 0, reason: null },
    };
  },
};

function newThread(name: string, threadId: string): CsvThread {
  const profile = new StackProfile([
    { name: "bytes", unit: "bytes" },
    { name: "allocations", unit: "count" },
  ]);
  return { name: name === "" ? `Thread ${threadId}` : name, threadId, profile, book: new FrameBook(profile) };
}

function addRecord({ profile, book }: CsvThread, stack: string, counts: readonly number[]): boolean {
  let node = profile.root;
  let leaf = { frame: -1, line: 0 };
  const frames = stack === "" ? [] : stack.split("|").reverse();
  for (const text of frames) {
    const match = /^(.*?);(.*);(\d+)$/s.exec(text);
    if (match === null) return false;
    leaf = {
      line: Number(match[3]),
      frame: book.frame({ name: match[1] ?? "", file: match[2] ?? "", executing: Number(match[3]) }),
    };
    node = profile.child(node, leaf.frame);
  }
  counts.forEach((count, measure) => {
    profile.add(node, measure, count);
    if (leaf.line >= 1) profile.addLine(leaf.frame, leaf.line, measure, count);
  });
  return true;
}
