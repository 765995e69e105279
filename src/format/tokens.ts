/**
 * Every colour and font of Callsketch, for the window's style sheet and for the exports alike. Light and dark are
 * designed apart. Text has a contrast of at least 4.5:1 on the surfaces it stands on, marks 3:1 (tests hold them to it).
 */
export type Theme = "light" | "dark";
export type Look = "clean" | "sketch";

/** The colours of one theme, as `#rrggbb`. */
export interface ThemeTokens {
  /** Behind everything. */
  readonly canvas: string;
  /** The same under the sketch look: paper, blackboard. */
  readonly sketchCanvas: string;
  /** Cards and panels. */
  readonly surface: string;
  /** Cards of libraries: flat. */
  readonly flat: string;
  /** Group boxes. */
  readonly group: string;
  readonly groupLine: string;
  readonly ink: string;
  /** Second lines, units, labels. */
  readonly muted: string;
  /** Borders of cards, arrows without cost. */
  readonly line: string;
  /** Separators and empty bars. */
  readonly faint: string;
  readonly accent: string;
  /** Behind a badge. */
  readonly badge: string;
  readonly noteInk: string;
  readonly noteFill: string;
  readonly staleInk: string;
  readonly staleFill: string;
  /** Least to most cost: cool grey-blue, amber, red. */
  readonly costRamp: readonly [string, string, string];
  readonly worse: string;
  readonly better: string;
  readonly equal: string;
  /** Twelve hues of equal lightness. */
  readonly moduleHues: readonly string[];
}

export const tokens: Readonly<Record<Theme, ThemeTokens>> = {
  light: {
    canvas: "#fafafa",
    sketchCanvas: "#fdfbf6",
    surface: "#ffffff",
    flat: "#f1f2f4",
    group: "#f3f4f6",
    groupLine: "#d9dde2",
    ink: "#1b1f24",
    muted: "#5a636d",
    line: "#808b96",
    faint: "#e4e7eb",
    accent: "#2f62c9",
    badge: "#eef0f3",
    noteInk: "#7a5300",
    noteFill: "#fdf2d5",
    staleInk: "#8a4b14",
    staleFill: "#fbeadb",
    costRamp: ["#73889e", "#c57d09", "#c52a1d"],
    worse: "#b92c20",
    better: "#1f7a46",
    equal: "#6a737d",
    moduleHues: [
      "#c45b6a",
      "#c0612f",
      "#a87300",
      "#858300",
      "#528f2f",
      "#009662",
      "#00938c",
      "#008eb0",
      "#2b84cc",
      "#6b76d0",
      "#9668be",
      "#b55d99",
    ],
  },
  dark: {
    canvas: "#15181c",
    sketchCanvas: "#1d2524",
    surface: "#20242a",
    flat: "#1a1d22",
    group: "#1a1e23",
    groupLine: "#343a42",
    ink: "#e8ebee",
    muted: "#a3acb6",
    line: "#727c88",
    faint: "#343a42",
    accent: "#86adf5",
    badge: "#2d333b",
    noteInk: "#f0cd83",
    noteFill: "#3d3420",
    staleInk: "#f0b48a",
    staleFill: "#402d20",
    costRamp: ["#7b8fa4", "#dfa03a", "#f0604f"],
    worse: "#f4796b",
    better: "#63c38b",
    equal: "#9aa3ad",
    moduleHues: [
      "#e58b95",
      "#e29068",
      "#cd9f4c",
      "#adae4b",
      "#83b967",
      "#55bf8d",
      "#3bbeb4",
      "#49b9d5",
      "#6eb0ec",
      "#9aa4ee",
      "#be98de",
      "#d78fbd",
    ],
  },
};

/** Font stacks, best first. The exports bundle Inter and Kalam; a browser that has neither falls through. */
export const fonts = {
  text: 'Inter, system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif',
  sketch: 'Kalam, "Segoe Print", "Bradley Hand", "Comic Sans MS", cursive',
  code: '"JetBrains Mono", ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace',
} as const;
