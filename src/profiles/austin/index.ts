import type { ImportedProfile } from "#model/imported-profile.ts";
import type { ProfileImporter } from "../profile-importer.ts";
import { textFormat } from "../text-format.ts";
import { austinLine } from "./austin-line.ts";
import { type AustinMode, austinMode, austinValues } from "./austin-mode.ts";
import { AustinThread } from "./austin-thread.ts";

/** Austin's text: a sample a line, each with its process and thread, in microseconds, bytes or both. */
export const austin: ProfileImporter = {
  format: "austin",
  recognizes: (source) => textFormat(source) === "austin",
  read: async (source): Promise<ImportedProfile> => {
    const headers = new Map<string, string>();
    const threads = new Map<string, { processId: string; threadId: string; thread: AustinThread }>();
    let mode: AustinMode | null = null;
    let skipped = 0;
    await source.eachLine((line) => {
      if (line === "") return;
      if (line.startsWith("#")) {
        const [, key = "", value = ""] = /^#\s*(\w+):\s*(.*)$/.exec(line) ?? [];
        headers.set(key, value);
        return;
      }
      const sample = austinLine(line);
      mode ??= sample === null ? null : austinMode(headers.get("mode"), sample.metrics.length);
      const values = sample === null || mode === null ? null : austinValues(mode, sample.metrics);
      if (sample === null || mode === null || values === null) {
        skipped++;
        return;
      }
      const { processId, threadId } = sample;
      const id = `${processId} ${threadId}`;
      const known = threads.get(id) ?? { processId, threadId, thread: new AustinThread(mode) };
      threads.set(id, known);
      if (!known.thread.add(sample.stack, values)) skipped++;
    });
    if (threads.size === 0) throw source.error({ line: 1 }, "Austin's header without a sample");
    const version = headers.get("austin");
    return {
      format: "austin",
      producer: version === undefined ? "Austin" : `Austin ${version}`,
      file: source.file,
      threads: [...threads.values()].map(({ processId, threadId, thread }) =>
        thread.finish({ name: `Thread ${threadId}`, processId, threadId }),
      ),
      skipped: { lines: skipped, reason: skipped === 0 ? null : "not a sample as Austin writes them" },
    };
  },
};
