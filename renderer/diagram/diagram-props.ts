import type { Look, Theme } from "#format/tokens.ts";
import type { Box, Point, Scene } from "#model/scene.ts";

/** A place on the screen, in CSS pixels from the window's top left corner: where a menu opens. */
export interface ScreenPoint {
  readonly x: number;
  readonly y: number;
}

/** What a person pointed at: a card, a call, a group box, or the background. */
export type DiagramTarget =
  | { readonly kind: "node"; readonly id: string }
  | { readonly kind: "edge"; readonly id: string }
  | { readonly kind: "group"; readonly name: string }
  | { readonly kind: "background" };

/** Which calls of a card to follow further. */
export type ExpandSide = "callers" | "callees";

export interface FlowDiagramProps {
  readonly scene: Scene;
  readonly theme: Theme;
  readonly look: Look;
  /** Cards tinted by cost (by difference when runs are compared), or by module. Cost when left out. */
  readonly colorBy?: "cost" | "module";
  /** Id of the selected node or edge, or the function's id; null for none. What isn't in the scene selects nothing. */
  readonly selected: string | null;
  /** Ids of nodes to mark as found by a search; the others step back. Null or left out: no search. */
  readonly found?: ReadonlySet<string> | null;
  readonly onSelect: (target: DiagramTarget) => void;
  /** Enter, or a double click on a card. */
  readonly onOpen: (nodeId: string) => void;
  /** A person dragged a card: its new top left corner, in scene units. */
  readonly onMove: (nodeId: string, topLeft: Point) => void;
  /** A person pinned a card or set it free (key P, or a click on the pin). */
  readonly onPin: (nodeId: string, pinned: boolean) => void;
  /** Enter on a selected call, or a double click on one. */
  readonly onOpenCall?: (edgeId: string) => void;
  /** Key P on a selected call. */
  readonly onPinCall?: (edgeId: string) => void;
  readonly onContextMenu: (target: DiagramTarget, at: ScreenPoint) => void;
  /** The stub "+12 callers" was clicked, or Shift+Enter pressed (callees; with Alt callers). */
  readonly onExpand: (nodeId: string, side: ExpandSide) => void;
  /** The title of a group box was clicked twice, or a folded group was opened. */
  readonly onToggleGroup?: (groupName: string) => void;
  /** After each change of zoom or place, at most once a frame. */
  readonly onViewport?: (viewport: Viewport) => void;
}

/** What is seen of the scene. */
export interface Viewport {
  /** 1 is 100 %. */
  readonly zoom: number;
  /** In scene units. */
  readonly seen: Box;
}

/** What the frame's menus, palette and keys call. */
export interface FlowDiagramHandle {
  readonly fit: () => void;
  /** The selected card with its neighbours; everything when nothing is selected. */
  readonly fitSelection: () => void;
  readonly zoomIn: () => void;
  readonly zoomOut: () => void;
  readonly resetZoom: () => void;
  /** Brings a card into view at reading size and gives the canvas the keyboard. Unknown ids do nothing. */
  readonly focusNode: (nodeId: string) => void;
  /** Brings a card into view with as little movement as possible; the keyboard stays where it is. */
  readonly reveal: (nodeId: string) => void;
  readonly viewport: () => Viewport;
}
