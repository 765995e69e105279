import type { Scene } from "#model/scene.ts";
import { fitted, type View } from "./viewport-math.ts";
import { walkStart } from "./walk-calls.ts";

/** Below this zoom a whole picture can't be read, and the first view shows its most important part instead. */
const readable = 0.5;

/** What a new picture shows first: all of it when that can be read, else where it begins, at reading size. */
export function openingView(
  scene: Scene,
  screen: { readonly width: number; readonly height: number },
  textScale = 1,
): View {
  const all = fitted({ x: 0, y: 0, ...scene.size }, screen, textScale);
  const start = walkStart(scene);
  const node = scene.nodes.find(({ id }) => id === start);
  if (all.zoom >= readable * textScale || node === undefined) return all;
  const zoom = 0.75 * textScale;
  const middle = node.box.x + node.box.width / 2;
  return {
    zoom,
    pan: {
      x: inside(screen.width / 2 - middle * zoom, scene.size.width * zoom, screen.width),
      y: inside(screen.height * 0.14 - node.box.y * zoom, scene.size.height * zoom, screen.height),
    },
  };
}

/** A pan that leaves no empty screen at one side while the picture goes on at the other. */
function inside(pan: number, length: number, room: number): number {
  if (length <= room) return (room - length) / 2;
  return Math.min(0, Math.max(room - length, pan));
}
