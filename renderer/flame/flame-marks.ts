import type { FlameColors } from "./flame-colors.ts";
import type { ScreenPoint } from "./flame-props.ts";

/** What is marked, and how it is drawn. */
export interface FlameMarks {
  readonly colors: FlameColors;
  readonly upsideDown: boolean;
  readonly matches: Uint8Array | null;
  readonly selectedFrame: number;
  readonly activeNode: number;
  readonly hoveredNode: number;
}

export interface FlameEvents {
  readonly onHover: (node: number | null, at: ScreenPoint) => void;
  readonly onTap: (node: number | null) => void;
  /** A double click. Answers true when that was all; else the view zooms there. */
  readonly onPick: (node: number) => boolean;
  readonly onMenu: (node: number, at: ScreenPoint) => void;
}
