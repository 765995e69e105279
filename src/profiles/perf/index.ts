import type { ImportedProfile } from "#model/imported-profile.ts";
import type { ProfileImporter } from "../profile-importer.ts";
import { textFormat } from "../text-format.ts";
import { PerfReader } from "./perf-reader.ts";

/** What `perf script` prints: samples with their stacks, leaf first. Each thread and each kind of event is kept apart. */
export const perf: ProfileImporter = {
  format: "perf",
  recognizes: (source) => textFormat(source) === "perf",
  read: async (source): Promise<ImportedProfile> => {
    const reader = new PerfReader();
    await source.eachLine((line) => reader.line(line));
    reader.end();
    if (reader.threads.size === 0) {
      throw source.error(
        { line: 1 },
        "no sample that can be read",
        "Print them with `perf script`, without --header-only.",
      );
    }
    const threads = [...reader.threads.values()];
    const start = threads.reduce((least, thread) => Math.min(least, thread.start ?? least), Number.POSITIVE_INFINITY);
    return {
      format: "perf",
      producer: "perf",
      file: source.file,
      threads: threads.map((thread) => thread.finish(reader.events.size > 1, start)),
      skipped: {
        lines: reader.skipped,
        reason: reader.skipped === 0 ? null : "neither a sample's first line nor a frame",
      },
    };
  },
};
