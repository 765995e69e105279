import type { ImportedProfile, ImportedThread } from "#model/imported-profile.ts";
import { firstOf, hasKeys, isList, type JsonObject, listAt, objectAt, optionalText } from "../json-shape.ts";
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
  if (!isList(first) || !isList(second) || first.length !== second.length || !isList(firstOf(first))) return false;
  const others = second[Symbol.iterator]();
  for (const stack of first) if (String(stack) !== String(others.next().value)) return false;
  return true;
}
