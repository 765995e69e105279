import type { ImportedProfile, ProfileFrame } from "#model/imported-profile.ts";
import { flatThread, nothingSkipped } from "../one-thread.ts";
import type { ProfileImporter } from "../profile-importer.ts";
import { textFormat } from "../text-format.ts";
import { v8Symbol } from "../v8/v8-symbol.ts";

/**
 * What `node --prof-process` prints: ticks by function, on top of the stack. Its tree of callers is cut to the heaviest
 * parts, so totals and calls between functions stay unknown; `--preprocess` keeps them.
 */
export const v8Ticks: ProfileImporter = {
  format: "v8-ticks",
  recognizes: (source) => textFormat(source) === "v8-ticks",
  read: async (source): Promise<ImportedProfile> => {
    const frames = new Map<string, { frame: ProfileFrame; ticks: number }>();
    let whole = 0;
    let section = "";
    await source.eachLine((line) => {
      whole ||= Number(/^Statistical profiling result from .*\((\d+) ticks/.exec(line)?.[1] ?? 0);
      section = /^ \[(.+)\]:\s*$/.exec(line)?.[1] ?? section;
      const row = /^\s+(\d+)\s+[\d.]+%(?:\s+[\d.]+%)?\s{2,}(\S.*)$/.exec(line);
      if (row === null || !/^(?:JavaScript|C\+\+|Shared libraries)$/.test(section)) return;
      const frame = tickFrame(row[2] ?? "", section);
      const key = `${frame.name}\0${frame.file}\0${frame.line}`;
      const known = frames.get(key);
      frames.set(key, { frame, ticks: (known?.ticks ?? 0) + Number(row[1]) });
    });
    if (frames.size === 0) throw source.error({ line: 1 }, "no function with ticks", "Record a longer run.");
    const all = [...frames.values()];
    const sum = all.reduce((ticks, frame) => ticks + frame.ticks, 0);
    return {
      format: "v8-ticks",
      producer: "V8",
      file: source.file,
      threads: [
        flatThread(source.file, {
          measures: [{ name: "samples", unit: "samples", whole: Math.max(whole, sum) }],
          frames: all.map(({ frame, ticks }) => ({ ...frame, costs: [{ self: ticks, total: null }] })),
          edges: [],
          hasCalls: false,
        }),
      ],
      skipped: nothingSkipped,
    };
  },
};

function tickFrame(text: string, section: string): ProfileFrame {
  const script = section === "JavaScript" ? v8Symbol(text) : null;
  const plain = {
    name: text.replace(/^JS: [~^*+]?/, ""),
    file: null,
    line: null,
    column: null,
    lineKind: "definition" as const,
  };
  return { ...(script ?? { ...plain, external: true }), calls: null, primitiveCalls: null, costs: [] };
}
