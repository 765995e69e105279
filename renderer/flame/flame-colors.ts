import type { FlameTree } from "#contract/answers.ts";
import { contrastOf, mixColors } from "#format/color.ts";
import { costColor } from "#format/cost-color.ts";
import { moduleHues } from "#format/module-hues.ts";
import { type Theme, tokens } from "#format/tokens.ts";
import type { FlameColor } from "./flame-props.ts";

/** The colours of one flame graph. */
export interface FlameColors {
  /** Fill of a frame with a share of the whole, 0 to 1. */
  readonly fill: (frame: number, share: number) => string;
  /** Fill of a frame that a search found. */
  readonly found: string;
  readonly rest: string;
  readonly root: string;
  readonly ink: string;
  readonly muted: string;
  readonly canvas: string;
  readonly surface: string;
  readonly accent: string;
}

/** Shades between neighbours of one module, so that frames side by side can be told apart. */
const shades = 3;

/** Works out the colours of all frames at once. */
export function flameColors(frames: FlameTree["frames"], theme: Theme, colorBy: FlameColor): FlameColors {
  const colors = tokens[theme];
  const hues = moduleHues(frames.map(({ module }) => module));
  const strength = theme === "light" ? 0.46 : 0.5;
  const byModule = colors.moduleHues.map((hue) =>
    Array.from({ length: shades }, (_, nth) =>
      readable(mixColors(colors.surface, hue, strength - nth * 0.08), colors.ink),
    ),
  );
  // Libraries keep their module's hue, far paler: a run may consist of nothing else.
  const external = colors.moduleHues.map((hue) =>
    Array.from({ length: shades }, (_, nth) =>
      mixColors(mixColors(colors.surface, colors.line, 0.16), hue, 0.2 - nth * 0.05),
    ),
  );
  const steps = Array.from({ length: 33 }, (_, step) =>
    readable(mixColors(colors.surface, costColor(step / 32, theme), 0.55), colors.ink),
  );
  const fills = frames.map(({ name, module, external: isExternal }) => {
    const shade = (name.length + name.charCodeAt(0)) % shades;
    return (isExternal ? external : byModule)[hues.get(module) ?? 0]![shade]!;
  });
  return {
    fill: (frame, share) => {
      if (frame < 0) return colors.faint;
      return colorBy === "module" ? fills[frame]! : steps[Math.round(Math.min(1, Math.max(0, share)) * 32)]!;
    },
    found: readable(mixColors(colors.surface, colors.costRamp[1], 0.75), colors.ink),
    rest: mixColors(colors.canvas, colors.line, 0.22),
    root: colors.faint,
    ink: colors.ink,
    muted: colors.muted,
    canvas: colors.canvas,
    surface: colors.surface,
    accent: colors.accent,
  };
}

/** The fill, paled until text in ink has its contrast of 4.5 on it. */
function readable(fill: string, ink: string): string {
  let color = fill;
  for (let tries = 0; tries < 6 && contrastOf(color, ink) < 4.6; tries++) {
    color = mixColors(color, contrastOf("#ffffff", ink) > contrastOf("#000000", ink) ? "#ffffff" : "#000000", 0.15);
  }
  return color;
}
