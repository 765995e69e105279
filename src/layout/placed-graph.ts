import type { Box, Point } from "#model/scene.ts";

/** What a layout algorithm answers: boxes of cards and groups, and the bends of each call, in one coordinate space. */
export interface PlacedGraph {
  readonly boxes: ReadonlyMap<string, Box>;
  readonly groups: ReadonlyMap<string, Box>;
  /** From the caller's border to the callee's. A call that is missing is drawn straight. */
  readonly routes: ReadonlyMap<string, readonly Point[]>;
}

/** What a layout has to place. */
export interface GraphToPlace {
  readonly nodes: readonly {
    readonly id: string;
    readonly width: number;
    readonly height: number;
    readonly group: string | null;
    /** What passes through it; 0 when unknown. */
    readonly weight: number;
    /** Where it was in the last picture; null when it is new. */
    readonly last: Point | null;
  }[];
  readonly edges: readonly {
    readonly id: string;
    readonly caller: string;
    readonly callee: string;
    readonly weight: number;
  }[];
  readonly groups: readonly string[];
}
