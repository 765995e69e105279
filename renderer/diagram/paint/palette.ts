import { shareOf } from "#format/card-content.ts";
import { mixColors } from "#format/color.ts";
import { costColor } from "#format/cost-color.ts";
import { differenceColor } from "#format/difference-color.ts";
import { moduleHues } from "#format/module-hues.ts";
import { type Look, type Theme, type ThemeTokens, tokens } from "#format/tokens.ts";
import type { PlacedNode, Scene } from "#model/scene.ts";

/** The colours of one picture: the theme's, and what follows from its modules and costs. */
export interface Palette {
  readonly theme: Theme;
  readonly look: Look;
  readonly tokens: ThemeTokens;
  readonly canvas: string;
  /** The hue of a module. */
  readonly hue: (module: string) => string;
  /** The colour of a card's cost or change; null when it has neither. */
  readonly cost: (node: PlacedNode) => string | null;
  /** False where dashes say "not exercised by this run", or dots "measured only". */
  readonly isProven: (node: PlacedNode) => boolean;
  /** The fill of a card. */
  readonly fill: (node: PlacedNode) => string;
  /** The fill of a card far out, where its colour is all that is seen. */
  readonly farFill: (node: PlacedNode) => string;
}

/** Derives a picture's colours. */
export function palette(scene: Scene, theme: Theme, look: Look, colorBy: "cost" | "module"): Palette {
  const colors = tokens[theme];
  const hues = moduleHues(scene.nodes.map(({ module }) => module));
  const hue = (module: string) => colors.moduleHues[hues.get(module) ?? 0]!;
  const whole = scene.measure?.whole ?? 0;
  const cost = (node: PlacedNode): string | null => {
    if (node.difference !== null) return differenceColor(node.difference.total, theme);
    const total = node.cost?.total ?? null;
    return total === null || whole <= 0 ? null : costColor(total / whole, theme);
  };
  const weight = (node: PlacedNode): number =>
    colorBy === "module" || node.difference !== null ? 1 : (shareOf(node.cost?.total ?? null, scene.measure) ?? 0);
  const tint = (node: PlacedNode) => (colorBy === "module" ? hue(node.module) : cost(node));
  const mixed = (node: PlacedNode, strength: number): string => {
    const ground = node.external || node.kind === "group" ? colors.flat : colors.surface;
    const color = tint(node);
    return color === null ? ground : mixColors(ground, color, strength);
  };
  return {
    theme,
    look,
    tokens: colors,
    canvas: look === "sketch" ? colors.sketchCanvas : colors.canvas,
    hue: remembered(hue),
    cost,
    isProven: (node) => node.provenance === "both" || (scene.run === null && node.provenance === "static"),
    fill: (node) => mixed(node, (theme === "light" ? 0.1 : 0.13) * Math.sqrt(weight(node))),
    farFill: (node) => mixed(node, theme === "light" ? 0.32 : 0.36),
  };
}

function remembered(compute: (key: string) => string): (key: string) => string {
  const known = new Map<string, string>();
  return (key) => {
    const value = known.get(key) ?? compute(key);
    known.set(key, value);
    return value;
  };
}
