import type { ImportedProfile } from "#model/imported-profile.ts";
import type { ProfileImporter } from "../profile-importer.ts";
import { FrameBook } from "../stacks/frame-book.ts";
import { StackProfile } from "../stacks/stack-profile.ts";
import { textFormat } from "../text-format.ts";
import { type MassifNode, massifNode, massifStacks } from "./massif-tree.ts";

/** A snapshot's heap tree. */
interface Snapshot {
  bytes: number;
  isPeak: boolean;
  readonly nodes: MassifNode[];
}

/**
 * valgrind's massif: snapshots of the heap, some with the stacks that hold it. The peak is what is read; the largest
 * snapshot with stacks where none is marked as the peak.
 */
export const massif: ProfileImporter = {
  format: "massif",
  recognizes: (source) => textFormat(source) === "massif",
  read: async (source): Promise<ImportedProfile> => {
    const snapshots: Snapshot[] = [];
    let command: string | null = null;
    await source.eachLine((line, number) => {
      const [, key = "", value = ""] = /^(\w+)(?:=|: )(.*)$/.exec(line) ?? [];
      const last = snapshots.at(-1);
      if (key === "cmd") command = value;
      else if (key === "snapshot") snapshots.push({ bytes: 0, isPeak: false, nodes: [] });
      else if (last === undefined) return;
      else if (key === "mem_heap_B") last.bytes = wholeNumber(value);
      else if (key === "heap_tree") last.isPeak = value === "peak";
      else if (/^ *n\d/.test(line)) {
        const node = massifNode(line);
        if (node === null || !Number.isSafeInteger(node.bytes))
          throw source.error({ line: number }, "a broken heap tree");
        last.nodes.push(node);
      }
      if (Number.isNaN(last?.bytes)) throw source.error({ line: number }, `"${value}" where bytes should stand`);
    });
    const detailed = snapshots.filter(({ nodes }) => nodes.length > 0);
    const peak = detailed.findLast(({ isPeak }) => isPeak) ?? detailed.sort((a, b) => b.bytes - a.bytes)[0];
    if (peak === undefined) {
      throw source.error({ line: 1 }, "no snapshot with stacks", "Record again with --detailed-freq=1.");
    }
    const thread = peakProfile(peak).finish({ name: command ?? source.file });
    return {
      format: "massif",
      producer: "massif",
      file: source.file,
      threads: [thread],
      skipped: skipped(snapshots.length - 1),
    };
  },
};

function skipped(lines: number): ImportedProfile["skipped"] {
  return { lines, reason: lines === 0 ? null : "snapshots other than the peak" };
}

function wholeNumber(text: string): number {
  return /^\d+$/.test(text) && Number.isSafeInteger(Number(text)) ? Number(text) : Number.NaN;
}

function peakProfile({ nodes }: Snapshot): StackProfile {
  const profile = new StackProfile([{ name: "bytes at peak", unit: "bytes" }]);
  const book = new FrameBook(profile);
  for (const { places, bytes } of massifStacks(nodes)) {
    let node = profile.root;
    let leaf = { frame: -1, line: 0 };
    for (const place of places.toReversed()) {
      const [, name = place, file = null, line = "0"] = /^(.*?) \((?:in )?([^()]*?)(?::(\d+))?\)$/s.exec(place) ?? [];
      leaf = {
        line: Number(line),
        frame: book.frame({ name, file, executing: Number(line) >= 1 ? Number(line) : null }),
      };
      node = profile.child(node, leaf.frame);
    }
    profile.add(node, 0, bytes);
    if (leaf.line >= 1) profile.addLine(leaf.frame, leaf.line, 0, bytes);
  }
  return profile;
}
