import type { Trail } from "#model/trail.ts";
import { type NamedFiles, openNamedFiles } from "./named-files.ts";
import { readTrailFile, trailFileText } from "./trail-file.ts";

/** The reading trails of a project. */
export type TrailsStore = NamedFiles<Trail>;

/** @param folder `.callsketch/trails` of the project; it is made by the first trail */
export function openTrails(folder: string): TrailsStore {
  return openNamedFiles(folder, {
    noun: "trail",
    text: trailFileText,
    read: readTrailFile,
    time: ({ updatedAt }) => updatedAt,
  });
}
