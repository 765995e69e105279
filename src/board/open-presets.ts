import path from "node:path";
import type { FilterPreset } from "#model/filter-preset.ts";
import { ProblemError } from "#model/problem.ts";
import type { UnreadableFile } from "#model/source-graph.ts";
import { fileSlug } from "./file-slug.ts";
import { presetFileText, readPresetFile } from "./preset-file.ts";
import { readTextFolder } from "./text-folder.ts";
import { removeFileDurably, writeFileAtomically } from "./write-file-atomically.ts";

/** The filter presets of a project, read from their folder each time, since Git and editors change it too. */
export interface PresetsStore {
  /** In order of name. */
  list(): readonly FilterPreset[];
  /** Files that are no presets as they stand; they are never overwritten. */
  unreadable(): readonly UnreadableFile[];
  /** Writes a preset, in place of one with the same name. @throws ProblemError without a name */
  save(preset: FilterPreset): void;
  /** Gives a preset another name. @throws ProblemError when that is taken, or there is none to rename */
  rename(from: string, to: string): void;
  /** Removes a preset; nothing happens when there is none of this name. */
  remove(name: string): void;
}

/** @param folder `.callsketch/presets` of the project; it is made by the first preset */
export function openPresets(folder: string): PresetsStore {
  const read = () => readTextFolder(folder, ".json", (entry) => ({ file: entry.file, preset: readPresetFile(entry) }));
  const list = () =>
    read()
      .items.map(({ preset }) => preset)
      .sort((a, b) => a.name.localeCompare(b.name, "en"));
  const save = (preset: FilterPreset): void => {
    if (preset.name.trim() === "") throw new ProblemError("A preset needs a name.", "Type one.");
    const { items, unreadable } = read();
    const file = items.find((item) => item.preset.name === preset.name)?.file ?? `${fileSlug(preset.name)}.json`;
    if (unreadable.some((other) => other.file === file)) {
      throw new ProblemError(
        `${file} can't be read, so it isn't overwritten.`,
        "Correct or rename the file, or choose another name.",
      );
    }
    writeFileAtomically(path.join(folder, file), presetFileText(preset));
  };
  const remove = (name: string): void => {
    for (const { file, preset } of read().items) if (preset.name === name) removeFileDurably(path.join(folder, file));
  };
  return {
    list,
    unreadable: () => read().unreadable,
    save,
    rename(from, to) {
      const all = list();
      const found = all.find((preset) => preset.name === from);
      if (found === undefined) throw new ProblemError(`There is no preset "${from}".`, "It may have been deleted.");
      if (from === to) return;
      if (all.some((preset) => preset.name === to)) {
        throw new ProblemError(`There is a preset "${to}" already.`, "Choose another name, or delete that one first.");
      }
      save({ ...found, name: to });
      remove(from);
    },
    remove,
  };
}
