import type { Look, Theme } from "#format/tokens.ts";

/** The formats of `callsketch flow --format` and of the window's export. */
export type SceneFormat =
  | "svg"
  | "png"
  | "pdf"
  | "ascii"
  | "box"
  | "mermaid"
  | "dot"
  | "drawio"
  | "excalidraw"
  | "graphml"
  | "markdown"
  | "json";

/** How a picture looks. Formats of text alone pass over it. */
export interface PictureStyle {
  readonly look: Look;
  readonly theme: Theme;
}
