import { applyPreset } from "../actions/presets.ts";
import type { State } from "../store.ts";
import { texts } from "../texts.ts";
import { type Command, hasProject } from "./command.ts";

/** One command a preset, for the palette: presets come and go, so that they have no keys and no place in menus. */
export function presetCommands(state: State): readonly Command[] {
  return state.presets.map((preset) => ({
    id: `preset-${preset.name}`,
    title: texts.presets.apply(preset.name),
    group: "flow",
    isEnabled: hasProject,
    run: () => applyPreset(preset),
  }));
}
