import type { ImportedProfile, ImportedThread } from "#model/imported-profile.ts";
import { hasKeys, isList, isObject, type JsonObject, listAt, objectAt, optionalText } from "../json-shape.ts";
import { nothingSkipped } from "../one-thread.ts";
import type { ProfileImporter } from "../profile-importer.ts";
import { eventedThread } from "./evented-thread.ts";
import { sampledThread } from "./sampled-thread.ts";
import { speedscopeWriter } from "./speedscope-writer.ts";

/** speedscope's own file format: shared frames, and profiles of samples or of open and close events. */
export const speedscope: ProfileImporter = {
  format: "speedscope",
  recognizes: ({ json }) => {
    if (!hasKeys(json, ["shared", "profiles"]) || !isList(json.profiles)) return false;
    return json.$schema === "https://www.speedscope.app/file-format-schema.json" || hasKeys(json.shared, ["frames"]);
  },
  read: (source): ImportedProfile => {
    const document = objectAt(source.json, "");
    const frames = listAt(objectAt(document.shared, "shared").frames, "shared.frames");
    const writer = speedscopeWriter(optionalText(document.exporter), optionalText(document.name));
    const threads: ImportedThread[] = [];
    for (const [index, group] of sameStacks(listAt(document.profiles, "profiles")).entries()) {
      const first = group[0] as JsonObject;
      const path = `profiles[${index}]`;
      threads.push(
        first.type === "evented"
          ? eventedThread({ profile: first, frames, writer, path, file: source.file })
          : sampledThread({ profiles: group, frames, writer, path, file: source.file }),
      );
    }
    return {
      format: "speedscope",
      producer: optionalText(document.exporter),
      file: source.file,
      threads,
      skipped: nothingSkipped,
    };
  },
};

/** Groups profiles that have the same stacks in another unit, as memray writes bytes and allocations: they are one thread. */
function sameStacks(profiles: readonly unknown[]): JsonObject[][] {
  const groups: JsonObject[][] = [];
  profiles.forEach((value, index) => {
    const profile = objectAt(value, `profiles[${index}]`);
    const last = groups.at(-1)?.[0];
    if (last !== undefined && haveSameStacks(last, profile)) groups.at(-1)?.push(profile);
    else groups.push([profile]);
  });
  return groups;
}

function haveSameStacks(a: JsonObject, b: JsonObject): boolean {
  if (a.type !== "sampled" || b.type !== "sampled" || a.unit === b.unit) return false;
  const [first, second] = [a.samples, b.samples];
  // Lists that are too long to be held are from samplers of one unit.
  if (!Array.isArray(first) || !Array.isArray(second) || first.length !== second.length || first.length === 0)
    return false;
  return first.every((stack, index) => String(stack) === String(second[index])) && !isObject(first[0]);
}
