import type { ImportedProfile, ImportedThread } from "#model/imported-profile.ts";
import { hasKeys, isList, isObject, type JsonObject, listAt, objectAt } from "../json-shape.ts";
import { nothingSkipped } from "../one-thread.ts";
import type { ProfileImporter } from "../profile-importer.ts";
import { firefoxThread } from "./firefox-thread.ts";

/** Firefox's profiler, as the browser writes it (with its `processes` inside) and as profiler.firefox.com saves it. */
export const firefox: ProfileImporter = {
  format: "firefox",
  recognizes: ({ json }) => {
    if (!hasKeys(json, ["meta", "threads"]) || !isList(json.threads) || !isObject(json.meta)) return false;
    return "libs" in json || "shared" in json || "stackwalk" in json.meta || "preprocessedProfileVersion" in json.meta;
  },
  read: (source): ImportedProfile => {
    const document = objectAt(source.json, "");
    const threads: ImportedThread[] = [];
    const waiting: { profile: JsonObject; path: string }[] = [{ profile: document, path: "" }];
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const { profile, path } = next;
      const shared = isObject(profile.shared) ? profile.shared : {};
      listAt(profile.threads, `${path}threads`).forEach((value, index) => {
        const at = `${path}threads[${index}]`;
        const thread = firefoxThread(objectAt(value, at), shared, startOf(profile) - startOf(document), at);
        if (thread !== null) threads.push(thread);
      });
      if (profile.processes === undefined) continue;
      listAt(profile.processes, `${path}processes`).forEach((value, index) => {
        const at = `${path}processes[${index}].`;
        waiting.push({ profile: objectAt(value, at), path: at });
      });
    }
    if (threads.length === 0)
      throw source.error({ offset: 0 }, "no thread with samples", "Record again with samples switched on.");
    const { product } = objectAt(document.meta, "meta");
    const producer = typeof product === "string" ? product : "Firefox";
    return { format: "firefox", producer, file: source.file, threads, skipped: nothingSkipped };
  },
};

/** When a process's times count from, in milliseconds of the system's clock; 0 where it doesn't say. */
function startOf({ meta }: JsonObject): number {
  return isObject(meta) && typeof meta.startTime === "number" ? meta.startTime : 0;
}
