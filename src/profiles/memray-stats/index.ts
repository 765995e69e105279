import type { ImportedProfile, ProfileFrame } from "#model/imported-profile.ts";
import type { Measure } from "#model/measure.ts";
import { isExternalFrame } from "../frame-kind.ts";
import { hasKeys, isObject, listAt, objectAt, textAt, wholeNumberAt } from "../json-shape.ts";
import { flatThread, nothingSkipped } from "../one-thread.ts";
import type { ProfileImporter } from "../profile-importer.ts";

/**
 * memray's statistics (`memray stats --json`): totals of the whole run, and the places that allocated most. What a place
 * isn't listed for is unknown, as are all totals.
 */
export const memrayStats: ProfileImporter = {
  format: "memray-stats",
  recognizes: ({ json }) => hasKeys(json, ["total_num_allocations", "total_bytes_allocated"]),
  read: ({ json, file }): ImportedProfile => {
    const stats = objectAt(json, "");
    const measures: Measure[] = [
      { name: "bytes", unit: "bytes", whole: wholeNumberAt(stats.total_bytes_allocated, "total_bytes_allocated") },
      {
        name: "allocations",
        unit: "count",
        whole: wholeNumberAt(stats.total_num_allocations, "total_num_allocations"),
      },
    ];
    const places = new Map<string, [bytes: number | null, allocations: number | null]>();
    for (const [path, key, at] of [
      ["top_allocations_by_size", "size", 0],
      ["top_allocations_by_count", "count", 1],
    ] as const) {
      listAt(stats[path] ?? [], path).forEach((value, index) => {
        const place = objectAt(value, `${path}[${index}]`);
        const location = textAt(place.location, `${path}[${index}].location`);
        const known = places.get(location) ?? [null, null];
        known[at] = wholeNumberAt(place[key], `${path}[${index}].${key}`);
        places.set(location, known);
      });
    }
    const frames = [...places].map(([location, values]) => placeFrame(location, values));
    const parameters = parametersOf(stats.metadata);
    return {
      format: "memray-stats",
      producer: "memray",
      file,
      threads: [flatThread(file, { measures, frames, edges: [], hasCalls: false })],
      skipped: nothingSkipped,
      ...(parameters === null ? {} : { parameters }),
    };
  },
};

/** `name:file:line`, or a remark such as `<stack trace unavailable>`. */
function placeFrame(location: string, values: readonly (number | null)[]): ProfileFrame {
  const [, name = location, file = null, line = null] = /^(.+?):(.+):(\d+)$/.exec(location) ?? [];
  return {
    name,
    file,
    line: line === null || Number(line) < 1 ? null : Number(line),
    column: null,
    lineKind: "executing",
    external: isExternalFrame(name, file),
    calls: null,
    primitiveCalls: null,
    costs: values.map((self) => ({ self, total: null })),
    ...(line === null ? {} : { lines: [{ line: Number(line), self: values.map((value) => value ?? 0) }] }),
  };
}

function parametersOf(metadata: unknown): Record<string, string> | null {
  if (!isObject(metadata)) return null;
  const { peak_memory: peak, command_line: command } = metadata;
  const known = {
    ...(typeof command === "string" ? { command } : {}),
    ...(typeof peak === "number" ? { "peak memory (bytes)": String(peak) } : {}),
  };
  return Object.keys(known).length === 0 ? null : known;
}
