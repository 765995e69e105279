import type { ImportedProfile, ProfileFrame } from "#model/imported-profile.ts";
import { flatThread } from "../one-thread.ts";
import type { ProfileImporter } from "../profile-importer.ts";
import { textFormat } from "../text-format.ts";

/**
 * The table of the dearest calls that Callsketch prints and engineers write by hand: parameters as `name: value`, the line
 * `Top 20 Calls`, then time in seconds, calls and name. The time is that of whole calls; what the functions took
 * themselves is unknown.
 */
export const topTable: ProfileImporter = {
  format: "top-table",
  recognizes: (source) => textFormat(source) === "top-table",
  read: async (source): Promise<ImportedProfile> => {
    const parameters: Record<string, string> = {};
    const frames = new Map<string, ProfileFrame>();
    let isTable = false;
    let skipped = 0;
    await source.eachLine((line) => {
      if (/^Top \d+ Calls\s*$/.test(line)) isTable = true;
      else if (!isTable) {
        const [, name, value] = /^(.+?):\s+(\S.*)$/.exec(line) ?? [];
        if (name !== undefined && value !== undefined) parameters[name.trim()] = value.trim();
      } else if (line.trim() !== "" && !/^Time\s+Calls\s+Name\s*$/.test(line)) {
        const frame = tableRow(line);
        if (frame === null || frames.has(frame.name)) skipped++;
        else frames.set(frame.name, frame);
      }
    });
    if (frames.size === 0) throw source.error({ line: 1 }, "a table without a row of time, calls and name");
    const all = [...frames.values()];
    const whole = all.reduce((most, { costs }) => Math.max(most, costs[0]?.total ?? 0), 0);
    const measures = [{ name: "time", unit: "nanoseconds", whole }] as const;
    return {
      format: "top-table",
      producer: null,
      file: source.file,
      threads: [flatThread(source.file, { measures, frames: all, edges: [], hasCalls: true })],
      skipped: {
        lines: skipped,
        reason: skipped === 0 ? null : "no row of time, calls and name, or one that was there before",
      },
      ...(Object.keys(parameters).length === 0 ? {} : { parameters }),
    };
  },
};

/** `4.74627804756   1      foo.bar.manager.get_all`; recursive calls as `3000000/175000`, as Python prints them. */
function tableRow(line: string): ProfileFrame | null {
  const match = /^\s*(\d+(?:\.\d+)?(?:e-?\d+)?)\s+(\d+)(?:\/(\d+))?\s+(\S.*?)\s*$/i.exec(line);
  if (match === null) return null;
  const [, seconds, calls, primitive, name = ""] = match;
  return {
    name,
    file: null,
    line: null,
    column: null,
    lineKind: "definition",
    external: false,
    calls: exact(calls ?? "0"),
    primitiveCalls: primitive === undefined ? null : exact(primitive),
    costs: [{ self: null, total: Math.round(Number(seconds) * 1e9) }],
  };
}

function exact(digits: string): number | bigint {
  const number = Number(digits);
  return Number.isSafeInteger(number) ? number : BigInt(digits);
}
