import type { FlameTree, RunTimeline } from "#contract/answers.ts";
import type { Scene } from "#model/scene.ts";
import type { FlowDiagramHandle } from "../../../renderer/diagram/diagram-props.ts";
import type { Told } from "./told.ts";

declare global {
  /** What the harness page lays open for its tests. */
  interface Window {
    readonly generatedTimeline: (threads: number) => RunTimeline;
    readonly told: Told[];
    readonly generatedFlame: (nodes: number) => FlameTree;
    readonly generatedScene: (wish: { cards: number }) => Scene;
    readonly setShown: (shown: FlameTree | RunTimeline) => void;
    readonly setScene: (scene: Scene) => void;
    readonly setSearch: (text: string) => void;
    readonly setSelected: (id: string | null) => void;
    readonly setFound: (ids: ReadonlySet<string> | null) => void;
    readonly scene: Scene;
    readonly handle: { readonly current: FlowDiagramHandle };
    readonly large: FlameTree | RunTimeline;
    readonly gc?: () => void;
  }
}
