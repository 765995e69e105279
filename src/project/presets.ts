import { join } from "node:path";
import { openPresets, type PresetsStore } from "#board/open-presets.ts";
import type { PresetFilters } from "#model/filter-preset.ts";
import { ProblemError } from "#model/problem.ts";
import type { Project } from "./open-project.ts";

/** The filter presets of a project. */
export function presetsOf(project: Project): PresetsStore {
  return openPresets(join(project.storeFolder, "presets"));
}

/** The filters of a preset by name. @throws ProblemError with the presets that there are */
export function presetNamed(project: Project, name: string): PresetFilters {
  const all = presetsOf(project).list();
  const found = all.find((preset) => preset.name === name);
  if (found !== undefined) return found.filters;
  const known = all.map((preset) => `"${preset.name}"`).join(", ");
  throw new ProblemError(
    `There is no preset "${name}".`,
    known === "" ? "Save one in the window's filter menu." : `Presets are: ${known}.`,
  );
}
