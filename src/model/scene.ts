import type { FlowEdge, FlowGroup, FlowNode, FlowView } from "./flow-view.ts";

/** A point in scene units (1 unit is 1 CSS pixel at 100 %), y down. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A rectangle by its top left corner. */
export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

export interface PlacedNode extends FlowNode {
  readonly box: Box;
  /** True when a person put it there: the layout keeps it. */
  readonly pinned: boolean;
}

export interface PlacedEdge extends FlowEdge {
  /** From the caller's border to the callee's, with bends. */
  readonly points: readonly Point[];
  /** Where the label's centre goes; null when there is no room. */
  readonly label: Point | null;
}

export interface PlacedGroup extends FlowGroup {
  readonly box: Box;
}

/** A flow with positions: what the window, every export and the command line draw. One scene feeds them all. */
export interface Scene extends Omit<FlowView, "nodes" | "edges" | "groups"> {
  readonly nodes: readonly PlacedNode[];
  readonly edges: readonly PlacedEdge[];
  readonly groups: readonly PlacedGroup[];
  readonly size: { readonly width: number; readonly height: number };
  /** `elk` in the normal case; `simple` when the deadline was missed and the fallback drew it. */
  readonly layout: "elk" | "simple";
}

/** Positions that a layout should keep: those of the last picture, and those a person chose. */
export interface KnownPositions {
  readonly [nodeId: string]: { readonly x: number; readonly y: number; readonly pinned: boolean };
}
