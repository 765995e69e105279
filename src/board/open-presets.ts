import type { FilterPreset } from "#model/filter-preset.ts";
import { type NamedFiles, openNamedFiles } from "./named-files.ts";
import { presetFileText, readPresetFile } from "./preset-file.ts";

/** The filter presets of a project. */
export type PresetsStore = NamedFiles<FilterPreset>;

/** @param folder `.callsketch/presets` of the project; it is made by the first preset */
export function openPresets(folder: string): PresetsStore {
  return openNamedFiles(folder, { noun: "preset", text: presetFileText, read: readPresetFile });
}
