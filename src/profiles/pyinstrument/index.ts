import type { ImportedProfile } from "#model/imported-profile.ts";
import { hasKeys, isList, isObject } from "../json-shape.ts";
import { nothingSkipped } from "../one-thread.ts";
import type { ProfileImporter } from "../profile-importer.ts";
import { sessionThreads } from "./session-threads.ts";
import { treeThread } from "./tree-thread.ts";

/** pyinstrument's JSON: the tree that it prints (`root_frame`), or the session with every stack (`frame_records`). */
export const pyinstrument: ProfileImporter = {
  format: "pyinstrument",
  recognizes: ({ json }) => isTree(json) || isSession(json),
  read: ({ json, file }): ImportedProfile => {
    const threads = isSession(json) ? sessionThreads(json, file) : [treeThread(json, file)];
    return { format: "pyinstrument", producer: "pyinstrument", file, threads, skipped: nothingSkipped };
  },
};

function isTree(json: unknown): boolean {
  return hasKeys(json, ["root_frame", "sample_count"]) && (json.root_frame === null || isObject(json.root_frame));
}

function isSession(json: unknown): boolean {
  return hasKeys(json, ["frame_records"]) && isList(json.frame_records);
}
