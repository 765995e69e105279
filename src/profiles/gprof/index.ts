import type { ImportedProfile, ProfileEdge, ProfileFrame } from "#model/imported-profile.ts";
import { flatThread, nothingSkipped } from "../one-thread.ts";
import type { ProfileImporter } from "../profile-importer.ts";
import { textFormat } from "../text-format.ts";
import { type GprofLine, gprofLine } from "./gprof-line.ts";

/** One function's entry: its own line, with the lines of callers above and callees below. */
interface Entry {
  readonly own: GprofLine;
  readonly callers: readonly GprofLine[];
}

/** gprof's printed call graph. Calls are exact; times are samples of a hundredth of a second. */
export const gprof: ProfileImporter = {
  format: "gprof",
  recognizes: (source) => textFormat(source) === "gprof",
  read: async (source): Promise<ImportedProfile> => {
    const entries = new Map<number, Entry>();
    let above: GprofLine[] = [];
    let own: GprofLine | null = null;
    let isGraph = false;
    await source.eachLine((text) => {
      if (/^index\s+% time/.test(text)) isGraph = true;
      if (!isGraph) return;
      if (text.startsWith("---")) {
        if (own !== null && !own.isCycle) entries.set(own.of, { own, callers: above });
        above = [];
        own = null;
        return;
      }
      const line = gprofLine(text);
      if (line === null) return;
      if (line.index !== null) own = line;
      else if (own === null) above.push(line);
    });
    if (entries.size === 0) {
      throw source.error({ line: 1 }, "no call graph", "Print it with `gprof <program> gmon.out`, without -p.");
    }
    return {
      format: "gprof",
      producer: "gprof",
      file: source.file,
      threads: [thread(entries, source.file)],
      skipped: nothingSkipped,
    };
  },
};

function thread(entries: ReadonlyMap<number, Entry>, file: string) {
  const indexes = new Map([...entries.keys()].map((of, index) => [of, index]));
  const callers = new Map<number, GprofLine>();
  for (const entry of entries.values()) {
    // A function that nobody profiled calls has no entry of its own in some versions: its line as a caller names it.
    for (const caller of entry.callers) {
      if (caller.isCycle || indexes.has(caller.of)) continue;
      indexes.set(caller.of, indexes.size);
      callers.set(caller.of, caller);
    }
  }
  const whole = [...entries.values()].reduce((sum, { own }) => sum + nanoseconds(own.self ?? 0), 0);
  const frames = [...indexes.keys()].map((of) => frame(entries.get(of)?.own ?? null, callers.get(of), whole));
  const edges = [...entries.values()].flatMap((entry) => edgesOf(entry, indexes, whole));
  return flatThread(file, { measures: [{ name: "time", unit: "nanoseconds", whole }], frames, edges, hasCalls: true });
}

function frame(own: GprofLine | null, caller: GprofLine | undefined, whole: number): ProfileFrame {
  const self = own === null ? null : nanoseconds(own.self ?? 0);
  const total = own === null || self === null ? null : Math.min(whole, self + nanoseconds(own.children ?? 0));
  return {
    name: own?.name ?? caller?.name ?? "",
    file: null,
    line: null,
    column: null,
    lineKind: "definition",
    external: false,
    calls: own === null || own.calls === null ? null : own.calls + own.recursive,
    primitiveCalls: own?.calls ?? null,
    costs: [{ self, total }],
  };
}

/** The calls into one function. Those inside a cycle have a number but no time. */
function edgesOf({ own, callers }: Entry, indexes: ReadonlyMap<number, number>, whole: number): ProfileEdge[] {
  const known = callers.filter(({ isCycle, of }) => !isCycle && indexes.has(of));
  return known.map(({ of, calls, recursive, self, children }) => ({
    caller: indexes.get(of) as number,
    callee: indexes.get(own.of) as number,
    calls: calls === null ? null : calls + recursive,
    costs: [
      {
        self: self === null ? null : nanoseconds(self),
        total: self === null || children === null ? null : Math.min(whole, nanoseconds(self) + nanoseconds(children)),
      },
    ],
  }));
}

function nanoseconds(seconds: number): number {
  return Math.round(seconds * 1e9);
}
