import type { FlameTree, FunctionRow } from "#contract/answers.ts";
import type { Theme } from "#format/tokens.ts";

/** A place on the screen, in CSS pixels from the window's top left corner: where a menu opens. */
export interface ScreenPoint {
  readonly x: number;
  readonly y: number;
}

/** What flame graph, sandwich and call tree share. Functions are named by the ids of the tree's frames. */
export interface StackViewProps {
  readonly flame: FlameTree;
  readonly theme: Theme;
  /** The function that is selected everywhere; null for none. */
  readonly selected: string | null;
  readonly onSelect: (functionId: string | null) => void;
  /** Enter or a double click on a row of a table or tree: show it in the main view. */
  readonly onOpen: (functionId: string) => void;
  readonly onContextMenu: (functionId: string, at: ScreenPoint) => void;
}

export type FlameDirection = "top-down" | "inverted";
export type FlameColor = "module" | "cost";

export interface FlameViewProps extends StackViewProps {
  readonly direction: FlameDirection;
  readonly colorBy: FlameColor;
  /** `time` where the tree is in order of time; left-heavy otherwise. */
  readonly order?: "cost" | "time";
  /** Draws direct recursion as one frame. */
  readonly foldRecursion: boolean;
  /** Highlights frames whose name or module contains it; "" for no search. */
  readonly search: string;
}

export interface SandwichViewProps extends StackViewProps {
  readonly colorBy: FlameColor;
  readonly foldRecursion: boolean;
  /** Rows of the run's functions, for exact calls and costs. What the tree says stands in where a row is missing. */
  readonly functions?: readonly FunctionRow[];
}

export interface CallTreeViewProps extends StackViewProps {
  readonly direction: FlameDirection;
  readonly foldRecursion: boolean;
}
