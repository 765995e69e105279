import type { Box, PlacedNode, Point, Scene } from "#model/scene.ts";
import { fitted, seenBox, type View } from "./viewport-math.ts";
import { walkStart } from "./walk-calls.ts";

/** Below this zoom a whole picture can't be read, and the first view shows its most important part instead. */
const readable = 0.5;
/** The zoom of a first view that shows a part. */
const reading = 0.75;

interface Screen {
  readonly width: number;
  readonly height: number;
}

/**
 * What a new picture shows first: all of it when that can be read, else a part at reading size. A run's part is around its
 * beginning, moved sideways to where most of the cost is seen; the source alone has no beginning, so there it is the part with
 * most cards.
 */
export function openingView(scene: Scene, screen: Screen, textScale = 1): View {
  const all = fitted({ x: 0, y: 0, ...scene.size }, screen, textScale);
  const start = scene.nodes.find(({ id }) => id === walkStart(scene));
  if (all.zoom >= readable * textScale || start === undefined) return all;
  const zoom = reading * textScale;
  const hasBeginning = scene.run !== null || start.isRoot;
  // What a person looks at has callers above it, a run's beginning has none.
  const height = screen.height * (start.isRoot ? 0.4 : 0.14);
  const views = hasBeginning
    ? scene.nodes
        .map((node) => viewOf(scene, screen, zoom, height, { x: middle(node.box), y: start.box.y }))
        .filter((view) => isSeen(start, seenBox(view, screen)))
    : scene.nodes.map(({ box }) => viewOf(scene, screen, zoom, height, { x: middle(box), y: box.y }));
  const first = viewOf(scene, screen, zoom, height, { x: middle(start.box), y: start.box.y });
  return best([first, ...views], scene, screen);
}

/** The view with a place of the scene in the middle, so far below the upper edge. */
function viewOf(scene: Scene, screen: Screen, zoom: number, height: number, at: Point): View {
  return {
    zoom,
    pan: {
      x: inside(screen.width / 2 - at.x * zoom, scene.size.width * zoom, screen.width),
      y: inside(height - at.y * zoom, scene.size.height * zoom, screen.height),
    },
  };
}

/** The first of those that show most. */
function best(views: readonly View[], scene: Scene, screen: Screen): View {
  const shown = views.map((view) => {
    const seen = seenBox(view, screen);
    return scene.nodes.reduce((sum, node) => (isSeen(node, seen) ? sum + weightOf(node, scene) : sum), 0);
  });
  return views[shown.indexOf(Math.max(...shown))]!;
}

/** A card counts as one, and the more the dearer it is. */
function weightOf({ cost }: PlacedNode, { measure }: Scene): number {
  return 1 + (cost?.total == null || measure === null || measure.whole <= 0 ? 0 : (4 * cost.total) / measure.whole);
}

function isSeen({ box }: PlacedNode, seen: Box): boolean {
  return (
    box.x >= seen.x &&
    box.y >= seen.y &&
    box.x + box.width <= seen.x + seen.width &&
    box.y + box.height <= seen.y + seen.height
  );
}

function middle({ x, width }: Box): number {
  return x + width / 2;
}

/** A pan that leaves no empty screen at one side while the picture goes on at the other. */
function inside(pan: number, length: number, room: number): number {
  if (length <= room) return (room - length) / 2;
  return Math.min(0, Math.max(room - length, pan));
}
